package org.airiskgraph.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.CrosswalkToRdf;
import org.airiskgraph.graph.IncidentToRdf;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.OwlRlRules;
import org.airiskgraph.links.EntryRanking;
import org.airiskgraph.links.FitToRdf;
import org.airiskgraph.links.IncidentRanking;
import org.airiskgraph.links.MeasureRanking;
import org.airiskgraph.links.RiskConcepts;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.snapshot.Snapshot;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.riot.system.StreamRDFLib;

/**
 * Builds the layer of other catalogues: their entries, the mappings to them, which concern which risk and which of their
 * measures may address it; and of the incidents that illustrate risks.
 */
final class CrosswalkBuilder {
  private CrosswalkBuilder() {}

  /**
   * The triples that {@code facts} does not hold.
   *
   * @param inputs what takes warnings
   * @param facts ontology, catalogue, and the mitigations that fit each risk
   * @param concepts those of the risks
   * @throws InputException if a mapping names something that the graph does not have, and problems are refused
   */
  static Graph build(Crosswalk crosswalk, List<IncidentCollection> incidents, CatalogueInputs inputs, IriFactory iris,
      Graph facts, RiskConcepts concepts, OwlRlRules rules) {
    if (crosswalk.isEmpty() && incidents.isEmpty()) {
      return Snapshot.copyOf(GraphFactory.createDefaultGraph());
    }
    Graph found = new GraphMem2Fast();
    StreamRDF out = rules.completing(StreamRDFLib.graph(found));
    Map<String, List<String>> unknown = new LinkedHashMap<>();
    List<CrosswalkToRdf.Mapped> mapped = new CrosswalkToRdf(iris, node -> facts.contains(node, Node.ANY, Node.ANY), out)
        .write(crosswalk, problems(inputs, iris, facts, unknown));
    unknown.forEach((file, lines) -> inputs.warnings().orElseThrow().accept(lines.get(0)
        + (lines.size() == 1 ? "" : " (the first of " + lines.size() + " such cases)")));
    if (!crosswalk.isEmpty()) {
      new FitToRdf(iris, out).entries(concepts.risks(),
          new EntryRanking(facts, concepts, found, mapped));
      new FitToRdf(iris, out).measures(concepts.risks(), new MeasureRanking(iris, concepts,
          crosswalk.catalogues(), concept -> facts.contains(concept, Node.ANY, Node.ANY),
          (catalogue, one) -> unknown(inputs, catalogue.id() + ".concepts.tsv", "the concept " + one.concept(),
              "the key of one of the thesaurus")));
    }
    Ontology.closeTransitively(found, SKOS.broaderTransitive.asNode());
    Ontology.closeTransitively(found, SKOS.narrowerTransitive.asNode());
    if (!incidents.isEmpty()) {
      new IncidentToRdf(iris, new ConceptAnnotator(facts), out).write(incidents);
      new FitToRdf(iris, out).incidents(concepts.risks(), new IncidentRanking(facts, concepts, found, mapped,
          against(incidents, iris)));
    }
    found.find().filterKeep(facts::contains).toList().forEach(found::delete);
    return Snapshot.copyOf(found);
  }

  private static Map<Node, Set<Node>> against(List<IncidentCollection> collections, IriFactory iris) {
    return collections.stream().flatMap(collection -> collection.incidents().stream())
        .collect(Collectors.toMap(incident -> iris.incident(incident.id()), incident -> incident.tags().notConcepts()
            .stream().map(iris::concept).collect(Collectors.toSet()), (a, b) -> b));
  }

  private static void unknown(CatalogueInputs inputs, String place, String found, String expected) {
    InputException problem =
        new InputException(place, "found " + found + ", which is not in the graph; expected " + expected);
    inputs.warnings().orElseThrow(() -> problem).accept(problem.getMessage() + "; it is left out");
  }

  /** Collects mappings of what is not in the graph by file and kind, or refuses the first. */
  static BiConsumer<Mapping, String> problems(CatalogueInputs inputs, IriFactory iris, Graph facts,
      Map<String, List<String>> unknown) {
    return (mapping, iri) -> {
      Optional<EntityKind> kind = iris.kind(iri);
      // A missing file is the cause of hundreds of such faults.
      boolean noFile = kind.equals(Optional.of(EntityKind.MITIGATION))
          && !facts.contains(Node.ANY, RDF.type.asNode(), AIRG.Mitigation);
      InputException problem = new InputException(mapping.place(), "found " + iri + (noFile
          ? ", but the graph has no mitigations; expected the file mitigations.yaml in the catalogue's directory"
          : ", which is not in the graph; expected a risk, concept, mitigation, domain or catalogue entry of it"));
      if (inputs.warnings().isEmpty()) {
        throw problem;
      }
      String kindName = kind.map(Enum::name).orElse("");
      unknown
          .computeIfAbsent((noFile ? "" : mapping.place().replaceFirst(":\\d+$", "")) + kindName,
              file -> new ArrayList<>())
          .add(problem.getMessage() + "; the mapping is left out");
    };
  }
}
