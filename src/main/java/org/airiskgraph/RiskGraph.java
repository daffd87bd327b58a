package org.airiskgraph;

import java.util.List;
import java.util.function.Consumer;
import org.airiskgraph.graph.CatalogueTriples;
import org.airiskgraph.graph.FrozenGraph;
import org.airiskgraph.graph.Handover;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.OverlayGraph;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.graph.TripleStream;
import org.airiskgraph.links.LinkBuilder;
import org.airiskgraph.links.LinkGraph;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.links.LinkTable;
import org.airiskgraph.store.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;

/** The way from inputs to the graph, each line a stage. */
public final class RiskGraph {
  private RiskGraph() {}

  /** The whole graph in memory: ontology, catalogue, and the links between its risks. */
  public static DatasetGraph build(Inputs inputs, Iris iris, LinkOptions links) {
    RiskDataset layers = isBundled(inputs, iris, links)
        ? Snapshot.load().orElseGet(() -> layers(inputs, iris, links)) : layers(inputs, iris, links);
    return layers.toDataset(iris);
  }

  /** The same from the files in every case. */
  public static RiskDataset layers(Inputs inputs, Iris iris, LinkOptions links) {
    Ontology files = Ontology.read(iris);
    Graph ontology = FrozenGraph.of(files.closed());
    Graph catalogue = collect(List.of(ontology), out -> inputs.sendTo(new CatalogueTriples(iris, files, out)));
    List<Graph> stated = List.of(ontology, catalogue);
    LinkTable.Builder table = new LinkTable.Builder();
    Graph notes = collect(stated, out -> new LinkBuilder(iris, links)
        .build(new OverlayGraph(stated), table::add, files.entailment().completing(out)));
    return new RiskDataset(ontology, catalogue, new LinkGraph(table.build()), notes);
  }

  /** Ontology and catalogue without links, one record after the other, held by nobody; {@code named} adds the named graphs. */
  public static void stream(Inputs inputs, Iris iris, boolean named, StreamRDF out) {
    Ontology ontology = Ontology.read(iris);
    StreamRDF triples = new TripleStream(iris, ontology, named, out);
    triples.start();
    try (Handover records = new Handover(new CatalogueTriples(iris, ontology, triples))) {
      inputs.sendTo(records);
    }
    triples.finish();
  }

  /** The triples that a stage sends and that none of the earlier layers holds. */
  private static Graph collect(List<Graph> earlier, Consumer<StreamRDF> stage) {
    Graph found = new GraphMem2Fast();
    stage.accept(new StreamRDFBase() {
      @Override
      public void triple(Triple triple) {
        if (earlier.stream().noneMatch(layer -> layer.contains(triple))) {
          found.add(triple);
        }
      }
    });
    return FrozenGraph.of(found);
  }

  private static boolean isBundled(Inputs inputs, Iris iris, LinkOptions links) {
    return inputs.equals(Inputs.bundled()) && iris.base().equals(Iris.DEFAULT_BASE)
        && links.equals(LinkOptions.standard());
  }
}
