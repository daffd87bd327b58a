package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;

class RiskDatasetTest {
  /** Any client may ask for the description of the dataset, which states them. */
  @Test
  void sizesAreKnownWithoutReadingTheGraph() {
    IriFactory iris = new IriFactory("http://example.org/");
    DatasetGraph dataset = new RiskDataset(layer("(<a> <b> 1) (<a> <b> 2)"), layer("(<a> <b> 3)"), layer(""),
        layer("(<a> <c> 1) (<a> <c> 2) (<a> <c> 3)"), layer("(<a> <d> 1)")).toDataset(iris);
    assertEquals(7, dataset.getDefaultGraph().size());
    assertEquals(3, dataset.getGraph(iris.graph("links")).size());
  }

  private static Graph layer(String triples) {
    return new GraphWrapper(SSE.parseGraph("(graph " + triples + ")")) {
      @Override
      public ExtendedIterator<Triple> find(Triple pattern) {
        throw new AssertionError("the graph was read");
      }

      @Override
      public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        throw new AssertionError("the graph was read");
      }
    };
  }
}
