package org.airiskgraph.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes incidents, tagged with the concepts that their names and texts mention, and their collections with license
 * and credit.
 */
public final class IncidentToRdf {
  private static final Node FOAF_PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");
  /** Part of the address of a license that asks for adaptations to be shared under the same terms. */
  private static final String SHARE_ALIKE = "-sa/";

  private final IriFactory iris;
  private final ConceptAnnotator thesaurus;
  private final StreamRDF out;

  public IncidentToRdf(IriFactory iris, ConceptAnnotator thesaurus, StreamRDF out) {
    this.iris = iris;
    this.thesaurus = thesaurus;
    this.out = out;
  }

  /** Writes all collections. */
  public void write(List<IncidentCollection> collections) {
    Node graph = iris.graph("crosswalk");
    for (IncidentCollection collection : collections) {
      Node node = NodeFactory.createURI(graph.getURI() + "#incidents-" + collection.id());
      describe(node, collection.terms());
      add(graph, DCTerms.source.asNode(), node);
      if (collection.terms().license().contains(SHARE_ALIKE)) {
        IriFactory.web(collection.terms().license()).ifPresent(l -> add(graph, DCTerms.license.asNode(), l));
      }
      collection.incidents().forEach(incident -> write(node, incident));
    }
  }

  private void describe(Node node, ExternalCatalogue.Terms terms) {
    add(node, RDF.type.asNode(), DCAT.Dataset.asNode());
    CrosswalkToRdf.describe(node, terms, this::add);
    if (terms.issued().matches("\\d{4}(-\\d\\d){0,2}")) {
      add(node, DCTerms.issued.asNode(), Literals.date(terms.issued()));
    }
    add(node, DCTerms.rights.asNode(), Literals.english(terms.credit()));
  }

  private void write(Node collection, Incident incident) {
    Node node = iris.incident(incident.id());
    add(node, RDF.type.asNode(), AIRG.Incident);
    add(node, DCTerms.identifier.asNode(), Literals.string(incident.id()));
    add(node, RDFS.label.asNode(), Literals.english(incident.name()));
    add(node, DCTerms.isPartOf.asNode(), collection);
    add(node, AIRG.exercise, Literals.bool(incident.kind() == Incident.Kind.EXERCISE));
    incident.date().ifPresent(date -> {
      add(node, DCTerms.date.asNode(), Literals.date(date));
      add(node, AIRG.incidentYear, Literals.integer(Integer.parseInt(date.substring(0, 4))));
    });
    incident.summary().ifPresent(summary -> add(node, AIRG.summary, Literals.english(summary)));
    incident.description().ifPresent(text -> add(node, DCTerms.description.asNode(), Literals.english(text)));
    incident.affected().forEach(affected -> add(node, AIRG.affected, Literals.english(affected)));
    incident.page().flatMap(IriFactory::web).ifPresent(page -> add(node, FOAF_PAGE, page));
    incident.references().forEach(
        address -> IriFactory.web(address).ifPresent(page -> add(node, DCTerms.references.asNode(), page)));
    for (String technique : incident.techniques()) {
      int slash = technique.indexOf('/');
      add(node, AIRG.technique,
          iris.catalogueEntry(technique.substring(0, slash), technique.substring(slash + 1)));
    }
    incident.classifications().forEach(codes -> classify(node, codes));
    String text = incident.name() + "\n" + incident.summary().orElse("") + "\n" + incident.description().orElse("");
    Set<Node> concepts = new LinkedHashSet<>(thesaurus.concepts(text));
    incident.tags().concepts().forEach(key -> concepts.add(iris.concept(key)));
    incident.tags().notConcepts().forEach(key -> concepts.remove(iris.concept(key)));
    concepts.forEach(concept -> add(node, AIRG.involves, concept));
  }

  private void classify(Node node, RiskClassification codes) {
    codes.subdomain().filter(code -> Character.isDigit(code.charAt(0)))
        .ifPresent(code -> add(node, AIRG.involves, iris.domain(code)));
    Stream.of(codes.entity(), codes.intent(), codes.timing()).flatMap(factor -> factor.stream())
        .filter(CausalFactor::isCoded).forEach(factor -> add(node, AIRG.involves, IriFactory.factor(factor)));
  }

  private void add(Node subject, Node predicate, Node object) {
    out.triple(Triple.create(subject, predicate, object));
  }
}
