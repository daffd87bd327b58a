package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.OwlRlRules;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shapes, each by the files of {@code shapes/<Shape>/valid} and {@code shapes/<Shape>/invalid}. */
class ShapesTest {
  private static final Path FIXTURES = Path.of("src/test/resources/shapes");
  private static final Graph SHAPES_GRAPH = ClasspathFiles.graph("ontology/shapes.ttl");
  private static final Shapes SHAPES = Shapes.parse(SHAPES_GRAPH);
  private static final OwlRlRules ENTAILMENT = Ontology.read(new IriFactory(IriFactory.DEFAULT_BASE)).entailment();

  @TestFactory
  Stream<DynamicTest> validFixtureConforms() throws IOException {
    return fixtures("valid").map(file -> DynamicTest.dynamicTest(name(file), () -> {
      Graph data = RDFDataMgr.loadGraph(file.toString());
      assertEquals(Set.of(), breaking(data));
      assertEquals(Set.of(), breaking(completed(data)), "with what follows from it");
    }));
  }

  @TestFactory
  Stream<DynamicTest> invalidFixtureIsCaughtByExactlyItsShape() throws IOException {
    return fixtures("invalid").map(file -> DynamicTest.dynamicTest(name(file), () -> {
      Set<String> own = Set.of(file.getParent().getParent().getFileName().toString());
      Graph data = RDFDataMgr.loadGraph(file.toString());
      assertEquals(own, breaking(data));
      assertTrue(breaking(completed(data)).containsAll(own), "also with what follows from it");
    }));
  }

  @Test
  void eachNamedShapeHasFixturesOfBothKinds() throws IOException {
    Set<String> shapes = named().map(Node::getLocalName).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(shapes, fixtures("valid").map(ShapesTest::shape).collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(shapes, fixtures("invalid").map(ShapesTest::shape).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void onlyNamedShapesHaveTargets() {
    assertEquals(named().count(), SHAPES.numRootShapes());
  }

  @Test
  void eachClassOfTheOntologyIsATarget() {
    Graph core = ClasspathFiles.graph("ontology/core.ttl");
    Set<Node> targets = SHAPES_GRAPH.find(Node.ANY, SHACL.targetClass, Node.ANY).mapWith(Triple::getObject).toSet();
    List<String> without = core.find(Node.ANY, RDF.type.asNode(), OWL2.Class.asNode()).mapWith(Triple::getSubject)
        .filterKeep(node -> node.isURI() && node.getURI().startsWith(AIRG.NS) && !targets.contains(node))
        .mapWith(Node::getLocalName).toList();

    assertFalse(targets.isEmpty());
    assertEquals(List.of(), without);
  }

  /** As {@code ontology/README.md} says that one's own data are checked. */
  @Test
  void ownFileConformsTogetherWithTaxonomiesAndConceptsAndIsNamedWithoutThem() {
    Graph own = OwlTest.turtle("""
        <https://example.org/r> a airg:Risk ; <http://www.w3.org/2000/01/rdf-schema#label> "Own risk"@en ;
          <http://purl.org/dc/terms/identifier> "r" ; airg:headingLevel airg:risk-category ;
          airg:entity airg:entity-other ; airg:summary "What it is."@en ;
          airg:subdomain <https://w3id.org/airiskgraph/domain/7.1> ;
          airg:concept <https://w3id.org/airiskgraph/concept/mesa-optimization> .
        """);
    Graph together = GraphFactory.createDefaultGraph();
    Stream.of(own, ClasspathFiles.graph("ontology/taxonomies.ttl"), ClasspathFiles.graph("ontology/concepts.ttl"))
        .forEach(graph -> graph.find().forEachRemaining(together::add));

    assertEquals(Set.of(), violations(together));
    assertEquals(Set.of("RiskShape-subdomain", "RiskShape-concept"), violations(own));
  }

  private static Set<String> violations(Graph data) {
    return ShaclValidator.get().validate(SHAPES, data).getEntries().stream()
        .filter(entry -> Severity.of(entry.severity().level()) == Severity.VIOLATION)
        .map(entry -> entry.source().getURI().replaceFirst(".*#", "")).collect(Collectors.toSet());
  }

  /** What a form or a query builder shows; a second shape for the same path is only checked. */
  @Test
  void eachPropertyShapeHasAnIriAndTheFirstForAPathANameAndAPlace() {
    Map<String, List<Node>> byPath = new TreeMap<>();
    named().forEach(shape -> SHAPES_GRAPH.find(shape, SHACL.property, Node.ANY).mapWith(Triple::getObject)
        .forEachRemaining(property -> {
          assertTrue(property.isURI(), shape + " has a property shape without IRI");
          Node path = SHAPES_GRAPH.find(property, SHACL.path, Node.ANY).next().getObject();
          byPath.computeIfAbsent(shape + " " + path, key -> new ArrayList<>()).add(property);
        }));
    assertTrue(byPath.size() > 100, byPath.size() + " paths");
    byPath.forEach((path, properties) -> {
      List<Node> shown = properties.stream().filter(p -> SHAPES_GRAPH.contains(p, SHACL.name, Node.ANY)).toList();
      assertEquals(1, shown.size(), path);
      for (Node shows : List.of(SHACL.description, SHACL.group, SHACL.order)) {
        assertTrue(SHAPES_GRAPH.contains(shown.get(0), shows, Node.ANY), path + " " + shows);
      }
    });
  }

  @Test
  void eachKindOfThingHasAPlaceOfItsOwnAndRisksComeFirst() {
    Map<Node, String> places = named().collect(Collectors.toMap(shape -> shape, shape -> SHAPES_GRAPH
        .find(shape, SHACL.order, Node.ANY).next().getObject().getLiteralLexicalForm()));

    assertEquals(places.size(), Set.copyOf(places.values()).size());
    assertTrue(places.entrySet().stream().anyMatch(place -> place.getKey().getURI().endsWith("#RiskShape")
        && place.getValue().equals("1")));
  }

  @Test
  void eachConstraintSpeaksInASentence() {
    List<String> messages = SHAPES_GRAPH.find(Node.ANY, SHACL.message, Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLexicalForm()).toList();

    assertFalse(messages.isEmpty());
    assertEquals(List.of(), messages.stream().filter(m -> !m.matches("[A-Z].* .*\\.")).toList());
    assertEquals(SHAPES_GRAPH.find(Node.ANY, SHACL.property, Node.ANY).mapWith(Triple::getObject).toSet().size(),
        SHAPES_GRAPH.find(Node.ANY, SHACL.path, Node.ANY).mapWith(Triple::getSubject)
            .filterKeep(shape -> SHAPES_GRAPH.contains(shape, SHACL.message, Node.ANY)).toSet().size(),
        "property shapes and those with a message");
  }

  private static Stream<Path> fixtures(String kind) throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".ttl")
          && file.getParent().endsWith(kind)).sorted().toList();
      assertTrue(found.size() >= named().count(), "found " + found.size() + " fixtures");
      return found.stream();
    }
  }

  private static String name(Path file) {
    return FIXTURES.relativize(file).toString();
  }

  private static String shape(Path file) {
    return FIXTURES.relativize(file).getName(0).toString();
  }

  private static Stream<Node> named() {
    return SHAPES_GRAPH.find(Node.ANY, RDF.type.asNode(), SHACL.NodeShape).mapWith(Triple::getSubject)
        .filterKeep(Node::isURI).toList().stream();
  }

  private static Graph completed(Graph data) {
    Graph completed = GraphFactory.createDefaultGraph();
    ENTAILMENT.complete(data.find().toList()).forEach(completed::add);
    return completed;
  }

  /** Names of the node shapes that {@code data} breaks, be it with a warning. */
  private static Set<String> breaking(Graph data) {
    return ShaclValidator.get().validate(SHAPES, data).getEntries().stream().map(ReportEntry::source)
        .map(source -> SHAPES_GRAPH.find(Node.ANY, SHACL.property, source).mapWith(Triple::getSubject).nextOptional()
            .orElse(source))
        .map(Node::getLocalName).collect(Collectors.toSet());
  }
}
