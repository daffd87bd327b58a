package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link ExportFormatTest} leaves open of RDF: the order, the named graphs, and what XML cannot hold. */
class ExportWriterTest {
  private final DatasetGraph dataset = DatasetGraphFactory.createGeneral();

  private String write(RdfFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportWriter.write(dataset, format, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void state(String turtle) {
    Turtle.graph(turtle).find().forEachRemaining(dataset.getDefaultGraph()::add);
  }

  private static String line(String subject, int rank, String graph) {
    return "<https://w3id.org/airiskgraph/" + subject + "> <https://w3id.org/airiskgraph/ontology#rank> \"" + rank
        + "\"^^<http://www.w3.org/2001/XMLSchema#integer> " + graph + ".\n";
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSONLD")
  void emptyDatasetHasNoTriples(RdfFormat format) {
    DatasetGraph read = DatasetGraphFactory.create();
    RDFParser.fromString(write(format), format.jena().getLang()).parse(read);
    assertTrue(read.isEmpty());
  }

  @Test
  void linesAreInOrderOfSubjectPredicateAndObject() {
    state("r:2 airg:rank 1 . r:1 airg:rank 2 , 1 . c:9 airg:rank 3 .");
    assertEquals(line("concept/9", 3, "") + line("risk/1", 1, "") + line("risk/1", 2, "") + line("risk/2", 1, ""),
        write(RdfFormat.NTRIPLES));
  }

  @Test
  void namedGraphsFollowTheDefaultGraphInOrderOfTheirNames() {
    dataset.addGraph(SmallGraph.IRIS.graph("b"), Turtle.graph("r:2 airg:rank 2 . r:1 airg:rank 1 ."));
    dataset.addGraph(SmallGraph.IRIS.graph("a"), Turtle.graph("r:3 airg:rank 3 ."));
    state("r:9 airg:rank 9 .");
    String a = "<https://w3id.org/airiskgraph/graph/a> ";
    String b = "<https://w3id.org/airiskgraph/graph/b> ";
    assertEquals(line("risk/9", 9, "") + line("risk/3", 3, a) + line("risk/1", 1, b) + line("risk/2", 2, b),
        write(RdfFormat.NQUADS));
    DatasetGraph read = DatasetGraphFactory.create();
    RDFParser.fromString(write(RdfFormat.TRIG), Lang.TRIG).parse(read);
    assertEquals(2, read.getGraph(SmallGraph.IRIS.graph("b")).size());
    assertEquals(1, read.getDefaultGraph().size());
  }

  @Test
  void formatForTriplesHoldsTheDefaultGraphAlone() {
    dataset.addGraph(SmallGraph.IRIS.graph("a"), Turtle.graph("r:3 airg:rank 3 ."));
    state("r:9 airg:rank 9 .");
    assertEquals(line("risk/9", 9, ""), write(RdfFormat.NTRIPLES));
    assertFalse(write(RdfFormat.TURTLE).contains("risk/3"));
    assertFalse(write(RdfFormat.RDFXML).contains("risk/3"));
  }

  @Test
  void blankNodeHasOneNameInAllGraphs() {
    Node reason = NodeFactory.createBlankNode();
    Triple triple = Triple.create(reason, NodeFactory.createURI("urn:weight"), NodeFactory.createLiteralString("1"));
    dataset.getDefaultGraph().add(triple);
    dataset.getDefaultGraph().add(reason, NodeFactory.createURI("urn:more"), NodeFactory.createLiteralString("2"));
    Graph named = GraphFactory.createDefaultGraph();
    named.add(triple);
    dataset.addGraph(SmallGraph.IRIS.graph("a"), named);
    List<String> names = write(RdfFormat.NQUADS).lines().map(line -> line.replaceFirst(" .*", "")).toList();
    assertEquals(3, names.size());
    assertEquals(Set.of(names.get(0)), Set.copyOf(names));
    assertFalse(names.get(0).contains(reason.getBlankNodeLabel()));
  }

  @Test
  void prefixesOfTheDatasetAreDeclaredAsOlderReadersKnowThem() {
    state("r:9 airg:rank 9 .");
    dataset.prefixes().add("risk", "https://w3id.org/airiskgraph/risk/");
    for (RdfFormat format : List.of(RdfFormat.TURTLE, RdfFormat.TRIG)) {
      String text = write(format);
      assertTrue(text.contains("@prefix risk:") && text.contains("risk:9"), text);
    }
  }

  @Test
  void xmlLeavesOutTheCharactersThatItCannotHoldAndNothingElse() {
    state("""
        r:1 rdfs:label "a\\u0001b"@en ; airg:rank 1 ; airg:relatedTo r:2 , [ airg:weight 2 ] .
        r:2 rdfs:label "a\\u0002"^^<urn:t> , "tab\\tand \\u00e9" .
        """);
    dataset.prefixes().add("airg", "https://w3id.org/airiskgraph/ontology#");
    String xml = write(RdfFormat.RDFXML);
    Graph read = GraphFactory.createDefaultGraph();
    RDFParser.fromString(xml, Lang.RDFXML).parse(read);
    assertTrue(Turtle.graph("""
        r:1 rdfs:label "ab"@en ; airg:rank 1 ; airg:relatedTo r:2 , [ airg:weight 2 ] .
        r:2 rdfs:label "a"^^<urn:t> , "tab\\tand \\u00e9" .
        """).isIsomorphicWith(read), xml);
    assertTrue(xml.contains("<airg:rank"), xml);
  }

  @Test
  void otherFormatsKeepTheCharactersThatXmlCannotHold() {
    state("r:1 rdfs:label 'a\\u0001b' .");
    for (RdfFormat format : List.of(RdfFormat.TURTLE, RdfFormat.NTRIPLES, RdfFormat.TRIG, RdfFormat.NQUADS)) {
      DatasetGraph read = DatasetGraphFactory.create();
      RDFParser.fromString(write(format), format.jena().getLang()).parse(read);
      assertTrue(dataset.getDefaultGraph().isIsomorphicWith(read.getDefaultGraph()), format.name());
    }
  }
}
