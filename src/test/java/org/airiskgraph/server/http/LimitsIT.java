package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.HeldGraph;
import org.airiskgraph.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client beyond a limit is refused with the reason, and other clients are served. */
class LimitsIT {
  /** Java's patterns need longer than the sun will shine to find that this does not match. */
  private static final String ENDLESS =
      "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^((a|a|aa)+)+b$\"";
  private static final String PRODUCT = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

  /** How many may wait for the two that run; on this server two queries run at once on any machine. */
  private static final int QUEUE = 20;
  private static final int CROWD = 60;
  private static final int AT_ONCE = 10;

  private static final Limits LIMITS =
      TestLimits.standard().withQueryTimeout(TestServer.PATIENCE).withMaxRows(1000).withConcurrency(2, QUEUE,
          TestServer.PATIENCE).limits();

  private static TestServer server;

  /** Ends queries after a second, for those that do not end by themselves, which are sent at the same time. */
  private static TestServer hasty;

  @BeforeAll
  static void start() {
    server = TestServer.start(LIMITS);
    hasty =
        TestServer.start(new TestLimits(LIMITS).withQueryTimeout(Duration.ofSeconds(1)).withConcurrency(QUEUE, QUEUE,
            TestServer.PATIENCE).limits());
  }

  @AfterAll
  static void stop() {
    server.close();
    hasty.close();
  }

  @Test
  void queriesThatTakeTooLongAreRefusedNotCut() {
    atOnce("SELECT (COUNT(*) AS ?n) " + PRODUCT,
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?f)) = 'no') }",
        "SELECT * { ?s a ?t MINUS { ?s a ?t . ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?f)) = 'no') } }",
        "ASK { ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?f)) = 'no') }",
        "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f FILTER(CONCAT(STR(?a), STR(?f)) = 'no') }")
        .forEach((query, answer) -> assertEquals(503, answer.statusCode(), query + ": " + answer.body()));
  }

  @Test
  void queriesThatHoldTooMuchAreRefusedBeforeTheyExhaustTheMemory() {
    atOnce("SELECT * " + PRODUCT + " ORDER BY ?a ?d ?g",
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT * " + PRODUCT + " } }",
        "SELECT (COUNT(DISTINCT *) AS ?n) " + PRODUCT, "SELECT ?a ?d ?g " + PRODUCT + " GROUP BY ?a ?d ?g",
        "SELECT ?a ?d (COUNT(?g) AS ?n) " + PRODUCT + " GROUP BY ?a ?d ?g",
        "SELECT (COUNT(*) AS ?n) { { ?a ?b ?c . ?d ?e ?f } { ?g ?b ?i . ?j ?e ?l } }",
        "SELECT (COUNT(*) AS ?n) { ?g ?b ?i MINUS { ?a ?b ?c . ?d ?e ?f . ?j ?k ?l } }")
        .forEach((query, answer) -> assertTrue(
            answer.statusCode() == 422 && answer.body().contains("more memory than the") || answer.statusCode() == 503,
            query + ": " + answer.statusCode() + answer.body()));
  }

  @Test
  void anAnswerWithTooManyRowsIsRefusedWholeAndSaysWhatToDo() {
    HttpResponse<String> answer = server.ask("SELECT * { ?s ?p ?o }");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("LIMIT") && answer.body().contains("/download/"), answer.body());
    assertEquals(422, server.ask("CONSTRUCT WHERE { ?s ?p ?o }").statusCode());
    assertEquals(200, server.ask("SELECT * { ?s ?p ?o } LIMIT 1000").statusCode());
  }

  @Test
  void endlessPatternsEndWithTheTimeLimitWhereverTheyStand() {
    // Without an answer the request ends after PATIENCE, which is an error.
    atOnce(Stream.of(
        "SELECT * { FILTER REGEX(%s) }",
        "SELECT * { BIND(REGEX(%s) AS ?x) }",
        "SELECT (REGEX(%s) AS ?x) {}",
        "SELECT * { { SELECT (REGEX(%s) AS ?x) {} } }",
        "SELECT * { ?s a ?c . FILTER EXISTS { ?s a ?d FILTER REGEX(%s) } }",
        "SELECT * { ?s a ?c . FILTER NOT EXISTS { ?s a ?d FILTER REGEX(%s) } }",
        "SELECT * { ?s a ?c } ORDER BY REGEX(%s)",
        "SELECT ?c { ?s a ?c } GROUP BY ?c HAVING (REGEX(%s))",
        "SELECT (SUM(IF(REGEX(%s), 1, 0)) AS ?n) { ?s a ?c }",
        "SELECT * { ?s a ?c } GROUP BY (REGEX(%s) AS ?c)",
        "SELECT * { ?s a ?c OPTIONAL { ?s a ?d FILTER REGEX(%s) } }",
        "SELECT * { ?s a ?c MINUS { ?s a ?c FILTER REGEX(%s) } }",
        "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o BIND(REGEX(%s) AS ?x) }",
        "ASK { FILTER(COALESCE(1/0, REGEX(%s))) }",
        "SELECT * { LATERAL { BIND(REGEX(%s) AS ?x) } }",
        "SELECT * { LET (?x := REGEX(%s)) }",
        "SELECT (GROUP_CONCAT(STR(REGEX(%s))) AS ?x) { ?s a ?c }",
        "SELECT * { { SELECT (MAX(REGEX(%s)) AS ?x) { ?s a ?c } } }",
        "DESCRIBE ?s { ?s a ?c FILTER REGEX(%s) }",
        "JSON { 's': ?c } WHERE { ?s a ?c FILTER REGEX(%s) }").map(query -> String.format(query, ENDLESS))
        .toArray(String[]::new))
        .forEach((query, answer) -> assertTrue(List.of(200, 400, 422, 503).contains(answer.statusCode()),
            query + ": status " + answer.statusCode()));
  }

  @Test
  void endlessReplacementsEndToo() {
    assertEquals(200, server.ask("SELECT (REPLACE(" + ENDLESS + ", \"\") AS ?x) {}").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"^{1001}", "(?:^{2000000000}){2000000000}", "(?:(?:^{100}){100}){100}", "(a+)\\\\1", "(?=a)",
      "(?<!a)b"})
  void patternsThatJavaMatchesForeverAreRefusedWithTheReason(String pattern) {
    HttpResponse<String> answer = server.ask("ASK { FILTER(REGEX('a', '" + pattern + "')) }");
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().startsWith("REGEX or REPLACE: "), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(|){100}(|||){100}x", "(^|$|){500}x", "(?:(?:(?:){9}){9}){9}x"})
  void patternsOfWidthZeroEndAtOnce(String pattern) {
    assertTrue(server.ask("ASK { FILTER(REGEX('" + "a".repeat(2000) + "', '" + pattern + "')) }").body()
        .replaceAll("\\s", "").contains("\"boolean\":false"));
  }

  @Test
  void patternsMustBeThereToRead() {
    assertEquals(400,
        server.ask("SELECT * { BIND(CONCAT('(a+)+', '$') AS ?p) FILTER REGEX('aaaa', ?p) }").statusCode());
    assertEquals(400, server.ask("SELECT (REGEX('a', '(') AS ?x) {}").statusCode());
    assertEquals(400, server.ask("SELECT (REGEX('a', '" + "a".repeat(600) + "') AS ?x) {}").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "REGEX('Mesa-Optimization', '^mesa', 'i') # true", "REGEX('Mesa', '^mesa') # false",
      "REGEX('a.b', '.b', 'q') # true",
      "REGEX('axb', 'a.b', 'q') # false", "REGEX('ab'@en, 'b$') # true", "REPLACE('abc', 'b', 'x') # axc",
      "REPLACE('abc', '(b)', '[$1]') # a[b]c", "REPLACE('aBc', 'b', 'x', 'i') # axc",
      "LANG(REPLACE('abc'@en, 'b', 'x')) # en",
      "COALESCE(REGEX(5, '5'), 'error') # error", "EXISTS { FILTER REGEX('Mesa', '^M') } # true",
      "NOT EXISTS { FILTER REGEX('Mesa', '^M') } # false",
      "COALESCE(REPLACE('a', 'a', '$9'), 'error') # error",
      "COALESCE(REGEX('%s', '^(a|b)*c'), 'error') # false", "STRLEN(REPLACE('%s', '^(a|b)*c', 'x')) # 50000",
      "REGEX('a b', 'a b', 'x') # false", "REGEX('a\\nb', 'a.b', 's') # true",

  })
  void ordinaryPatternsWorkAsEverywhere(String line) {
    String[] parts = line.split(" # ");
    String long50k = "ab".repeat(25_000);
    HttpResponse<String> answer = server.ask("SELECT (STR(" + parts[0].replace("%s", long50k) + ") AS ?x) {}");
    assertTrue(answer.statusCode() == 200 && answer.body().contains("\"value\":\"" + parts[1] + "\""),
        answer + " " + answer.body());
  }

  @Test
  void textsCannotBeDoubledWithoutEnd() {
    StringBuilder query = new StringBuilder("SELECT (STRLEN(?x30) AS ?n) { BIND('aaaaaaaaaa' AS ?x0)");
    for (int i = 1; i <= 30; i++) {
      query.append(" BIND(CONCAT(?x").append(i - 1).append(", ?x").append(i - 1).append(") AS ?x").append(i)
          .append(")");
    }
    assertEquals(400, server.ask(query + " }").statusCode());
  }

  @Test
  void heavyQueriesEndAtTheTimeLimitHoweverManyAreSent() {
    List<CompletableFuture<HttpResponse<String>>> heavy = crowd(hasty, "SELECT (COUNT(*) AS ?n) " + PRODUCT);
    assertEquals(List.of(503),
        heavy.stream().map(answer -> answer.join().statusCode()).distinct().toList());
    assertEquals(200, hasty.ask("ASK {}").statusCode());
  }

  @Test
  void pagesAnswerWhileQueriesRunAndTheSurplusIsToldInWordsAndWhenToComeBack() throws InterruptedException {
    HeldGraph graph = new HeldGraph();
    try (TestServer held = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE,
        TestServer.local(0, LIMITS))) {
      List<CompletableFuture<HttpResponse<String>>> all = crowd(held, HeldGraph.QUERY);
      CountDownLatch surplus = new CountDownLatch(CROWD - QUEUE - 2);
      all.forEach(answer -> answer.thenRun(surplus::countDown));
      assertTrue(surplus.await(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS),
          surplus.getCount() + " too few were turned away");
      assertEquals(200, held.get("/risk/34.02.03", "Accept", "text/html").statusCode());
      assertTrue(all.stream().anyMatch(query -> !query.isDone()), "the page came before the queries ended");
      graph.release();
      for (CompletableFuture<HttpResponse<String>> one : all) {
        HttpResponse<String> answer = one.join();
        assertEquals(answer.statusCode() == 503, answer.headers().firstValue("Retry-After").isPresent());
        assertTrue(answer.statusCode() == 200 || answer.statusCode() == 503 && answer.body().contains("try again"),
            answer.statusCode() + answer.body());
      }
      assertEquals(200, held.ask("ASK {}").statusCode());
    }
  }

  /** As many clients at the same time. */
  private static List<CompletableFuture<HttpResponse<String>>> crowd(TestServer server, String query) {
    return Stream.generate(() -> server.askAsync(query)).limit(CROWD).toList();
  }

  /** What the hasty server answers to queries that are sent at the same time; as many as it runs and lets wait. */
  private static Map<String, HttpResponse<String>> atOnce(String... queries) {
    assertTrue(queries.length <= 2 * AT_ONCE);
    Map<String, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
    Stream.of(queries).forEach(query -> answers.put(query, hasty.askAsync(query)));
    return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue().join()));
  }

  @Test
  void slowBodiesHoldNoThread() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      sendHalf(slow, 120);
      assertEquals(200, server.get("/", "Accept", "text/html").statusCode());
      assertEquals(200, server.ask("ASK {}").statusCode());
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void clientsThatVanishWhileTheySendTakeNoPlaceInTheQueue() throws IOException {
    for (int round = 0; round < 10; round++) {
      List<Socket> slow = new ArrayList<>();
      sendHalf(slow, 200);
      for (Socket socket : slow) {
        socket.close();
      }
      HttpResponse<String> answer = server.ask("ASK {}");
      assertEquals(200, answer.statusCode(), answer.body());
    }
  }

  private static void sendHalf(List<Socket> slow, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = server.open();
      slow.add(socket);
      socket.getOutputStream().write(("POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/"
          + (i % 2 == 0 ? "sparql-query" : "x-www-form-urlencoded") + "\r\nContent-Length: 1000\r\n\r\nquery=A")
          .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
  }
}
