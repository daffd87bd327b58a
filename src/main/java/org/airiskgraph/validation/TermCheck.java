package org.airiskgraph.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.Suggestions;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Finds terms that do not exist, such as a misspelled {@code skos:prefLable}, which RDF parsers accept.
 *
 * <p>Terms of other vocabularies must be in the lists of {@link Vocabularies}, our own declared in the ontology.
 */
final class TermCheck {
  private static final Node FOAF_PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");
  /** Their values are addresses of documents, not terms. */
  private static final Set<Node> OF_DOCUMENTS = Set.of(DCTerms.source.asNode(), DCTerms.license.asNode(),
      OWL2.versionIRI.asNode(), FOAF_PAGE, DCAT.landingPage.asNode(), RDFS.seeAlso.asNode());
  private static final Pattern IRI = Pattern.compile("<([a-z][a-z0-9+.-]*:[^<>\\s]*)>");

  private final Vocabularies vocabularies;
  private final Graph declarations;
  private final PrefixedNames names;

  /** Our own terms are the subjects of {@code declarations} (ontology and shapes). */
  TermCheck(Vocabularies vocabularies, Graph declarations, PrefixedNames names) {
    this.vocabularies = vocabularies;
    this.declarations = declarations;
    this.names = names;
  }

  /** Checks all IRIs of an ontology file, which are terms or instances. */
  List<Finding> ofOntology(String file, Graph ontology) {
    Set<String> terms = new LinkedHashSet<>();
    ontology.find().forEachRemaining(triple -> {
      add(terms, triple.getSubject());
      add(terms, triple.getPredicate());
      if (!OF_DOCUMENTS.contains(triple.getPredicate())) {
        add(terms, triple.getObject());
      }
    });
    return unknown(file, terms, true);
  }

  /** Checks the properties, classes and datatypes of data. */
  List<Finding> ofData(Graph data) {
    Set<String> terms = new LinkedHashSet<>();
    Map<Node, Node> values = new LinkedHashMap<>();
    data.find().forEachRemaining(triple -> {
      Node object = triple.getObject();
      add(terms, triple.getPredicate());
      if (object.isLiteral() || triple.getPredicate().equals(RDF.type.asNode())) {
        add(terms, object);
      } else if (object.isURI() && object.getURI().startsWith(AIRG.NS)) {
        values.putIfAbsent(object, triple.getSubject());
      }
    });
    List<Finding> findings = new ArrayList<>(unknown("the graph", terms, true));
    values.forEach((value, subject) -> {
      if (!isKnown(value.getURI())) {
        findings.add(finding(names.of(subject), value.getURI(), "ontology/taxonomies.ttl", Optional.of(subject)));
      }
    });
    return findings;
  }

  /** Checks the IRIs of a query. */
  List<Finding> ofQuery(String file, CannedQuery query) {
    return ofQuery(file, query, term -> true);
  }

  List<Finding> ofQuery(String file, CannedQuery query, Predicate<String> counts) {
    Query bare = query.query().cloneQuery();
    bare.setPrefixMapping(PrefixMapping.Factory.create());
    Set<String> terms = new LinkedHashSet<>();
    Matcher iri = IRI.matcher(bare.serialize());
    while (iri.find()) {
      if (counts.test(iri.group(1))) {
        terms.add(iri.group(1));
      }
    }
    return unknown(file, terms, false);
  }

  /** Whether all terms of the vocabulary of this one are known: it is ours, or there is a list of it. */
  boolean hasVocabularyOf(String term) {
    return term.startsWith(AIRG.NS) || vocabularies.namespaces().contains(Vocabularies.namespace(term));
  }

  private static void add(Set<String> terms, Node node) {
    if (node.isURI()) {
      terms.add(node.getURI());
    } else if (node.isLiteral()) {
      terms.add(node.getLiteralDatatypeURI());
    }
  }

  private List<Finding> unknown(String where, Set<String> terms, boolean inGraph) {
    return terms.stream().filter(term -> !isKnown(term)).map(term -> finding(where, term, "ontology/core.ttl",
        Optional.of(NodeFactory.createURI(term)).filter(node -> inGraph))).toList();
  }

  /** @param file where a term of ours would be declared: core.ttl if it is a class or property, else taxonomies.ttl */
  private Finding finding(String where, String term, String file, Optional<Node> focus) {
    String sentence = names.of(NodeFactory.createURI(term)) + " is not a term of its vocabulary.";
    return new Finding(Severity.VIOLATION, where, sentence, advice(term, file),
        focus.map(node -> ReportEntry.create().focusNode(node).message(sentence).severity(Severity.VIOLATION.level())
            .sourceConstraintComponent(SHACL.ClassConstraintComponent)));
  }

  private String advice(String term, String file) {
    return nearest(term)
        .map(near -> "Perhaps " + names.of(NodeFactory.createURI(near)) + " is meant.")
        .orElse(term.startsWith(AIRG.NS) ? "Correct its name, or declare it in " + file + "."
            : "Correct it, or add a list of that vocabulary's terms to vocabularies/.");
  }

  private Optional<String> nearest(String term) {
    if (!term.startsWith(AIRG.NS)) {
      return vocabularies.nearest(term);
    }
    Set<String> own = declarations.find(Node.ANY, RDF.type.asNode(), Node.ANY).mapWith(Triple::getSubject)
        .filterKeep(node -> node.isURI() && node.getURI().startsWith(AIRG.NS))
        .mapWith(node -> node.getURI().substring(AIRG.NS.length())).toSet();
    return Suggestions.of(term.substring(AIRG.NS.length()), own).map(AIRG.NS::concat);
  }

  private boolean isKnown(String iri) {
    if (iri.startsWith(AIRG.NS)) {
      return declarations.contains(NodeFactory.createURI(iri), RDF.type.asNode(), Node.ANY);
    }
    return iri.startsWith(IriFactory.DEFAULT_BASE) || vocabularies.has(iri);
  }
}
