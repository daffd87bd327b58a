package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OntologyTest {
  private static final Node ONTOLOGY = NodeFactory.createURI(AIRG.ONTOLOGY);
  private static final Graph STATED = Ontology.stated(new IriFactory(IriFactory.DEFAULT_BASE));
  private static final Ontology ALL = Ontology.read(new IriFactory(IriFactory.DEFAULT_BASE));

  /** What FOOPS! looks for in a header: its tests OM1, OM2, OM3, VER1, FIND1 and PURL1. */
  @ParameterizedTest
  @ValueSource(strings = {
      "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/description", "http://purl.org/dc/terms/license",
      "http://purl.org/dc/terms/creator", "http://purl.org/dc/terms/contributor", "http://purl.org/dc/terms/publisher",
      "http://purl.org/dc/terms/created", "http://purl.org/dc/terms/modified", "http://purl.org/dc/terms/issued",
      "http://purl.org/dc/terms/source", "http://purl.org/dc/terms/bibliographicCitation",
      "http://www.w3.org/2002/07/owl#versionIRI", "http://www.w3.org/2002/07/owl#versionInfo",
      "http://purl.org/vocab/vann/preferredNamespacePrefix", "http://purl.org/vocab/vann/preferredNamespaceUri",
      "http://purl.org/ontology/bibo/status"})
  void headerStates(String property) {
    assertTrue(core().contains(ONTOLOGY, NodeFactory.createURI(property), Node.ANY));
  }

  @Test
  void headerAgreesWithItself() {
    String version = value(OWL2.versionInfo.asNode()).getLiteralLexicalForm();

    assertEquals(AIRG.ONTOLOGY + "/" + version, value(OWL2.versionIRI.asNode()).getURI());
    assertEquals(AIRG.NS, value(NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespaceUri"))
        .getLiteralLexicalForm());
    assertEquals("airg", value(NodeFactory.createURI("http://purl.org/vocab/vann/preferredNamespacePrefix"))
        .getLiteralLexicalForm());
    for (Node date : List.of(DCTerms.created.asNode(), DCTerms.modified.asNode(), DCTerms.issued.asNode())) {
      assertEquals(XSD.date.getURI(), value(date).getLiteralDatatypeURI());
    }
    assertTrue(AIRG.ONTOLOGY.startsWith("https://w3id.org/"), "a persistent address");
  }

  @Test
  void eachConstantOfTheProgramIsDeclared() throws IllegalAccessException {
    int seen = 0;
    for (var field : AIRG.class.getFields()) {
      if (field.get(null) instanceof Node term) {
        assertTrue(core().contains(term, RDF.type.asNode(), Node.ANY), term.toString());
        seen++;
      }
    }
    assertTrue(seen > 40);
  }

  @Test
  void labelsOfTermsDifferInMoreThanCase() {
    List<String> labels =
        core().find(Node.ANY, RDFS.isDefinedBy.asNode(), Node.ANY).mapWith(Triple::getSubject).toList()
            .stream().filter(term -> core().contains(term, RDFS.label.asNode(), Node.ANY))
            .map(term -> text(term, RDFS.label.asNode()).toLowerCase(java.util.Locale.ROOT)).sorted().toList();

    assertEquals(labels.stream().distinct().toList(), labels);
  }

  @Test
  void deprecatedTermFollowsFromWhatTakesItsPlaceAndNoAxiomNeedsIt() {
    List<Node> deprecated =
        core().find(Node.ANY, OWL2.deprecated.asNode(), Node.ANY).mapWith(Triple::getSubject).toList();
    assertFalse(deprecated.isEmpty());
    OwlRlRules rules = new OwlRlRules(core());
    Node one = NodeFactory.createURI("https://example.org/1");
    for (Node term : deprecated) {
      Node now = core().find(term, DCTerms.isReplacedBy.asNode(), Node.ANY).next().getObject();
      boolean isClass = core().contains(term, RDF.type.asNode(), OWL2.Class.asNode());
      Triple said = isClass ? Triple.create(one, RDF.type.asNode(), now) : Triple.create(one, now, one);
      Triple follows = isClass ? Triple.create(one, RDF.type.asNode(), term) : Triple.create(one, term, one);
      assertTrue(rules.complete(List.of(said)).contains(follows), term.toString());
      assertTrue(core().find(Node.ANY, Node.ANY, term).filterDrop(t -> deprecated.contains(t.getSubject())).toList()
          .isEmpty(), term + " is used");
    }
  }

  @Test
  void eachPreferredLabelIsALabelForToolsThatKnowNoOther() {
    List<Node> without = Ontology.PARTS.stream().map(part -> ClasspathFiles.graph("ontology/" + part + ".ttl"))
        .flatMap(file -> file.find(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY).toList().stream()
            .filter(label -> !file.contains(label.getSubject(), RDFS.label.asNode(), label.getObject())))
        .map(Triple::getSubject).toList();

    assertEquals(List.of(), without, "give each an rdfs:label with the text of its skos:prefLabel");
  }

  @Test
  void definitionIsOneSentence() {
    List<String> wrong = STATED.find(Node.ANY, SKOS.definition.asNode(), Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
        .filterDrop(text -> text.matches("[\\p{Lu}\"0-9][^\\n]*\\.") && !text.matches(".*[a-z]{3}\\. [A-Z].*"))
        .toList();

    assertEquals(List.of(), wrong);
  }

  @Test
  void propertyHasDomainAndRange() {
    Set<String> open = Set.of("via");
    List<String> without = core().find(Node.ANY, RDF.type.asNode(), Node.ANY)
        .filterKeep(t -> Set.of(OWL2.ObjectProperty.asNode(), OWL2.DatatypeProperty.asNode()).contains(t.getObject()))
        .mapWith(Triple::getSubject).filterKeep(node -> node.getURI().startsWith(AIRG.NS))
        .filterDrop(node -> core().contains(node, RDFS.domain.asNode(), Node.ANY)
            && core().contains(node, RDFS.range.asNode(), Node.ANY))
        .mapWith(Node::getLocalName).filterDrop(open::contains).toList();

    assertEquals(List.of(), without);
  }

  @Test
  void taxonomiesHaveTheSizesOfTheRepository() {
    assertEquals(7, members(AIRG.Domain));
    assertEquals(24 + 7, members(AIRG.Subdomain), "with one sub-domain for each domain alone");
    assertEquals(9, members(AIRG.term("CausalFactor")));
    assertEquals(4 + 23, members(AIRG.term("MitigationCategory")));
    assertTrue(members(AIRG.Concept) >= 250, members(AIRG.Concept) + " concepts");
  }

  @Test
  void eachSubdomainIsReachedByAConcept() {
    // Concepts have no sub-domains of their own; texts named by a sub-domain's words must be tagged by one.
    ConceptAnnotator thesaurus = new ConceptAnnotator(STATED);
    List<String> without = STATED.find(Node.ANY, RDF.type.asNode(), AIRG.Subdomain).mapWith(Triple::getSubject)
        .filterDrop(node -> node.getURI().endsWith(".0"))
        .filterKeep(node -> thesaurus.concepts(text(node, SKOS.prefLabel.asNode()) + ". "
            + text(node, SKOS.definition.asNode())).isEmpty())
        .mapWith(Node::getURI).toList();

    assertEquals(List.of(), without);
  }

  @Test
  void eachMappingSaysWhyAndThoseOfTermsLeadToDeclaredOnes() {
    Graph alignments = ClasspathFiles.graph("ontology/alignments.ttl");
    Node reason = NodeFactory.createURI("https://w3id.org/sssom/mapping_justification");
    Map<Node, Node> targets = alignments.find(Node.ANY, OWL2.annotatedTarget.asNode(), Node.ANY).toList().stream()
        .collect(Collectors.toMap(Triple::getSubject, Triple::getObject));
    assertTrue(targets.size() > 20, targets.size() + " mappings");

    targets.forEach((axiom, target) -> {
      assertTrue(alignments.contains(axiom, reason, Node.ANY), target + " has a justification");
      assertTrue(alignments.contains(axiom, RDFS.comment.asNode(), Node.ANY), target + " has a reason");
      Function<Node, Node> part = p -> alignments.find(axiom, p, Node.ANY).next().getObject();
      Node property = part.apply(OWL2.annotatedProperty.asNode());
      assertTrue(alignments.contains(part.apply(OWL2.annotatedSource.asNode()), property, target),
          "the mapping itself stands there");
      assertTrue(property.getURI().startsWith(SKOS.uri) || alignments.contains(target, RDF.type.asNode(), Node.ANY),
          target + " is declared, so that OWL tools know a class from a property");
    });
  }

  @Test
  void faultInTurtleNamesFileLineAndColumn() {
    InputException fault = assertThrows(InputException.class, () -> ClasspathFiles.graph("graph/no-semicolon.ttl"));

    assertTrue(fault.getMessage().startsWith("graph/no-semicolon.ttl:4:15: not Turtle: "), fault.getMessage());
  }

  @Test
  void otherBaseMovesInstancesAndLeavesTerms() {
    IriFactory iris = new IriFactory("https://example.org/r/");
    Graph moved = Ontology.stated(iris);

    assertTrue(moved.contains(NodeFactory.createURI("https://example.org/r/concept/mesa-optimization"),
        RDF.type.asNode(), AIRG.Concept));
    assertFalse(moved.contains(NodeFactory.createURI("https://w3id.org/airiskgraph/concept/mesa-optimization"),
        Node.ANY, Node.ANY));
    assertTrue(moved.contains(AIRG.Risk, RDF.type.asNode(), OWL2.Class.asNode()));
    assertEquals(ALL.closed().size(), Ontology.read(iris).closed().size());
  }

  private static long members(Node type) {
    return ALL.closed().find(Node.ANY, RDF.type.asNode(), type).toList().size();
  }

  private static String text(Node node, Node property) {
    return STATED.find(node, property, Node.ANY).next().getObject().getLiteralLexicalForm();
  }

  private static Node value(Node property) {
    return core().find(ONTOLOGY, property, Node.ANY).next().getObject();
  }

  private static Graph core() {
    return STATED;
  }
}
