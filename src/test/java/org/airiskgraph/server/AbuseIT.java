package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.server.http.TestLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that ask for all the time or memory there is, where Jena itself looks at no clock. */
class AbuseIT {
  private static final String ANY = "(!<a:a>|^!<a:a>)";

  /** Queries that the hasty server runs at once. */
  private static final int AT_ONCE = 10;

  private static TestServer server;

  /** Ends queries after a second, for those that do not end by themselves. */
  private static TestServer hasty;

  @BeforeAll
  static void start() {
    TestLimits limits = TestLimits.standard().withMaxRows(100).withMaxCharacters(100_000);
    server = TestServer.start(limits.withQueryTimeout(TestServer.PATIENCE).limits());
    hasty = TestServer.start(limits.withQueryTimeout(Duration.ofSeconds(1))
        .withConcurrency(AT_ONCE, AT_ONCE, TestServer.PATIENCE).limits());
  }

  @AfterAll
  static void stop() {
    server.close();
    hasty.close();
  }

  /** They are sent at the same time, as each takes all of its second. */
  @Test
  void whatJenaDoesNotStopIsStopped() {
    Map<String, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
    Stream.of(
        "SELECT (COUNT(*) AS ?n) { ?x (" + ANY + "*)* ?y }",
        "ASK { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> }",
        "SELECT (COUNT(*) AS ?n) { <https://w3id.org/airiskgraph/risk/34.02.03> " + ANY + "/" + ANY + "/" + ANY + "/"
            + ANY + "/" + ANY
            + "/" + ANY + "/" + ANY + "/" + ANY + " ?y }",
        "ASK { FILTER NOT EXISTS { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> } }",
        "ASK { { SELECT * { GRAPH ?g { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY
            + "*)*)* <a:none> } } } }",
        "ASK FROM <https://w3id.org/airiskgraph/graph/catalogue> { <https://w3id.org/airiskgraph/risk/34.02.03> (("
            + ANY
            + "*)*)* <a:none> }",
        "ASK FROM NAMED <https://w3id.org/airiskgraph/graph/catalogue> { GRAPH ?g { <https://w3id.org/airiskgraph/risk/34.02.03> (("
            + ANY + "*)*)* <a:none> } }",
        "ASK FROM <urn:x-arq:UnionGraph> { <https://w3id.org/airiskgraph/risk/34.02.03> ((" + ANY + "*)*)* <a:none> }",
        "DESCRIBE ?s { ?s ?p ?o }")
        .forEach(query -> answers.put(query, hasty.askAsync(query)));
    assertTrue(answers.size() <= AT_ONCE);
    answers.forEach((query, answer) -> assertEquals(503, answer.join().statusCode(),
        () -> query + ": " + answer.join().body()));
    assertEquals(200, hasty.ask("ASK {}").statusCode());
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
      "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
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
      "CONSTRUCT { ?x <a:b> 1 } { VALUES ?x { %s } }", "CONSTRUCT { <a:a> ?x 1 } { VALUES ?x { %s } }",
      "CONSTRUCT { <a:a> <a:b> ?x } { VALUES ?x { %s } }",
      "CONSTRUCT { <a:a> <a:b> ?l } { VALUES ?x { %s } BIND(STR(?x) AS ?l) }",
  })
  void everyCharacterOfAnAnswerIsCounted(String query) {
    String values =
        IntStream.range(0, 13).mapToObj(i -> "p:" + i + "a".repeat(8000)).collect(Collectors.joining(" "));
    HttpResponse<String> answer = server.ask("PREFIX p: <a:> " + String.format(query, values));
    assertTrue(answer.statusCode() == 422 && answer.body().contains("longer than 100000"),
        answer.statusCode() + " " + answer.body());
    assertEquals(200, server.ask(String.format(query, "<a:short>")).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASK { ?s <p>{100000} ?o }", "ASK { ?s <p>{1,} ?o }",
      "CONSTRUCT { GRAPH ?s { ?s ?p ?o } } { ?s ?p ?o }",
      "SELECT * { VALUES ?x { <a:b> } BIND(<<( <a:a> <a:b> ?x )>> AS ?t) }", "ASK { LATERAL { ?s ?p ?o } }",
      "ASK { LET(?x := 1) }", "SELECT (AGG <urn:x>(?s) AS ?a) { ?s ?p ?o }", "ASK { ?s ?p ?o SEMIJOIN { ?s ?p ?o } }"})
  void syntaxBeyondSparql11IsRefused(String query) {
    HttpResponse<String> answer = server.ask(query);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("Not a query in SPARQL 1.1: "), answer.body());
  }

  @Test
  void queriesThatAreTooLongToPlanAreRefusedWithTheBound() {
    refused("SELECT * { ?s ?p 1" + ",1".repeat(1000) + " }", "1000 at most");
    refused("ASK { ?s <p>" + "/<p>".repeat(1000) + " ?o }", "1000 at most");
    refused("ASK { ?s !(<p>" + "|<p>".repeat(1000) + ") ?o }", "1000 at most");
    refused("ASK { {}" + " UNION {}".repeat(1000) + " }", "more than 1000 groups");
    refused("ASK { FILTER(" + "(".repeat(201) + "1" + ")".repeat(201) + ") }", "more than 200 brackets");
    refused("ASK { FILTER(1 IN (" + "STR(1),".repeat(2001) + "1)) }", "2000 at most");
    refused("ASK { BIND(" + "9".repeat(1001) + " AS ?x) }", "more than 1000 characters");
    refused("ASK { VALUES ?x { \"" + "9".repeat(1001) + "\"^^<http://www.w3.org/2001/XMLSchema#decimal> } }", "1000");
    refused("ASK { BIND(\"PT10000000000000000000S\"^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> AS ?x) }",
        "10,000,000 days");
    refused(
        "ASK " + IntStream.range(0, 101).mapToObj(i -> "FROM <urn:" + i + "> ").collect(Collectors.joining()) + " {}",
        "100 graphs");
  }

  private static void refused(String query, String bound) {
    HttpResponse<String> answer = server.ask(query);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains(bound), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "xsd:integer('%s')", "xsd:decimal(CONCAT('1.', '%s'))", "STRDT('%s', xsd:integer)", "xsd:integer('%s') + 1",
      "xsd:time('00:00:00') + xsd:dayTimeDuration(CONCAT('PT', '1', '0000000000000000000S'))",
      "xsd:dateTime('2020-01-01T00:00:00') + STRDT(CONCAT('P99', '99999999D'), xsd:dayTimeDuration)",
      "xsd:date('2020-01-01') - STRDT(CONCAT('P9', '9999999Y'), xsd:yearMonthDuration)",
  })
  void longNumbersAndDurationsMadeByTheQueryAreErrorsAtOnce(String expression) {
    HttpResponse<String> answer = server.ask("PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (COALESCE(STR("
        + expression.replace("%s", "9".repeat(150_000)) + "), 'error') AS ?x) {}");
    assertTrue(answer.body().contains("\"error\""), answer.body().substring(0, Math.min(200, answer.body().length())));
  }

  @Test
  void searchingALongTextInALongTextIsRefused() {
    String query = "SELECT (CONTAINS('%s', '%sb') AS ?x) {}";
    HttpResponse<String> answer = server.ask(String.format(query, "a".repeat(120_000), "a".repeat(60_000)));
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("CONTAINS"), answer.body());
    assertEquals(200, server.ask(String.format(query, "a".repeat(1000), "a".repeat(500))).statusCode());
  }

  @Test
  void joinedTextsAreBounded() {
    String nested =
        "SELECT (GROUP_CONCAT(?t; separator=' ') AS ?x) { { SELECT (GROUP_CONCAT(STR(?o)) AS ?t) { ?s ?p ?o } } }";
    for (String query : new String[] {nested, nested.replace("GROUP_CONCAT(STR", "GROUP_CONCAT(DISTINCT STR"),
        "SELECT (GROUP_CONCAT(STR(?o); separator='" + "x".repeat(100_000) + "') AS ?t) { ?s ?p ?o }"}) {
      HttpResponse<String> answer = server.ask(query);
      assertEquals(422, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("GROUP_CONCAT makes a text of more than 1000000 characters"), answer.body());
    }
    assertEquals(200,
        server.ask("SELECT (GROUP_CONCAT(STR(?p)) AS ?t) { VALUES ?p { <a:b> <a:c> } }").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:airiskgraph:replace", "urn:airiskgraph:regex", "urn:airiskgraph:guarded", "guarded"})
  void internalFunctionsCannotBeCalled(String name) {
    HttpResponse<String> answer =
        server.ask("SELECT (COALESCE(<" + name + ">('aaa', 'a', 'bbb'), 'unbound') AS ?x) {}");
    assertTrue(answer.statusCode() == 400 || answer.body().contains("\"unbound\""), answer.body());
  }

  @Test
  void emptyCellsCountTowardsTheSizeOfAnAnswer() {
    StringBuilder query = new StringBuilder("SELECT * { ?s ?p ?o");
    for (int i = 0; i < 40; i++) {
      query.append(" BIND('' AS ?v").append(i).append(")");
    }
    assertEquals(422, server.ask(query + " } LIMIT 90").statusCode());
  }

  @Test
  void noAnswerIsCutInTheMiddle() {
    assertEquals(400, server.ask("JSON { 's': ?s } WHERE { ?s ?p ?o . ?a ?b ?c }").statusCode());
  }
}
