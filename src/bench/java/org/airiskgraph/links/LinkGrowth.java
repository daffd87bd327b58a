package org.airiskgraph.links;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * Prints what linking costs as the catalogue grows, in Markdown: processor time of one thread for the bundled
 * catalogue and for copies of it, each copy with risks, evidence and source documents of its own. Arguments:
 * a workbook to merge in, if any.
 */
public final class LinkGrowth {
  private static final List<String> COPIED = List.of("risk/", "source/", "evidence/");

  private LinkGrowth() {}

  public static void main(String[] args) {
    CatalogueInputs inputs = new CatalogueInputs(CatalogueInputs.bundled().catalogue(), List.of(args), List.of());
    Graph graph =
        RiskGraphBuilder.build(inputs, new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.none()).getDefaultGraph();
    System.out.printf(Locale.ROOT, "First run, nothing warm: %.2f s%n%n", seconds(graph));
    System.out.println("| copies | processor time, median of three, s | times the first |\n|---|---|---|");
    double first = 0;
    for (int copies : new int[] {1, 2, 5, 10}) {
      Graph scaled = copies(graph, copies);
      double[] runs = {seconds(scaled), seconds(scaled), seconds(scaled)};
      Arrays.sort(runs);
      first = first == 0 ? runs[1] : first;
      System.out.printf(Locale.ROOT, "| %d | %.2f | %.1f |%n", copies, runs[1], runs[1] / first);
    }
  }

  private static double seconds(Graph graph) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    new LinkBuilder(new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.standard()).build(graph, link -> {
    }, new StreamRDFBase() {
    });
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static Graph copies(Graph graph, int copies) {
    Graph all = new GraphMem2Fast();
    graph.find().forEachRemaining(triple -> {
      for (int copy = 0; copy < copies; copy++) {
        all.add(
            Triple.create(copied(triple.getSubject(), copy), triple.getPredicate(), copied(triple.getObject(), copy)));
      }
    });
    return all;
  }

  private static Node copied(Node node, int copy) {
    boolean own = copy > 0 && node.isURI()
        && COPIED.stream().anyMatch(kind -> node.getURI().startsWith(IriFactory.DEFAULT_BASE + kind));
    return own ? NodeFactory.createURI(node.getURI() + "-copy" + copy) : node;
  }
}
