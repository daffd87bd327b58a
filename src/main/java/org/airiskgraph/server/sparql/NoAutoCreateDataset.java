package org.airiskgraph.server.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;

/** A dataset in which a graph that a query merely names is empty; Jena would make it, and fail at what only reads. */
final class NoAutoCreateDataset extends DatasetGraphWrapper {
  NoAutoCreateDataset(DatasetGraph dataset) {
    super(dataset);
  }

  @Override
  public Graph getGraph(Node name) {
    boolean known = Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || containsGraph(name);
    return known ? super.getGraph(name) : Graph.emptyGraph;
  }
}
