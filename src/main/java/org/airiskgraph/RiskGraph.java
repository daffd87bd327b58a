package org.airiskgraph;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.graph.CatalogueTriples;
import org.airiskgraph.graph.FrozenGraph;
import org.airiskgraph.graph.Handover;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.graph.JenaStart;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.OverlayGraph;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.graph.Tagging;
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
    Supplier<RiskDataset> made = () -> layers(inputs, iris, links, ontology(iris));
    return (isBundled(inputs, iris, links) ? Snapshot.load().orElseGet(made) : made.get()).toDataset(iris);
  }

  /** The same from the inputs in every case. */
  public static RiskDataset layers(Inputs inputs, Iris iris, LinkOptions links, Ontology files) {
    Graph ontology = files.closed();
    Graph catalogue = collect(List.of(ontology), out ->
        inputs.sendTo(new Tagging(iris, files, new CatalogueTriples(iris, files, out))));
    List<Graph> stated = List.of(ontology, catalogue);
    LinkTable.Builder table = new LinkTable.Builder();
    Graph notes = collect(stated, out -> new LinkBuilder(iris, links)
        .build(new OverlayGraph(stated), table::add, files.entailment().completing(out)));
    return new RiskDataset(ontology, catalogue, new LinkGraph(table.build()), notes);
  }

  /**
   * Ontology and catalogue without links, one record after the other, held by nobody; {@code named} adds the named
   * graphs. Reading, tagging and writing happen at once, each on a thread of its own; the first begins while Jena
   * still starts, and {@code out} is made when it has.
   */
  public static void stream(Inputs inputs, Iris iris, boolean named, Supplier<StreamRDF> out) {
    try (CatalogueSink records = new Handover(() -> {
      Ontology ontology = ontology(iris);
      return new Tagging(iris, ontology, new Handover(() -> {
        StreamRDF triples = new TripleStream(iris, ontology, named, out.get());
        triples.start();
        return new CatalogueTriples(iris, ontology, triples);
      }));
    })) {
      inputs.sendTo(records);
    }
  }

  /** Can be called while Jena starts, and waits for it. */
  private static Ontology ontology(Iris iris) {
    Optional<Ontology> compiled = iris.base().equals(Iris.DEFAULT_BASE) ? Snapshot.ontology() : Optional.empty();
    JenaStart.await();
    return compiled.orElseGet(() -> Ontology.read(iris));
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
