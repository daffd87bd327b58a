package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published context, {@code ontology/context.jsonld}, and what documents take of it. */
class JsonLdContextTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static final String SH = "http://www.w3.org/ns/shacl#";
  private static final JsonObject PUBLISHED = published();
  private static final Graph STATED = Ontology.stated(IRIS);
  private static final Graph SHAPES = Ontology.shapes(IRIS);

  /** The failure shows the lines that the context lacks, as they are to be written. */
  @Test
  void termsOfTheOntologyAreInTheContextAsItAndTheShapesDefineThem() {
    Map<String, String> expected = new TreeMap<>();
    declared(OWL2.Class).forEach(type -> expected.put(local(type), '"' + compact(type) + '"'));
    declared(OWL2.ObjectProperty)
        .forEach(property -> expected.put(local(property), definition(property, "\"@type\":\"@id\"")));
    declared(OWL2.DatatypeProperty)
        .forEach(property -> expected.put(local(property), definition(property, values(property))));
    Map<String, String> found = new TreeMap<>();
    PUBLISHED.forEach((name, value) -> {
      if (!name.contains(":") && iri(value).startsWith("airg:")) {
        found.put(name, value.toString());
      }
    });
    assertTrue(expected.size() > 120, expected.toString());
    assertEquals(lines(expected, found), lines(found, expected));
  }

  @Test
  void everyPropertyInTheOntologyAndTheShapesHasATerm() {
    Set<String> missing = new TreeSet<>();
    for (Graph graph : List.of(STATED, SHAPES)) {
      graph.find().mapWith(Triple::getPredicate).filterDrop(RDF.type.asNode()::equals)
          .filterDrop(property -> names().contains(property.getURI())).forEachRemaining(p -> missing.add(p.getURI()));
    }
    assertEquals(Set.of(), missing);
  }

  /** A term named "type" would be taken for {@code @type}, which many contexts call so. */
  @Test
  void noTermHasTheNameOfAKeyword() {
    assertEquals(List.of(), List.of("type", "id", "graph", "value", "context").stream().filter(PUBLISHED::containsKey)
        .toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      r:1 airg:concept c:a .                          | "concept":["concept/a"]
      r:1 airg:sourceDocument s:1 .                   | "sourceDocument":"source/1"
      r:1 airg:rank 1 ; airg:score 0.25 .             | "rank":1,"score":"0.25"
      r:1 airg:summary "One"@en , "Eins"@de .         | "summary":[{"@value":"Eins","@language":"de"},"One"]
      r:1 rdfs:label "plain" .                        | "label":{"@value":"plain"}
      r:1 dct:identifier "01" , "mit1" .              | "identifier":["01","mit1"]
      r:1 airg:excluded true .                        | "excluded":true
      r:1 airg:excluded "1"^^xsd:boolean .            | "excluded":"1"
      r:1 airg:rank "07"^^xsd:integer .               | "rank":"07"
      r:1 ex:new <urn:isbn:1> .                       | "ex:new":{"@id":"urn:isbn:1"}
      r:1 <http://other.example/new> "x" .            | "http://other.example/new":"x"
      r:1 a airg:Risk , skos:Concept , ex:Thing .     | "@type":["ex:Thing","skos:Concept","Risk"]
      <https://w3id.org/airiskgraph/risk/a:b> ex:p 1 . | "@id":"https://w3id.org/airiskgraph/risk/a:b"
      """)
  void valueIsWrittenAsItsTermDefinesOrSpelledOut(String turtle, String expected) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("""
        PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
        PREFIX r: <https://w3id.org/airiskgraph/risk/>
        PREFIX s: <https://w3id.org/airiskgraph/source/>
        PREFIX c: <https://w3id.org/airiskgraph/concept/>
        PREFIX dct: <http://purl.org/dc/terms/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        PREFIX ex: <http://example.org/>
        PREFIX urn: <http://example.org/urn/>
        PREFIX concept: <http://example.org/concept/>
        """ + turtle, Lang.TURTLE).parse(graph);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RdfFormat.JSONLD.write(graph, Optional.empty(), IRIS, out);
    String json = out.toString(StandardCharsets.UTF_8);
    String nodes = read(json).getJsonArray("@graph").toString();
    assertTrue(nodes.contains(expected.strip()), json);
    Graph back = GraphFactory.createDefaultGraph();
    RDFParser.fromString(json, Lang.JSONLD11).parse(back);
    assertTrue(graph.isIsomorphicWith(back), json);
  }

  @Test
  void contextOfADocumentIsTheUsedPartOfThePublishedOne() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RdfFormat.JSONLD.writeUnordered(STATED, new IriFactory("http://other.example/"), out);
    JsonObject document = read(out.toString(StandardCharsets.UTF_8));
    JsonObject context = document.getJsonObject("@context");
    assertEquals("http://other.example/", context.getString("@base"));
    assertEquals(List.of(), context.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("@base") && !entry.getValue().equals(PUBLISHED.get(entry.getKey()))
            && !iri(entry.getValue()).matches("https?:.*[/#]"))
        .toList());
    assertTrue(context.containsKey("definition") && !context.containsKey("score"), context.toString());
    document.getJsonArray("@graph").forEach(node -> node.asJsonObject().keySet()
        .forEach(key -> assertTrue(key.startsWith("@") || PUBLISHED.containsKey(key), key)));
  }

  private static String definition(Node property, String values) {
    String set = isSingle(property) ? "" : "\"@container\":\"@set\"";
    String rest = List.of(values, set).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(","));
    return rest.isEmpty() ? '"' + compact(property) + '"' : "{\"@id\":\"" + compact(property) + "\"," + rest + "}";
  }

  private static String values(Node property) {
    GraphReader reader = new GraphReader(STATED);
    Node range = reader.object(property, RDFS.range.asNode()).orElse(XSD.xstring.asNode());
    Node datatype =
        range.isBlank() ? reader.object(range, OWL2.onDatatype.asNode()).orElse(XSD.xstring.asNode()) : range;
    return datatype.equals(RDFS.Literal.asNode()) ? "\"@language\":\"en\""
        : datatype.equals(XSD.xstring.asNode()) ? "" : "\"@type\":\"xsd:" + local(datatype) + '"';
  }

  /** Whether nothing has two values, or two in a language: by the ontology, or by all shapes for the property. */
  private static boolean isSingle(Node property) {
    GraphReader shapes = new GraphReader(SHAPES);
    List<Node> bound = SHAPES.find(Node.ANY, node("path"), property).mapWith(Triple::getSubject)
        .filterKeep(shape -> shapes.object(shape, node("name")).isPresent()).toList();
    return STATED.contains(property, RDF.type.asNode(), OWL2.FunctionalProperty.asNode())
        || !bound.isEmpty()
            && bound.stream().allMatch(shape -> shapes.text(shape, node("maxCount")).equals(Optional.of("1"))
                || shapes.text(shape, node("uniqueLang")).equals(Optional.of("true")));
  }

  private static Node node(String shacl) {
    return NodeFactory.createURI(SH + shacl);
  }

  private static List<Node> declared(Resource type) {
    return STATED.find(Node.ANY, RDF.type.asNode(), type.asNode()).mapWith(Triple::getSubject)
        .filterKeep(node -> node.isURI() && node.getURI().startsWith(AIRG.NS)).toList();
  }

  private static Set<String> names() {
    return PUBLISHED.values().stream().map(JsonLdContextTest::iri).map(JsonLdContextTest::expand)
        .collect(Collectors.toSet());
  }

  private static String expand(String name) {
    int colon = name.indexOf(':');
    return colon > 0 && PUBLISHED.containsKey(name.substring(0, colon))
        ? PUBLISHED.getString(name.substring(0, colon)) + name.substring(colon + 1) : name;
  }

  private static String iri(JsonValue value) {
    return value instanceof JsonObject definition ? definition.getString("@id")
        : value instanceof JsonString text ? text.getString() : "";
  }

  private static String compact(Node term) {
    return "airg:" + local(term);
  }

  private static String local(Node term) {
    return term.getURI().substring(term.getURI().indexOf('#') + 1);
  }

  /** The lines of {@code some} that {@code others} lacks, as they are in the file. */
  private static String lines(Map<String, String> some, Map<String, String> others) {
    return some.entrySet().stream().filter(term -> !term.getValue().equals(others.get(term.getKey())))
        .map(term -> "\"" + term.getKey() + "\": " + term.getValue().replace("\":\"", "\": \"").replace(",\"", ", \"")
            .replaceFirst("^\\{(.*)}$", "{ $1 },"))
        .collect(Collectors.joining("\n"));
  }

  private static JsonObject published() {
    try {
      return read(Files.readString(Path.of("ontology", Ontology.CONTEXT))).getJsonObject("@context");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
