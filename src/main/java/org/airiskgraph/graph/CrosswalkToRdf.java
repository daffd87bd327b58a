package org.airiskgraph.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Writes other catalogues as SKOS concept schemes, and the mappings to them as SKOS statements, each with an axiom
 * annotation that says who made it and why, which is SSSOM's form in RDF.
 */
public final class CrosswalkToRdf {
  private static final Node FOAF_PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");

  /** A mapping between two nodes of the graph. */
  public record Mapped(Node subject, Node predicate, Node object) {}

  private final IriFactory iris;
  private final Predicate<Node> known;
  private final StreamRDF out;
  private final Map<String, Node> entriesByOtherIri = new HashMap<>();
  private final Set<Mapped> mapped = new LinkedHashSet<>();

  /**
   * Writes to {@code out}.
   *
   * @param known whether the graph describes a risk, concept, mitigation or domain
   */
  public CrosswalkToRdf(IriFactory iris, Predicate<Node> known, StreamRDF out) {
    this.iris = iris;
    this.known = known;
    this.out = out;
  }

  /**
   * Writes everything and returns the mappings.
   *
   * @param unknown receives each mapping that is left out because the graph has no such entity, and its IRI
   */
  public List<Mapped> write(Crosswalk crosswalk, BiConsumer<Mapping, String> unknown) {
    if (crosswalk.isEmpty()) {
      return List.of();
    }
    Node graph = iris.graph("crosswalk");
    add(graph, RDF.type.asNode(), DCAT.Dataset.asNode());
    add(graph, RDFS.label.asNode(), Literals.english("other catalogues, and what in them corresponds to AI risks"));
    add(graph, DCTerms.description.asNode(),
        Literals.english("Entries of other catalogues, mappings to them with their reasons, "
            + "incidents, and the entries and incidents of each risk that follow, with scores."));
    add(graph, DCTerms.license.asNode(), NodeFactory.createURI("https://creativecommons.org/licenses/by/4.0/"));
    add(graph, OWL2.versionInfo.asNode(), Literals.string(Ontology.VERSION));
    crosswalk.sets().stream().flatMap(set -> set.mappings().stream())
        .flatMap(mapping -> mapping.slot("mapping_date").stream())
        .filter(day -> day.matches("\\d{4}-\\d\\d-\\d\\d")).max(Comparator.naturalOrder())
        .ifPresent(day -> add(graph, DCTerms.modified.asNode(), Literals.date(day)));
    for (ExternalCatalogue catalogue : crosswalk.catalogues()) {
      add(graph, DCTerms.source.asNode(), iris.catalogue(catalogue.id()));
      write(catalogue);
    }
    MappingsToRdf mappings = new MappingsToRdf(graph, out);
    for (MappingSet set : crosswalk.sets()) {
      Node mappingSet = mappings.write(set);
      Set<List<Object>> ofSet = new HashSet<>();
      for (Mapping mapping : set.mappings()) {
        Mapped nodes = new Mapped(resolve(mapping.subject()), NodeFactory.createURI(mapping.predicate()),
            resolve(mapping.object()));
        Optional<Node> missing = missing(nodes.subject).or(() -> missing(nodes.object));
        if (missing.isPresent()) {
          unknown.accept(mapping, missing.get().getURI());
        } else if (!nodes.subject.equals(nodes.object)
            && ofSet.add(List.of(nodes, mapping.justification(), mapping.slots()))) {
          // An entry and the IRI that its owner gives it are one node already.
          mapped.add(nodes);
          mappings.write(mappingSet, nodes, mapping);
        }
      }
    }
    return List.copyOf(mapped);
  }

  private void write(ExternalCatalogue catalogue) {
    Node scheme = iris.catalogue(catalogue.id());
    ExternalCatalogue.Terms terms = catalogue.terms();
    add(scheme, RDF.type.asNode(), AIRG.ExternalCatalogue);
    add(scheme, DCTerms.identifier.asNode(), Literals.string(catalogue.id()));
    describe(scheme, terms, this::add);
    add(scheme, DCTerms.issued.asNode(), Literals.date(terms.issued()));
    add(scheme, AIRG.credit, Literals.english(terms.credit()));
    catalogue.entries().forEach(entry -> write(catalogue.id(), scheme, entry));
    catalogue.wordings().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(wording -> add(
        iris.catalogueEntry(catalogue.id(), wording.getKey()), DCTerms.description.asNode(),
        Literals.english(wording.getValue())));
  }

  /** States what a catalogue and a collection of incidents have in common. */
  static void describe(Node node, ExternalCatalogue.Terms terms, WorkToRdf.Statements out) {
    out.add(node, RDFS.label.asNode(), Literals.english(terms.shortTitle()));
    out.add(node, DCTerms.title.asNode(), Literals.english(terms.title()));
    out.add(node, DCTerms.publisher.asNode(), Literals.string(terms.publisher()));
    out.add(node, OWL2.versionInfo.asNode(), Literals.string(terms.version()));
    out.add(node, DCTerms.license.asNode(),
        IriFactory.web(terms.license()).orElseGet(() -> Literals.string(terms.license())));
    IriFactory.web(terms.home()).ifPresent(page -> out.add(node, DCAT.landingPage.asNode(), page));
    terms.note().ifPresent(note -> out.add(node, SKOS.note.asNode(), Literals.english(note)));
  }

  private void write(String catalogue, Node scheme, CatalogueEntry entry) {
    Node node = iris.catalogueEntry(catalogue, entry.id());
    entriesByOtherIri.put(node.getURI(), node);
    add(node, RDF.type.asNode(), AIRG.CatalogueEntry);
    add(node, DCTerms.identifier.asNode(), Literals.string(entry.id()));
    add(node, SKOS.notation.asNode(), Literals.string(entry.code()));
    add(node, SKOS.prefLabel.asNode(), Literals.english(entry.name()));
    add(node, SKOS.inScheme.asNode(), scheme);
    add(node, AIRG.entryKind, Literals.string(entry.kind()));
    entry.broader().forEach(id -> add(node, SKOS.broader.asNode(), iris.catalogueEntry(catalogue, id)));
    entry.related().forEach(id -> add(node, SKOS.related.asNode(), iris.catalogueEntry(catalogue, id)));
    entry.page().flatMap(IriFactory::web).ifPresent(page -> add(node, FOAF_PAGE, page));
    entry.exactMatch().forEach(iri -> {
      entriesByOtherIri.putIfAbsent(iri, node);
      add(node, SKOS.exactMatch.asNode(), NodeFactory.createURI(iri));
    });
  }

  /** The entry that another vocabulary's IRI names, or the IRI under the base of this graph. */
  private Node resolve(String iri) {
    Node node = iris.rebase(NodeFactory.createURI(iri));
    return entriesByOtherIri.getOrDefault(node.getURI(), node);
  }

  /** An IRI under the base of the graph that names nothing there. */
  private Optional<Node> missing(Node node) {
    boolean own = iris.kind(node.getURI()).isPresent() || node.getURI().startsWith(AIRG.NS);
    return own && !entriesByOtherIri.containsKey(node.getURI()) && !known.test(node) ? Optional.of(node)
        : Optional.empty();
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
