package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", mixinStandardHelpOptions = true, description = "Find risks, concepts, works and more by words in their names and texts, best match first.", footer = {
    "", "Example: airisk search deceptive alignment"})
final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 1000;
  private static final int EXCERPT_INDENT = 6;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Words or beginnings of words; all of them must occur.") private List<String> words;

  @Option(names = {"-k",
      "--count"}, paramLabel = "N", defaultValue = "20", description = "Number of results (default: ${DEFAULT-VALUE}).") private int count;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  /** Exit 1 when nothing is found. */
  @Override
  public Integer call() {
    Main.refuseOutside("--count", count, 1, MOST);
    boolean isTable = format.isTable();
    DatasetGraph dataset = inputs.build();
    List<SearchHit> found = Progress.during("Searching",
        () -> new SearchIndex(dataset.getDefaultGraph()).find(String.join(" ", words)));
    List<SearchHit> hits = found.stream().limit(count).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (isTable) {
      print(hits, out);
      out.println(hits.isEmpty() ? "Nothing found."
          : found.size() + " found" + (found.size() > count ? ", the best " + count + " shown." : "."));
    } else {
      format.print(List.of("kind", "identifier", "name", "excerpt", "iri"), hits,
          hit -> List.of(FormatOption.text(kind(hit)), FormatOption.text(GraphReader.id(hit.thing())),
              FormatOption.text(plain(hit.name())), FormatOption.text(plain(hit.excerpt())), hit.thing()),
          out);
    }
    return hits.isEmpty() ? 1 : 0;
  }

  private void print(List<SearchHit> hits, PrintWriter out) {
    Terminal terminal = Terminal.current();
    TextTable table = new TextTable(terminal, 0);
    for (SearchHit hit : hits) {
      table.row(terminal.plain(kind(hit)), terminal.plain(GraphReader.id(hit.thing())),
          terminal.bold(plain(hit.name())));
      if (!hit.excerpt().isEmpty()) {
        table.below(EXCERPT_INDENT, terminal.plain(plain(hit.excerpt())));
      }
    }
    table.print(out);
  }

  private String kind(SearchHit hit) {
    return inputs.iris().kind(hit.thing().getURI()).map(EntityKind::path).orElse("term");
  }

  private static String plain(List<SearchHit.Part> parts) {
    return Terminal.oneLine(parts.stream().map(SearchHit.Part::text).collect(Collectors.joining()));
  }
}
