package org.airiskgraph.graph;

import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;

/**
 * The layers of the graph. No triple stands in two of them, none changes any more, and reading needs no
 * lock.
 *
 * @param ontology the ontology files with all that follows from them
 * @param catalogue the records, and what follows from them
 * @param links the links between risks
 * @param notes what else the linking found, and how it was done
 * @param crosswalk other catalogues, and which of their entries concern which risks
 */
public record RiskDataset(Graph ontology, Graph catalogue, Graph links, Graph notes, Graph crosswalk) {
  /** Ontology, catalogue, links and crosswalk as named graphs, and all as the default graph, so that a query needs no GRAPH. */
  public DatasetGraph toDataset(IriFactory iris) {
    DatasetGraph dataset = new DatasetGraphMapLink(named(iris, ontology, catalogue, links, notes, crosswalk));
    dataset.addGraph(iris.graph("ontology"), named(iris, ontology));
    dataset.addGraph(iris.graph("catalogue"), named(iris, catalogue));
    dataset.addGraph(iris.graph("links"), named(iris, links, notes));
    dataset.addGraph(iris.graph("crosswalk"), named(iris, crosswalk));
    Prefixes.of(iris).forEach(dataset.prefixes()::add);
    return dataset;
  }

  private static Graph named(IriFactory iris, Graph... layers) {
    Graph graph = Stream.of(layers).reduce(Graph.emptyGraph, Layers::new);
    Prefixes.addTo(graph.getPrefixMapping(), iris);
    return graph;
  }

  /** Knows its size without counting all triples, which the descriptions of the dataset state. */
  private static final class Layers extends DisjointUnion {
    Layers(Graph first, Graph second) {
      super(first, second);
    }

    @Override
    protected int graphBaseSize() {
      return L.size() + R.size();
    }
  }
}
