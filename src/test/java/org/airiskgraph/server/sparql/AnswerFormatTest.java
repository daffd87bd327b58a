package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormatTest {
  private static final Query ROWS = QueryFactory.create("SELECT * {}");
  private static final Query GRAPH = QueryFactory.create("CONSTRUCT WHERE { ?s ?p ?o }");

  private static String type(Query query, String accept, String output) {
    return AnswerFormat.choose(query, accept, output).contentType();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", delimiter = '|', value = {"-|application/sparql-results+json",
      "*/*|application/sparql-results+json",
      "TEXT/CSV|text/csv;charset=utf-8", "application/json|application/json",
      "application/sparql-results+xml, */*;q=0.1|application/sparql-results+xml",
      "application/n-quads,application/trig;q=0.95,text/turtle;q=0.9,application/sparql-results+json;q=0.8,text/html;q=0.2|application/sparql-results+json",
      "text/tab-separated-values|text/tab-separated-values;charset=utf-8"})
  void rowsComeInTheFormatOfTheHeader(String accept, String expected) {
    assertEquals(expected, type(ROWS, accept, null));
  }

  @ParameterizedTest
  @CsvSource({"json, application/sparql-results+json", "xml, application/sparql-results+xml",
      "csv, text/csv;charset=utf-8",
      "tsv, text/tab-separated-values;charset=utf-8", "sparql, application/sparql-results+xml",
      "text, text/plain;charset=utf-8",
      "application/sparql-results xml, application/sparql-results+xml"})
  void shortNamesAndMediaTypesOfRowsCountMoreThanTheHeader(String output, String expected) {
    assertEquals(expected, type(ROWS, "text/csv", output));
  }

  @ParameterizedTest
  @CsvSource({"ttl, text/turtle;charset=utf-8", "turtle, text/turtle;charset=utf-8", "n3, text/turtle;charset=utf-8",
      "rdf, application/rdf+xml;charset=utf-8", "rdf+xml, application/rdf+xml;charset=utf-8",
      "rdf xml, application/rdf+xml;charset=utf-8", "xml, application/rdf+xml;charset=utf-8",
      "jsonld, application/ld+json", "json-ld, application/ld+json", "nt, application/n-triples;charset=utf-8"})
  void shortNamesOfGraphsAreThoseThatClientsSend(String output, String expected) {
    assertEquals(expected, type(GRAPH, null, output));
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/sparql-results+json;q=0"})
  void typesThatThereAreNotAre406(String accept) {
    assertEquals(406, assertThrows(QueryStopped.class, () -> type(ROWS, accept, null)).status());
  }

  @Test
  void namesThatThereAreNotAre406() {
    QueryStopped stopped = assertThrows(QueryStopped.class, () -> type(ROWS, null, "yaml"));
    assertEquals(406, stopped.status());
    assertTrue(stopped.getMessage().startsWith("There is no format yaml; the answer can be had as"));
    assertTrue(stopped.getMessage().endsWith("by one of the names json, xml, csv, tsv, txt"), stopped.getMessage());
  }

  @Test
  void controlCharactersAreRefusedInXmlOnly() {
    AnswerFormat xml = AnswerFormat.choose(ROWS, null, "xml");
    assertThrows(QueryStopped.class, () -> xml.check(NodeFactory.createLiteralString("a\u0001")));
    xml.check(NodeFactory.createLiteralString("a\tb\n日本"));
    AnswerFormat.choose(ROWS, null, "json").check(NodeFactory.createLiteralString("a\u0001"));
  }
}
