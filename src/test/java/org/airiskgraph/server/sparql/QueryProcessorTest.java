package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryProcessorTest {
  private final MemoryPool pool = new MemoryPool(100 << 20);
  private final DatasetGraph dataset = DatasetGraphFactory.createGeneral();
  private final QueryProcessor processor = processor(Limits.standard());

  private QueryProcessor processor(Limits limits) {
    RDFParser.fromString("PREFIX : <http://example.org/> :a :in 1 . GRAPH :one { :b :in 2 } GRAPH :two { :c :in 3 }",
        Lang.TRIG).parse(dataset);
    FunctionAllowlist.install(dataset.getContext());
    return new QueryProcessor(new NoAutoCreateDataset(dataset), SmallGraph.IRIS, limits, pool,
        new TextQueries(() -> null));
  }

  private QueryAnswer answer(String query, List<String> defaults, List<String> named) {
    return processor.answer(new QueryRequest(query, defaults, named, null, "csv", "", false), new AtomicBoolean());
  }

  private static String body(QueryAnswer answer) {
    return answer.body().stream().map(part -> StandardCharsets.UTF_8.decode(part.duplicate()).toString())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"SELECT (1 + 2 AS ?x) {}|3", "SELECT (CONCAT('a', 'b') AS ?x) {}|ab",
      "SELECT (IF(REGEX('Mesa', '^m', 'i'), 'yes', 'no') AS ?x) {}|yes",
      "SELECT (REPLACE('abc', '(b)', '[$1]') AS ?x) {}|a[b]c",
      "SELECT (SUM(?v) AS ?x) { ?s ?p ?v }|1", "SELECT (COUNT(DISTINCT ?s) AS ?x) { GRAPH ?g { ?s ?p ?v } }|2",
      "SELECT ?x { VALUES ?x { 2 1 } } ORDER BY ?x LIMIT 1|1", "SELECT DISTINCT ?x { VALUES ?x { 7 7 } }|7",
      "SELECT (GROUP_CONCAT(?v; separator='-') AS ?x) { VALUES ?v { 1 2 } }|1-2",
      "SELECT ?x { VALUES ?x { 1 2 } MINUS { VALUES ?x { 2 } } }|1",
      "SELECT ?x { { VALUES ?x { 1 } } { VALUES ?x { 1 2 } } }|1",
      "SELECT ?x { VALUES ?x { 4 } } GROUP BY ?x|4",
      "SELECT (<http://www.w3.org/2001/XMLSchema#integer>('7') AS ?x) {}|7",
      "SELECT ('2020-01-01T00:00:00'^^<http://www.w3.org/2001/XMLSchema#dateTime> + 'P1D'^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration> AS ?x) {}|2020-01-02T00:00:00"})
  void ordinaryQueriesAreAnsweredAsEverywhere(String query, String expected) {
    QueryAnswer answer = answer(query, List.of(), List.of());
    assertEquals("x\r\n" + expected + "\r\n", body(answer));
    assertEquals(200, answer.status());
  }

  /** Jena throws an error of its own here, which is none of the expression. */
  @ParameterizedTest
  @ValueSource(strings = {"List", "Map"})
  void composedLiteralsThatAreNoneAreAnErrorOfTheExpression(String type) {
    String values = "VALUES ?a { \"[1,]\"^^cdt:# \"1\"^^cdt:# }".replace("#", type);
    String prefix = "PREFIX cdt: <http://w3id.org/awslabs/neptune/SPARQL-CDTs/> ";
    assertEquals("x\r\n\r\n\r\n",
        body(answer(prefix + "SELECT (?a < '[2]'^^cdt:" + type + " AS ?x) { " + values + " }", List.of(), List.of())));
  }

  @Test
  void graphsOfTheRequestCountMoreThanThoseOfTheQuery() {
    QueryAnswer answer =
        answer("SELECT ?x FROM <http://example.org/one> { ?s ?p ?x }", List.of("http://example.org/two"), List.of());
    assertEquals("x\r\n3\r\n", body(answer));
  }

  @Test
  void aGraphThatIsNotThereIsEmptyAndNotMade() {
    assertEquals("x\r\n",
        body(answer("SELECT ?x { GRAPH <http://example.org/none> { ?s ?p ?x } }", List.of(), List.of())));
    body(answer("ASK { GRAPH <http://example.org/none> { ?s <urn:p>* ?x } }", List.of(), List.of()));
    assertEquals(2, dataset.size());
  }

  @Test
  void memoryIsGivenBackButForTheAnswer() {
    long before = pool.free();
    QueryAnswer answer = answer("SELECT * { ?s ?p ?o }", List.of(), List.of());
    assertEquals(before - answer.held(), pool.free());
    pool.release("", answer.held());
    answer("SELECT * { ?s ?p ?o", List.of(), List.of());
    assertEquals(before, pool.free());
  }

  @Test
  void longAnswersAreCompressedForClientsThatTakeItAndHoldLessMemory() throws IOException {
    String query = "SELECT ?a { VALUES ?a { " + "'row' ".repeat(30_000) + "} }";
    QueryAnswer plain = answer(query, List.of(), List.of());
    pool.release("", plain.held());
    long before = pool.free();
    QueryAnswer packed =
        processor.answer(new QueryRequest(query, List.of(), List.of(), null, "csv", "", true), new AtomicBoolean());
    assertTrue(packed.gzip());
    assertTrue(packed.length() < plain.length() / 5, packed.length() + " of " + plain.length() + " bytes");
    assertEquals(before - packed.held(), pool.free());
    assertTrue(packed.held() < plain.held());
    byte[] bytes = new byte[(int) packed.length()];
    ByteBuffer all = ByteBuffer.wrap(bytes);
    packed.body().forEach(all::put);
    assertEquals(body(plain), new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
        StandardCharsets.UTF_8));
  }

  @Test
  void shortAnswersAndErrorsAreNotCompressed() {
    for (String query : List.of("SELECT * { ?s ?p ?o }", "SELECT * {")) {
      assertFalse(processor.answer(new QueryRequest(query, List.of(), List.of(), null, "csv", "", true),
          new AtomicBoolean()).gzip());
    }
  }

  @Test
  void errorsAreOneLineWithoutControlCharacters() {
    for (String query : List.of("SELECT * {\u001b[31m\n\n", "SELECT * {} }")) {
      QueryAnswer answer = answer(query, List.of(), List.of());
      assertEquals(400, answer.status());
      assertTrue(body(answer).matches("[^\\p{Cntrl}]+\n"), body(answer));
    }
  }

  @Test
  void aQueryOverItsTimeIsRefusedWithTheLimit() {
    QueryAnswer answer = processor(TestLimits.standard().withQueryTimeout(Duration.ofMillis(1)).limits())
        .answer(
            new QueryRequest("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(SHA512('a') = STR(?a)) }", List.of(),
                List.of(), null, null, "", false),
            new AtomicBoolean(true));
    assertEquals(503, answer.status());
    assertTrue(body(answer).contains("0.001 seconds"), body(answer));
  }

  /** Each holds 400 rows of 200,000 bytes, which is 80 MB, where a query may have 33. */
  @ParameterizedTest
  @ValueSource(strings = {"SELECT (COUNT(DISTINCT ?t) AS ?n) { ROWS }", "SELECT (COUNT(DISTINCT *) AS ?n) { ROWS }",
      "SELECT (COUNT(*) AS ?n) { ROWS } GROUP BY ?t", "SELECT ?i { ROWS } GROUP BY ?i ?t",
      "SELECT (COUNT(*) AS ?n) { ROWS } GROUP BY (CONCAT(?t, '') AS ?k)",
      "SELECT (COUNT(*) AS ?n) { { SELECT (MAX(CONCAT('LONG', STR(?i))) AS ?x) { FEW } GROUP BY ?i } }",
      "SELECT (SAMPLE(?t) AS ?x) { ROWS } GROUP BY ?i", "SELECT (MIN(?t) AS ?x) { ROWS } GROUP BY ?i",
      "SELECT (MAX(CONCAT(?t, '')) AS ?x) { ROWS } GROUP BY ?i", "SELECT ?i { ROWS } ORDER BY ?t LIMIT 900",
      "SELECT ?i { ROWS } ORDER BY ?i", "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?t { ROWS } } }"})
  void whatAQueryHoldsIsCountedWhereverItIsHeld(String query) {
    String few =
        " VALUES ?i { " + IntStream.range(0, 400).mapToObj(i -> i + " ").collect(Collectors.joining()) + "} ";
    String text = "\u0101".repeat(100_000);
    String rows = few + "BIND(CONCAT('" + text + "', STR(?i)) AS ?t) ";
    QueryAnswer answer = answer(query.replace("ROWS", rows).replace("FEW", few).replace("LONG", text), List.of(),
        List.of());
    assertEquals(422, answer.status(), body(answer));
    assertTrue(body(answer).contains("more memory"), body(answer));
  }

  @Test
  void aSmallLimitNeedsLittleMemoryHoweverManyRowsAreSorted() {
    String rows = " VALUES ?i { " + IntStream.range(0, 400).mapToObj(i -> i + " ").collect(Collectors.joining())
        + "} BIND(CONCAT('" + "\u0101".repeat(100_000) + "', STR(?i)) AS ?t) ";
    assertEquals("i\r\n0\r\n1\r\n",
        body(answer("SELECT ?i { " + rows + " } ORDER BY ?i LIMIT 2", List.of(), List.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contains", "substring-before", "substring-after", "normalize-space", "matches", "replace"})
  void functionsOfXPathThatSearchForeverAreNotThere(String name) {
    QueryAnswer answer = answer("SELECT (<http://www.w3.org/2005/xpath-functions#" + name + ">('a', 'a') AS ?x) {}",
        List.of(), List.of());
    assertEquals("x\r\n\r\n", body(answer));
  }

  @Test
  void manyResourcesToDescribeAreRefused() {
    assertEquals(400, answer(
        IntStream.range(0, 1001).mapToObj(i -> " <" + i + ">").collect(Collectors.joining("", "DESCRIBE", "")),
        List.of(), List.of()).status());
  }
}
