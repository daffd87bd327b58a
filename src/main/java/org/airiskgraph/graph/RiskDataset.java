package org.airiskgraph.graph;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;

/**
 * The graph in memory while it is made: ontology, catalogue and links, each a named graph, and all three
 * together as the default graph, so that a query needs no GRAPH.
 *
 * <p>Written once, then only read; reading needs no lock.
 */
public final class RiskDataset {
  private final Iris iris;
  private final Graph ontology = new GraphMem2Fast();
  private final Graph catalogue = new GraphMem2Fast();

  /** Begins with what follows from the ontology. */
  public RiskDataset(Iris iris, Ontology ontology) {
    this.iris = iris;
    ontology.closed().find().forEachRemaining(this.ontology::add);
    this.ontology.getPrefixMapping().setNsPrefixes(ontology.stated().getPrefixMapping());
  }

  public Iris iris() {
    return iris;
  }

  /** Adds to the catalogue what the ontology does not state already. */
  public StreamRDF catalogue() {
    return new StreamRDFBase() {
      @Override
      public void triple(Triple triple) {
        if (!ontology.contains(triple)) {
          catalogue.add(triple);
        }
      }
    };
  }

  /** Ontology and catalogue as one graph, for what is derived from them. */
  public Graph stated() {
    return new OverlayGraph(List.of(ontology, catalogue));
  }

  /** The dataset to query; of {@code links}, nothing is stated by ontology or catalogue. */
  public DatasetGraph dataset(Graph links) {
    List<Graph> layers = List.of(ontology, catalogue, links);
    layers.forEach(layer -> Prefixes.addTo(layer.getPrefixMapping(), iris));
    DatasetGraph dataset = new DatasetGraphMapLink(new OverlayGraph(layers));
    dataset.addGraph(iris.graph("ontology"), ontology);
    dataset.addGraph(iris.graph("catalogue"), catalogue);
    dataset.addGraph(iris.graph("links"), links);
    Prefixes.of(iris).forEach(dataset.prefixes()::add);
    return dataset;
  }
}
