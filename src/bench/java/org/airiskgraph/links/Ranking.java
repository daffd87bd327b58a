package org.airiskgraph.links;

import java.util.function.IntPredicate;
import org.apache.jena.graph.Graph;

/** Ranks the risks of a graph by their relatedness to one. */
interface Ranking {
  /** The numbers of the best risks among those allowed, best first. */
  int[] best(int risk, int count, IntPredicate allowed);

  /** The ranking of the links themselves. */
  static Ranking of(RiskTable table, Graph graph, LinkMethod method) {
    return new NearestNeighborIndex(table, new FeatureMatrix(table, graph, method), method)::best;
  }
}
