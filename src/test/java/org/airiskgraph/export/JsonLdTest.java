package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.SortedGraph;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@link JsonLd} lays out subjects and values; {@link JsonLdContextTest} is about their names. */
class JsonLdTest {
  private static String write(Graph graph, Optional<Node> first) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonLd.write(graph, first, SmallGraph.IRIS, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonObject document(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static List<String> ids(Graph graph, Optional<Node> first) {
    return document(write(graph, first)).getJsonArray("@graph").stream()
        .map(node -> node.asJsonObject().getString("@id")).toList();
  }

  private static Graph read(String json) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(json, Lang.JSONLD11).parse(graph);
    return graph;
  }

  /** A graph that lists these triples in the order in which they are given. */
  private static Graph listing(List<Triple> triples) {
    return new GraphBase() {
      @Override
      protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return WrappedIterator.create(triples.stream().filter(pattern::matches).iterator());
      }
    };
  }

  @Test
  void emptyGraphIsADocumentWithoutNodes() {
    String json = write(GraphFactory.createDefaultGraph(), Optional.empty());
    assertEquals(0, document(json).getJsonArray("@graph").size());
    assertTrue(read(json).isEmpty());
  }

  @Test
  void subjectThatTheGraphIsAboutComesFirstAndOnce() {
    Graph graph =
        SortedGraph.of(Turtle.graph("r:1 airg:rank 1 . r:2 airg:rank 2 ; airg:relatedTo r:1 . r:3 airg:rank 3 ."));
    assertEquals(List.of("risk/1", "risk/2", "risk/3"), ids(graph, Optional.empty()));
    assertEquals(List.of("risk/2", "risk/1", "risk/3"), ids(graph, Optional.of(SmallGraph.IRIS.risk("2"))));
  }

  @Test
  void subjectOfWhichTheGraphSaysNothingIsNotWritten() {
    Graph graph = Turtle.graph("r:1 airg:relatedTo r:2 .");
    assertEquals(List.of("risk/1"), ids(graph, Optional.of(SmallGraph.IRIS.risk("2"))));
  }

  @Test
  void subjectWhoseTriplesAreApartBecomesSeveralObjectsThatMeanTheSame() {
    Graph one = Turtle.graph("r:1 airg:rank 1 .");
    Graph two = Turtle.graph("r:2 airg:rank 2 .");
    Graph more = Turtle.graph("r:1 airg:relatedTo r:2 .");
    Graph apart = listing(List.of(one.find().next(), two.find().next(), more.find().next()));
    assertEquals(List.of("risk/1", "risk/2", "risk/1"), ids(apart, Optional.empty()));
    Graph whole = GraphFactory.createDefaultGraph();
    apart.find().forEachRemaining(whole::add);
    assertTrue(whole.isIsomorphicWith(read(write(apart, Optional.empty()))));
  }

  @Test
  void triplesOfAPropertyThatAreApartAreOneArray() {
    Triple one = Turtle.graph("r:1 airg:relatedTo r:2 .").find().next();
    Triple two = Turtle.graph("r:1 airg:rank 1 .").find().next();
    Triple three = Turtle.graph("r:1 airg:relatedTo r:3 .").find().next();
    JsonObject risk = document(write(listing(List.of(one, two, three)), Optional.empty())).getJsonArray("@graph")
        .getJsonObject(0);
    assertEquals("[\"risk/2\",\"risk/3\"]", risk.getJsonArray("relatedTo").toString());
  }

  @Test
  void outputIsLeftOpenWithTheWholeDocumentInIt() {
    StringBuilder written = new StringBuilder();
    JsonLd.write(Turtle.graph("r:1 airg:rank 1 ."), Optional.empty(), SmallGraph.IRIS, new OutputStream() {
      @Override
      public void write(int octet) {
        written.append((char) octet);
      }

      @Override
      public void close() {
        written.append("closed");
      }
    });
    assertTrue(written.toString().endsWith("}"), written.toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      airg:rank 0                            | "rank":0
      airg:rank -7                           | "rank":-7
      airg:rank 999999999                    | "rank":999999999
      airg:rank 1000000000                   | "rank":"1000000000"
      airg:rank "-0"^^xsd:integer            | "rank":"-0"
      airg:rank "+1"^^xsd:integer            | "rank":"+1"
      airg:rank "one"^^xsd:integer           | "rank":"one"
      airg:rank "1"^^xsd:int                 | "rank":{"@value":"1","@type":"xsd:int"}
      airg:rank "1"                          | "rank":{"@value":"1"}
      airg:rank r:2                          | "rank":{"@id":"risk/2"}
      airg:excluded false                    | "excluded":false
      airg:excluded "0"^^xsd:boolean         | "excluded":"0"
      airg:excluded "TRUE"^^xsd:boolean      | "excluded":"TRUE"
      airg:sourceDocument "a text"           | "sourceDocument":{"@value":"a text"}
      airg:summary "Eins"@de                 | "summary":{"@value":"Eins","@language":"de"}
      airg:summary "quote \\" and \\u00e9"@en | "summary":"quote \\" and é"
      airg:concept c:a                       | "concept":["concept/a"]
      airg:page "true"                       | "true"
      airg:page "7"                          | "7"
      a airg:Risk                            | {"@id":"risk/1","@type":"Risk"}
      a r:2                                  | "@type":"risk/2"
      <urn:p> "x"^^<urn:t>                   | "urn:p":{"@value":"x","@type":"urn:t"}
      """)
  void valueReadsBackAsTheSameLiteral(String statement, String expected) {
    Graph graph = Turtle.graph("PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> r:1 " + statement + " .");
    String json = write(graph, Optional.empty());
    String nodes = document(json).getJsonArray("@graph").toString();
    assertTrue(nodes.contains(expected), nodes);
    assertTrue(graph.isIsomorphicWith(read(json)), json);
  }

  @Test
  void prefixThatIsTheSchemeOfADatatypeIsLeftOut() {
    Graph graph = Turtle.graph("PREFIX urn: <http://example.org/urn/> r:1 airg:page 'x'^^<urn:t> .");
    String json = write(graph, Optional.empty());
    assertTrue(graph.isIsomorphicWith(read(json)), json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[] airg:reason [ airg:weight 1 ] .", "_:a-b.c airg:reason _:a-b.c , _:d .",
      "r:1 a [ airg:weight 1 ] .", "r:1 airg:concept ( c:a c:b ) ."})
  void blankNodesReadBackAsTheyWere(String turtle) {
    Graph graph = Turtle.graph(turtle);
    assertTrue(graph.isIsomorphicWith(read(write(graph, Optional.empty()))), write(graph, Optional.empty()));
  }
}
