package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDFLib;

/**
 * Prints a random sample of reasons to be judged by a person, tab-separated, with the summaries of both risks: {@code
 * ReasonSample NUMBER SEED} of those that readers see first, three of each of the first five links of a risk; {@code
 * ReasonSample NUMBER SEED all} of all.
 */
public final class ReasonSample {
  private static final int LINKS = 5;
  private static final int REASONS = 3;

  private ReasonSample() {}

  public static void main(String[] args) {
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);
    Graph graph = RiskGraphBuilder.build(CatalogueInputs.bundled(), iris, LinkOptions.none()).getDefaultGraph();
    RiskTable table = new RiskTable(graph);
    boolean all = args.length > 2;
    List<List<Node>> summaries = table.values(AIRG.summary);
    List<String> lines = new ArrayList<>();
    new LinkBuilder(iris, all ? LinkOptions.standard() : LinkOptions.atMost(LINKS)).build(graph, link -> {
      String pair = link.rank() + "\t" + link.score() + "\t" + name(table, link.from()) + "\t" + name(table, link.to());
      link.reasons().stream().limit(all ? Integer.MAX_VALUE : REASONS)
          .forEach(reason -> lines.add(pair + "\t" + reason.weight() + "\t"
              + reason.words() + "\t" + summaries.get(table.number(link.from())) + "\t"
              + summaries.get(table.number(link.to()))));
    }, StreamRDFLib.sinkNull());
    Collections.shuffle(lines, new Random(Long.parseLong(args[1])));
    lines.stream().limit(Integer.parseInt(args[0])).forEach(System.out::println);
  }

  private static String name(RiskTable table, Node risk) {
    return risk.getURI().replaceFirst(".*/", "") + " " + table.name(table.number(risk));
  }
}
