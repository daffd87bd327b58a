package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.search.SearchResults;
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

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Words, beginnings of words, identifiers or codes; in either spelling.") private List<String> words;

  @Option(names = {"-k",
      "--count"}, paramLabel = "N", defaultValue = "20", description = "Number of results (default: ${DEFAULT-VALUE}).") private int count;

  @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "Number of results to leave out before the first (default: ${DEFAULT-VALUE}).") private int offset;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only entities of this kind: risk, concept, source, mitigation, ….") private String kind;

  @Option(names = "--domain", paramLabel = "CODE", description = "Only what belongs to this domain or sub-domain: 7 or 7.2.") private String domain;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Only what belongs to this source document: 34 or Ji2023.") private String source;

  @Mixin private FormatOption format;
  @Mixin private InputOptions inputs;

  /** Exit 1 when nothing is found. */
  @Override
  public Integer call() {
    Main.refuseOutside("--count", count, 1, MOST);
    Main.refuseOutside("--offset", offset, 0, Integer.MAX_VALUE);
    boolean isTable = format.isTable();
    DatasetGraph dataset = inputs.build();
    SearchResults found = Progress.during("Searching",
        () -> new SearchIndex(dataset.getDefaultGraph()).search(String.join(" ", words), filters(), offset, count));
    List<SearchHit> hits = found.hits();
    PrintWriter out = spec.commandLine().getOut();
    if (isTable) {
      Terminal terminal = Terminal.current();
      if (!found.correction().isEmpty()) {
        out.println(terminal
            .folded(Terminal.oneLine("Did you mean \"" + found.correction() + "\"? These are its results.")));
      }
      print(hits, terminal, out);
      out.println(terminal.folded(summary(found)));
    } else {
      format.print(List.of("kind", "identifier", "name", "excerpt", "iri", "source"), hits,
          hit -> List.of(kind(hit), GraphReader.id(hit.thing()), plain(hit.name()), plain(hit.summary()), hit.thing(),
              hit.source()),
          out);
    }
    return hits.isEmpty() ? 1 : 0;
  }

  private Map<SearchFacet, String> filters() {
    Map<SearchFacet, String> filters = new EnumMap<>(SearchFacet.class);
    Optional.ofNullable(kind).ifPresent(value -> filters.put(SearchFacet.KIND, value));
    Optional.ofNullable(domain).ifPresent(value -> filters.put(SearchFacet.DOMAIN, value));
    Optional.ofNullable(source).ifPresent(value -> filters.put(SearchFacet.SOURCE, value));
    return filters;
  }

  private String summary(SearchResults found) {
    int shown = found.hits().size();
    if (found.total() == 0) {
      return "Nothing found.";
    }
    String complete = found.complete() == found.total() ? ""
        : found.complete() == 0 ? " with some of the words" : " (" + found.complete() + " with every word)";
    return found.total() + " found" + complete + (shown == found.total() ? "."
        : offset == 0 ? ", the best " + shown + " shown."
            : shown == 0 ? ", none after " + offset + "."
                : ", " + (offset + 1) + " to " + (offset + shown) + " shown.");
  }

  private void print(List<SearchHit> hits, Terminal terminal, PrintWriter out) {
    TextTable table = new TextTable(terminal, 0);
    for (SearchHit hit : hits) {
      table.row(terminal.plain(kind(hit)), terminal.plain(GraphReader.id(hit.thing())),
          terminal.bold(plain(hit.name())), terminal.plain(hit.source()));
      List<SearchHit.Part> text = hit.summary();
      if (!text.isEmpty()) {
        table.below(EXCERPT_INDENT, 0, terminal.plain(plain(text)));
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
