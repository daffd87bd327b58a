package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.server.view.GraphReader;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", mixinStandardHelpOptions = true, description = "Find risks, concepts, works and the rest by words of their names and texts, best first.", footer = {
    "", "Example: airisk search deceptive alignment"})
final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Words, or beginnings of words; all must occur.") private List<String> words;

  @Option(names = "-k", paramLabel = "N", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).") private int count;

  @Mixin private InputOptions inputs;

  /** Exit 1 when nothing is found. */
  @Override
  public Integer call() {
    DatasetGraph dataset = inputs.build();
    GraphReader facts = new GraphReader(dataset.getDefaultGraph(), inputs.iris());
    List<SearchHit> hits = new SearchIndex(dataset.getDefaultGraph()).find(String.join(" ", words));
    PrintWriter out = spec.commandLine().getOut();
    hits.stream().limit(Math.max(0, count)).forEach(hit -> {
      out.printf("%-10s %-14s %s%n", facts.places().kind(hit.thing().getURI()).map(EntityKind::path).orElse("term"),
          EntityResolver.id(hit.thing()), plain(hit.name()));
      if (!hit.excerpt().isEmpty()) {
        out.printf("%25s %s%n", "", plain(hit.excerpt()));
      }
    });
    out.println(hits.isEmpty() ? "nothing found"
        : hits.size() + " found" + (hits.size() > count ? ", the best " + count + " shown" : ""));
    return hits.isEmpty() ? 1 : 0;
  }

  private static String plain(List<SearchHit.Part> parts) {
    return parts.stream().map(SearchHit.Part::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
  }
}
