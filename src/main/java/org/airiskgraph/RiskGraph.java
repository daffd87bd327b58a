package org.airiskgraph;

import org.airiskgraph.graph.CatalogueTriples;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.links.LinkBuilder;
import org.airiskgraph.links.LinkOptions;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;

/** The way from inputs to the graph, each line a stage. */
public final class RiskGraph {
  private RiskGraph() {}

  /** The whole graph in memory: ontology, catalogue, and the links between its risks. */
  public static DatasetGraph build(Inputs inputs, Iris iris, LinkOptions links) {
    Ontology ontology = Ontology.read(iris);
    RiskDataset graph = new RiskDataset(iris, ontology);
    inputs.sendTo(new CatalogueTriples(iris, ontology, graph.catalogue()));
    new LinkBuilder(iris, links).build(graph.stated(), ontology.entailment().completing(graph.links()));
    return graph.dataset();
  }

  /** The catalogue's triples alone, one record after the other, without holding them. */
  public static void stream(Inputs inputs, Iris iris, StreamRDF out) {
    inputs.sendTo(new CatalogueTriples(iris, Ontology.read(iris), out));
  }
}
