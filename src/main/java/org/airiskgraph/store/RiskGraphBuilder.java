package org.airiskgraph.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.graph.CatalogueToRdf;
import org.airiskgraph.graph.ConceptAnnotatingSink;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.RiskDataset;
import org.airiskgraph.graph.StreamRDFDedup;
import org.airiskgraph.links.FitToRdf;
import org.airiskgraph.links.LinkBuilder;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.links.RiskConcepts;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.snapshot.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;

/** Builds the graph from the inputs, stage by stage. */
public final class RiskGraphBuilder {
  private RiskGraphBuilder() {}

  /**
   * The whole graph in memory: ontology, catalogue, and the links between its risks. Of the bundled catalogue only links
   * are made, and only if {@code links} are not the standard ones.
   */
  public static DatasetGraph build(CatalogueInputs inputs, IriFactory iris, LinkOptions links) {
    return (isBundled(inputs, iris) ? Snapshot.load() : Optional.<RiskDataset>empty())
        .map(ready -> links.equals(LinkOptions.standard()) ? ready : withLinks(ready, iris, links))
        .orElseGet(() -> layers(inputs, iris, links, ontology(inputs, iris))).toDataset(iris);
  }

  /** The same with other links, from which no other layer follows. */
  private static RiskDataset withLinks(RiskDataset ready, IriFactory iris, LinkOptions links) {
    Ontology files = Snapshot.ontology().orElseGet(() -> Ontology.read(iris));
    Graph described = new DisjointUnion(ready.ontology(), ready.catalogue());
    Snapshot.Links found = new Snapshot.Links();
    Graph notes = notes(iris, links, files, described, new RiskConcepts(described), found);
    return new RiskDataset(ready.ontology(), ready.catalogue(), found.toGraph(), notes, ready.crosswalk());
  }

  /** The layers of the graph, always built from the inputs. */
  public static RiskDataset layers(CatalogueInputs inputs, IriFactory iris, LinkOptions links, Ontology files) {
    // First, so that a fault in a small file shows before the long work.
    Crosswalk crosswalk = inputs.crosswalk();
    List<IncidentCollection> incidents = inputs.incidentCollections(crosswalk.entries()::contains);
    Graph ontology = Snapshot.copyOf(files.closed());
    Graph catalogue = collect(List.of(ontology), out -> send(inputs, iris, files, out));
    Snapshot.Links found = new Snapshot.Links();
    Graph described = new DisjointUnion(ontology, catalogue);
    RiskConcepts concepts = new RiskConcepts(described);
    Graph notes = notes(iris, links, files, described, concepts, found);
    Graph facts = new DisjointUnion(described, notes);
    return new RiskDataset(ontology, catalogue, found.toGraph(), notes,
        CrosswalkBuilder.build(crosswalk, incidents, inputs, iris, facts, concepts, files.entailment()));
  }

  /** Sends links to {@code found}; the triples about them as a whole, and the mitigations that fit each risk. */
  private static Graph notes(IriFactory iris, LinkOptions links, Ontology files, Graph described, RiskConcepts concepts,
      Snapshot.Links found) {
    return collect(List.of(described), out -> {
      StreamRDF completed = files.entailment().completing(out);
      new LinkBuilder(iris, links).build(described, found, completed);
      new FitToRdf(iris, completed).mitigations(described, concepts);
    });
  }

  /**
   * Sends ontology and catalogue without links to {@code out}, one record after the other, without holding them;
   * {@code named} adds the named graphs.
   */
  public static void stream(CatalogueInputs inputs, IriFactory iris, boolean named, StreamRDF out) {
    Ontology ontology = ontology(inputs, iris);
    StreamRDF triples = new StreamRDFDedup(iris, ontology, named, out);
    triples.start();
    send(inputs, iris, ontology, triples);
  }

  private static void send(CatalogueInputs inputs, IriFactory iris, Ontology ontology, StreamRDF out) {
    try (CatalogueSink records =
        new ConceptAnnotatingSink(iris, ontology, new CatalogueToRdf(iris, ontology, out))) {
      inputs.sendTo(records);
    }
  }

  private static Ontology ontology(CatalogueInputs inputs, IriFactory iris) {
    return ontology(iris, inputs.catalogue().flatMap(Ontology::concepts));
  }

  /** The ontology with {@code concepts} added; compiled, if it has none and the default base, or else read. */
  public static Ontology ontology(IriFactory iris, Optional<Graph> concepts) {
    Optional<Ontology> compiled = concepts.isEmpty() && iris.base().equals(IriFactory.DEFAULT_BASE)
        ? Snapshot.ontology() : Optional.empty();
    return compiled.orElseGet(() -> Ontology.read(iris, concepts));
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
    return Snapshot.copyOf(found);
  }

  private static boolean isBundled(CatalogueInputs inputs, IriFactory iris) {
    return inputs.equals(CatalogueInputs.bundled()) && iris.base().equals(IriFactory.DEFAULT_BASE);
  }
}
