package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.server.http.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that ask for all the time or memory there is, where Jena itself looks at no clock. */
class AbuseIT {
  private static final String ANY = "(!<a:a>|^!<a:a>)";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer
        .start(Limits.standard().withQueryTimeout(Duration.ofSeconds(1)).withMaxRows(100).withMaxCharacters(100_000));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "SELECT (COUNT(*) AS ?n) { ?x (" + ANY + "*)* ?y }",
      "ASK { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> }",
      "SELECT (COUNT(*) AS ?n) { <https://w3id.org/airiskgraph/risk/34.02.03> " + ANY + "{8} ?y }",
      "ASK { FILTER NOT EXISTS { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> } }",
      "ASK { { SELECT * { GRAPH ?g { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> } } } }",
      "ASK FROM <https://w3id.org/airiskgraph/graph/catalogue> { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY
          + "*)*)* <a:none> }",
      "ASK FROM NAMED <https://w3id.org/airiskgraph/graph/catalogue> { GRAPH ?g { <https://w3id.org/airiskgraph/risk/34.02.03> (("
          + ANY + "*)*)* <a:none> } }",
      "ASK FROM <urn:x-arq:UnionGraph> { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> }",
      "DESCRIBE ?s { ?s ?p ?o }",
  })
  void whatJenaDoesNotStopIsStopped(String query) {
    HttpResponse<String> answer = server.ask(query);
    assertEquals(503, answer.statusCode(), answer.body());
    assertEquals(200, server.ask("ASK {}").statusCode());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
      "CONCAT($, $) # 'aaaaaaaaaa'", "REPLACE($, 'a', 'aaaaaaaaaa') # 'aaaaaaaaaa'", "ENCODE_FOR_URI($) # '%'",
      "$ * $ # 9999999999", "$ * $ # 0.9999999999", "STR(xsd:integer($) * xsd:integer($)) # '9999999999'",
  })
  void textsAndNumbersCannotGrowWithoutEnd(String step, String first) {
    String steps = IntStream.rangeClosed(1, 25)
        .mapToObj(i -> " BIND(" + step.replace("$", "?x" + (i - 1)) + " AS ?x" + i + ")").collect(Collectors.joining());
    String prefix = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    HttpResponse<String> answer =
        server.ask(prefix + "SELECT (STRLEN(STR(?x25)) AS ?n) { BIND(" + first + " AS ?x0)" + steps + " }");
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("without bound"), answer.body());
    String inner = prefix + "SELECT (MAX(?x25) AS ?n) { { SELECT ?x25 { BIND(" + first + " AS ?x0)" + steps + " } } }";
    assertEquals(400, server.ask(inner).statusCode());
  }

  @Test
  void aLongTextMayGrowLessThanAShortOne() {
    String doubled =
        "SELECT (STRLEN(?z) AS ?n) { BIND('%s' AS ?x) BIND(CONCAT(?x, ?x) AS ?y) BIND(CONCAT(?y, ?y, ?y, ?y) AS ?z) }";
    assertTrue(server.ask(String.format(doubled, "ab")).body().contains("\"16\""));
    assertEquals(400, server.ask(String.format(doubled, "a".repeat(150_000))).statusCode());
    assertEquals(400, server.ask("SELECT (MAX(CONCAT(?x, ?x)) AS ?n) { BIND('" + "a".repeat(190_000)
        + "' AS ?l) BIND(CONCAT(?l, ?l, ?l) AS ?x) }").statusCode());
  }

  @Test
  void growthInGroupsAndAggregatesCounts() {
    String deep =
        IntStream.range(0, 14).mapToObj(i -> "CONCAT(?o, ").collect(Collectors.joining()) + "?o" + ")".repeat(14);
    assertEquals(400, server.ask("SELECT (MAX(" + deep + ") AS ?n) { ?s ?p ?o }").statusCode());
    assertEquals(400, server.ask("SELECT ?x { ?s ?p ?o } GROUP BY (" + deep + " AS ?x)").statusCode());
    assertEquals(400, server.ask("SELECT * { { SELECT (MAX(" + deep + ") AS ?n) { ?s ?p ?o } } }").statusCode());
    assertEquals(400, server.ask("SELECT * { ?s ?p ?o FILTER EXISTS { FILTER(" + deep + " = 'x') } }").statusCode());
    assertEquals(400,
        server.ask("ASK { FILTER EXISTS { { SELECT (MAX(" + deep + ") AS ?n) { ?s ?p ?o } } } }").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "CONSTRUCT { GRAPH ?s { ?s ?p ?o } } { ?s ?p ?o }",
      "DESCRIBE <https://w3id.org/airiskgraph/ontology#Risk> ?s { ?s a <https://w3id.org/airiskgraph/ontology#Risk> } LIMIT 5",
  })
  void everyKindOfAnswerIsCounted(String query) {
    HttpResponse<String> answer = server.ask(query);
    assertTrue(answer.statusCode() == 422 && answer.body().contains("more than 100 rows"),
        answer.statusCode() + " " + answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "SELECT * { VALUES ?x { %s } }", "SELECT (STR(?x) AS ?l) { VALUES ?x { %s } }",
      "SELECT (<<( <a:a> <a:b> ?x )>> AS ?t) { VALUES ?x { %s } }",
      "CONSTRUCT { ?x <a:b> 1 } { VALUES ?x { %s } }", "CONSTRUCT { <a:a> ?x 1 } { VALUES ?x { %s } }",
      "CONSTRUCT { <a:a> <a:b> ?x } { VALUES ?x { %s } }",
      "CONSTRUCT { <a:a> <a:b> ?l } { VALUES ?x { %s } BIND(STR(?x) AS ?l) }",
      "CONSTRUCT { GRAPH ?x { <a:a> <a:b> 1 } } { VALUES ?x { %s } }",
      "CONSTRUCT { GRAPH <a:g> { ?x <a:b> 1 } } { VALUES ?x { %s } }",
      "CONSTRUCT { GRAPH <a:g> { <a:a> ?x 1 } } { VALUES ?x { %s } }",
      "CONSTRUCT { GRAPH <a:g> { <a:a> <a:b> ?x } } { VALUES ?x { %s } }",
  })
  void everyCharacterOfAnAnswerIsCounted(String query) {
    String values =
        IntStream.range(0, 13).mapToObj(i -> "<a:" + i + "a".repeat(8000) + ">").collect(Collectors.joining(" "));
    HttpResponse<String> answer = server.ask(String.format(query, values));
    assertTrue(answer.statusCode() == 422 && answer.body().contains("longer than 100000"),
        answer.statusCode() + " " + answer.body());
    assertEquals(200, server.ask(String.format(query, "<a:short>")).statusCode());
  }

  @Test
  void noAnswerIsCutInTheMiddle() {
    assertEquals(400, server.ask("JSON { 's': ?s } WHERE { ?s ?p ?o . ?a ?b ?c }").statusCode());
  }
}
