package org.airiskgraph.graph;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;

/**
 * The three layers of the graph. No triple stands in two of them, none changes any more, and reading needs no
 * lock.
 *
 * @param ontology the ontology files with all that follows from them
 * @param catalogue the records, and what follows from them
 * @param links the links between risks
 */
public record RiskDataset(Graph ontology, Graph catalogue, Graph links) {
  /** Names of the three, the last parts of their IRIs. */
  public static final List<String> NAMES = List.of("ontology", "catalogue", "links");

  public RiskDataset {
    requireNonNull(ontology, "ontology");
    requireNonNull(catalogue, "catalogue");
    requireNonNull(links, "links");
  }

  /** Each layer a named graph, and all together the default graph, so that a query needs no GRAPH. */
  public DatasetGraph toDataset(Iris iris) {
    List<Graph> layers = List.of(ontology, catalogue, links);
    layers.forEach(layer -> Prefixes.addTo(layer.getPrefixMapping(), iris));
    DatasetGraph dataset = new DatasetGraphMapLink(new OverlayGraph(layers));
    for (int i = 0; i < NAMES.size(); i++) {
      dataset.addGraph(iris.graph(NAMES.get(i)), layers.get(i));
    }
    Prefixes.of(iris).forEach(dataset.prefixes()::add);
    return dataset;
  }
}
