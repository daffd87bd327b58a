package org.airiskgraph.server.sparql;

import org.airiskgraph.server.http.CheckedGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.syntax.ElementPathBlock;

/**
 * A dataset that cannot be read after the deadline of a query. Jena follows a property path to its end, and describes
 * one resource after the other, before it looks whether the query was cancelled; but each step reads the dataset.
 */
final class DeadlineGraph extends DatasetGraphWrapper implements DatasetGraphWrapperView {
  private final QueryBudget budget;

  private DeadlineGraph(DatasetGraph dataset, QueryBudget budget) {
    super(dataset);
    this.budget = budget;
  }

  /** The dataset itself where Jena checks often enough: reading through this class costs a little. */
  static DatasetGraph under(Query query, DatasetGraph dataset, QueryBudget budget) {
    return query.isDescribeType() || hasPath(query) ? new DeadlineGraph(dataset, budget) : dataset;
  }

  private static boolean hasPath(Query query) {
    boolean[] found = {false};
    new QueryWalker() {
      @Override
      void triples(ElementPathBlock block) {
        found[0] |= block.getPattern().getList().stream().anyMatch(triple -> !triple.isTriple());
      }
    }.visit(query);
    return found[0];
  }

  @Override
  public Graph getDefaultGraph() {
    return new CheckedGraph(super.getDefaultGraph(), budget::check);
  }

  @Override
  public Graph getGraph(Node name) {
    return new CheckedGraph(super.getGraph(name), budget::check);
  }
}
