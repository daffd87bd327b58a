package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query or request must not be able to do, each tried on a real server. */
class LockdownIT {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Something listens here; whoever calls is counted. */
  private static final class Trap implements AutoCloseable {
    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    Trap() throws IOException {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread listener = new Thread(() -> {
        try {
          while (true) {
            socket.accept().close();
            calls.incrementAndGet();
          }
        } catch (IOException e) {
          // closed: the test is over
        }
      });
      listener.setDaemon(true);
      listener.start();
    }

    String url() {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/x";
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
      "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
      "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
      "SELECT * { ?s a <https://w3id.org/airiskgraph/ontology#SourceDocument> . FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } } LIMIT 1",
      "SELECT * { VALUES ?u { <%s> } SERVICE ?u { ?s ?p ?o } }",
      "SELECT * FROM <%s> { ?s ?p ?o }",
      "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
  })
  void queriesCannotMakeTheServerCallOthers(String query) throws IOException {
    try (Trap trap = new Trap()) {
      HttpResponse<String> answer = server.ask(String.format(query, trap.url()));
      assertTrue(answer.statusCode() == 422 || answer.statusCode() == 200 || answer.statusCode() == 503,
          answer.statusCode() + " " + answer.body());
      server.get("/risks/sparql?query=ASK%7B%7D&default-graph-uri=" + TestServer.encode(trap.url()));
      assertEquals(0, trap.calls.get());
    }
  }

  @ParameterizedTest
  @CsvSource({
      "POST, /risks, update=CLEAR+ALL", "POST, /risks/sparql, update=CLEAR+ALL",
      "POST, /risks/update, update=CLEAR+ALL",
      "POST, /risks/upload, x", "PUT, /risks, x", "PUT, /risks/data, x", "DELETE, /risks, x", "PATCH, /risks, x",
      "POST, /$/datasets, dbName=x&dbType=mem", "DELETE, /$/datasets/risks, x", "POST, /$/backup/risks, x",
      "POST, /ui/$/datasets, dbName=x", "POST, /ui/$/server, x", "DELETE, /ui/$/server, x", "POST, /risk/34.02.03, x",
  })
  void nothingCanBeWritten(String method, String path, String body) {
    long before = TestServer.dataset().getDefaultGraph().size();
    HttpResponse<String> answer = server.send(server.request(path, "Content-Type", "application/x-www-form-urlencoded")
        .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500,
        method + " " + path + ": " + answer.statusCode());
    assertEquals(before, TestServer.dataset().getDefaultGraph().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INSERT DATA { <urn:a> <urn:b> <urn:c> }", "LOAD <http://127.0.0.1/>", "DROP ALL"})
  void updatesAreNoQueries(String update) {
    assertEquals(400, server.ask(update).statusCode());
    HttpResponse<String> sent = server.send(server.request("/risks/sparql", "Content-Type", "application/sparql-update")
        .POST(HttpRequest.BodyPublishers.ofString(update)).build());
    assertEquals(415, sent.statusCode(), sent.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks?default", "/risks/data", "/risks/get?default",
      "/risks?graph=https://w3id.org/airiskgraph/graph/links"})
  void theGraphStoreProtocolIsAbsent(String path) {
    int status = server.get(path, "Accept", "text/turtle").statusCode();
    assertTrue(status >= 400 && status < 500, path + ": " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "<java:org.apache.jena.sparql.function.library.sha1sum>(\"a\")",
      "<http://jena.apache.org/ARQ/function#sha1sum>(\"a\")",
      "<http://jena.apache.org/ARQ/function#version>()",
      "<http://jena.apache.org/ARQ/function#wait>(1)",
      "<http://www.w3.org/2005/xpath-functions#matches>(\"a\", \"a\")",
      "<http://jena.apache.org/ARQ/js#f>(\"a\")",
      "<http://www.w3.org/2005/xpath-functions#replace>(\"a\", \"a\", \"b\")",
      "<http://www.w3.org/2005/xpath-functions#concat>(\"a\", \"a\")",
      "<http://www.w3.org/2005/xpath-functions#encode-for-uri>(\"a\")",
      "<http://www.w3.org/2005/xpath-functions#apply>(<http://www.w3.org/2005/xpath-functions#upper-case>, \"a\")",
      "<http://www.w3.org/2005/xpath-functions/math#pow>(9, 2)",
      "<http://www.w3.org/2005/xpath-functions/math#exp10>(2)",
      "<http://www.w3.org/ns/sparql#regex>(\"a\", \"a\")",
      "<http://www.w3.org/ns/sparql#concat>(\"a\", \"a\")",
      "<http://www.w3.org/ns/sparql#multiply>(2, 2)",
      "CALL(<http://www.w3.org/ns/sparql#concat>, \"a\", \"a\")",
      "<http://w3id.org/awslabs/neptune/SPARQL-CDTs/concat>(\"[1]\"^^<http://w3id.org/awslabs/neptune/SPARQL-CDTs/List>, \"[1]\"^^<http://w3id.org/awslabs/neptune/SPARQL-CDTs/List>)",
      "<urn:airiskgraph:regex>(\"a\", STR(RAND()))", "<urn:airiskgraph:replace>(\"a\", STR(RAND()), \"b\")",
      "<urn:airiskgraph:regex>(\"a\", \"(\")",
  })
  void functionsThatLoadClassesOrMatchFreelyAreNotCalled(String call) {
    HttpResponse<String> answer = server.ask("SELECT (COALESCE(STR(" + call + "), \"unbound\") AS ?x) {}");
    assertTrue(answer.statusCode() == 400 || answer.body().contains("\"unbound\""), answer.body());
  }

  @Test
  void ordinaryFunctionsAreCalled() {
    assertTrue(server.ask("SELECT (<http://www.w3.org/2005/xpath-functions#upper-case>(\"a\") AS ?x) {}").body()
        .contains("\"A\""));
    assertTrue(
        server.ask("SELECT (<http://www.w3.org/2001/XMLSchema#integer>(\"7\") + 1 AS ?x) {}").body().contains("\"8\""));
    assertTrue(server.ask("SELECT (MD5(\"a\") AS ?x) {}").body().contains("0cc175b9c0f1b6a831c399e269772661"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "?x <http://jena.apache.org/ARQ/property#strSplit> (\"a,b\" \",\")",
      "?x <java:org.apache.jena.sparql.pfunction.library.strSplit> (\"a,b\" \",\")",
      "<urn:a> <java:org.apache.jena.sparql.pfunction.library.assign> ?x",
      "\"a\" (<java:org.apache.jena.sparql.pfunction.library.assign>|<urn:b>)+ ?x",
  })
  void propertyFunctionsThatLoadClassesAreNotCalled(String pattern) {
    HttpResponse<String> answer = server.ask("SELECT ?x { " + pattern + " }");
    assertEquals(200, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains("\"value\""), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stylesheet", "callback", "force-accept"})
  void parametersThatWouldBeReflectedAreRefused(String parameter) {
    HttpResponse<String> answer = server.get("/risks/sparql?query=ASK%7B%7D&output=xml&" + parameter
        + "=" + TestServer.encode("x\" ?><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>"));
    assertEquals(400, answer.statusCode());
    assertFalse(answer.body().contains("<script"));
  }

  @Test
  void otherHostsNamesAreRefused() {
    assertTrue(server.raw("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 421"));
    assertTrue(server.raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 200"));
    assertTrue(
        server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").startsWith("HTTP/1.1 400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "FOO"})
  void otherMethodsAreRefused(String method) {
    String answer = server.raw(method + " /$/ping HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo-me\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 405") || answer.startsWith("HTTP/1.1 400"), answer);
    assertFalse(answer.contains("echo-me"));
  }

  @Test
  void aRefusalSaysWhatGoesAndReadsNothingMore() {
    String answer = server.raw(
        "DELETE /risks HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\nExpect: 100-continue\r\n\r\n");
    assertTrue(answer.contains("Allow: GET, HEAD, POST, OPTIONS\r\n"), answer);
    assertTrue(answer.contains("Connection: close\r\n"), answer);
    assertTrue(answer.contains("Cache-Control: no-store\r\n"), answer);
    assertTrue(answer.endsWith("405 This server is read-only. Use GET, HEAD, POST or OPTIONS.\n"), answer);
  }

  @Test
  void formsOfManyFieldsAreRefused() {
    String fields = IntStream.range(0, 60).mapToObj(i -> "&a" + i + "=b").collect(Collectors.joining());
    HttpResponse<String> answer = server.post("/risks/sparql", "query=ASK%7B%7D" + fields);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("at most 50"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks/sparql?query=%zz", "/risks/sparql?query=%ff%fe", "/queries/related-risks?risk=%zz",
      "/search?q=%zz"})
  void whatCannotBeDecodedIsTheClientsFault(String path) {
    String answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("hexadecimal"), answer);
  }

  @Test
  void compressedBodiesAreRefused() {
    String answer =
        server.raw("POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde");
    assertTrue(answer.startsWith("HTTP/1.1 415"), answer);
  }

  @Test
  void bodiesOfUnknownLengthAreRefused() {
    String answer =
        server.raw("POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 411"), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/sparql-query", "application/x-www-form-urlencoded", "text/plain"})
  void longBodiesAreRefusedUnread(String type) {
    String answer = server.announce("/risks/sparql", type, 300_000);
    assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
  }

  @Test
  void longAddressesAndHeadersAreRefused() {
    assertTrue(
        server.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n").startsWith("HTTP/1.1 414"));
    assertTrue(server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")
        .startsWith("HTTP/1.1 431"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/risk/34.02.03", "/nothing/here", "/queries/related-risks", "/search?q=x", "/ontology",
      "/download/"})
  void pagesForbidScriptsAndRequestsOfOthers(String path) {
    HttpResponse<String> answer = server.get(path, "Accept", "text/html");
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
    assertFalse(policy.contains("unsafe"));
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElse(""));
    assertEquals("same-origin", answer.headers().firstValue("Referrer-Policy").orElse(""));
    assertEquals("same-origin", answer.headers().firstValue("Cross-Origin-Opener-Policy").orElse(""));
    assertTrue(answer.headers().firstValue("Permissions-Policy").orElse("").contains("geolocation=()"));
    assertTrue(answer.headers().firstValue("Server").isEmpty());
  }

  @Test
  void answersOfQueriesAreSandboxed() {
    for (String path : new String[] {"/risks/sparql?query=ASK%7B%7D", "/ui/risks/sparql?query=ASK%7B%7D",
        "/risks?query=ASK%7B%7D", "/graph/ontology.ttl"}) {
      assertIsSandboxed(server, path);
    }
    try (TestServer excerpt = TestServer.ofExcerpt()) {
      assertIsSandboxed(excerpt, "/download/airiskgraph.ttl");
    }
  }

  private static void assertIsSandboxed(TestServer server, String path) {
    assertEquals("default-src 'none'; frame-ancestors 'none'; sandbox",
        server.send(server.request(path).build(), HttpResponse.BodyHandlers.discarding()).headers()
            .firstValue("Content-Security-Policy").orElse(""),
        path);
  }

  @Test
  void theFusekiUiMaySetStylesAndNothingMore() {
    HttpResponse<String> page = server.get("/ui/");
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("script-src 'self';") && policy.contains("connect-src 'self';")
        && policy.contains("style-src 'self' 'unsafe-inline';"), policy);
    assertTrue(page.body().contains("/assets/ui.css"), "the buttons that would change data are hidden");
    assertEquals(301, server.get("/ui/index.html").statusCode());
    assertEquals("[]", server.get("/ui/$/tasks").body());
    assertTrue(server.get("/ui/$/server").body().contains("/risks"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ui/static/", "/ui/static", "/assets/", "/$/datasets", "/$/server", "/$/stats/risks",
      "/$/validate/langtag?langtag=x",
      "/ui/$/validate/data", "/$/compact/risks", "/$/tasks", "/META-INF/MANIFEST.MF", "/WEB-INF/web.xml"})
  void nothingElseOfFusekiIsThere(String path) {
    HttpResponse<String> answer = server.get(path);
    assertTrue(answer.statusCode() >= 300 && answer.statusCode() < 500, path + ": " + answer.statusCode());
    assertFalse(answer.body().contains("href="), answer.body());
  }

  @Test
  void aBrowserAtTheEndpointIsSentToTheQueryPage() {
    for (String path : new String[] {"/risks", "/risks/sparql", "/ui/risks/sparql"}) {
      HttpResponse<String> answer = server.get(path, "Accept", "text/html");
      assertEquals(303, answer.statusCode(), path);
      assertEquals("/sparql", answer.headers().firstValue("Location").orElse(""), path);
    }
  }

  @Test
  void noOriginIsTrustedWithCredentials() {
    HttpResponse<String> answer = server.get("/risks/sparql?query=ASK%7B%7D", "Origin", "https://evil.example");
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertTrue(answer.headers().firstValue("Access-Control-Allow-Credentials").isEmpty());
    assertTrue(server.get("/", "Origin", "https://evil.example").headers().firstValue("Access-Control-Allow-Origin")
        .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /%ff%fe HTTP/1.1", "GET /risk/%00 HTTP/1.1", "GET /../../etc/passwd HTTP/1.1",
      "GET /ui/../../x HTTP/1.1",
      "GET /assets/../site.css HTTP/1.1", "GET /assets/%2e%2e/x HTTP/1.1", "GARBAGE", "GET / HTTP/9.9"})
  void errorsSayNothingOfTheProgram(String line) {
    String answer = server.raw(line + "\r\nHost: localhost\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 5") || answer.startsWith("HTTP/1.1 303"),
        answer);
    assertFalse(answer.contains("jetty") || answer.contains("java.") || answer.contains("\tat "), answer);
  }

  @Test
  void aWrongQueryIsTheClientsFaultInAnyLanguage() {
    assertEquals(400, server.ask("SELECT * { ?s ?p \"é日本\" ").statusCode());
    assertEquals(400,
        server.ask("PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query \"(é日\" }").statusCode());
  }

  @Test
  void refusalsOfLuceneAndOfTheParserAreWordsToTheClient() {
    HttpResponse<String> words = server.ask(
        "PREFIX text: <http://jena.apache.org/text#> SELECT * { ?s text:query \"/(a|b|c){200}(x?){500}.*.*[a-z]{1000}/\" }");
    assertEquals(400, words.statusCode());
    assertTrue(words.body().startsWith("text:query"), words.body());
    HttpResponse<String> deep = server.ask("ASK { FILTER(1=2" + "||1=2".repeat(12_000) + ") }");
    assertEquals(400, deep.statusCode());
    assertTrue(deep.body().contains("too deep") || deep.body().contains("2000 at most"), deep.body());
  }

  @Test
  void aGraphThatAQueryMerelyNamesIsEmptyAndIsNotMade() {
    long before = TestServer.dataset().size();
    for (String query : List.of("SELECT * { GRAPH <urn:nothing> { ?s ?p ?o } }",
        "SELECT * FROM <urn:nothing2> { ?s (<urn:p>|!<urn:q>)* ?o }",
        "SELECT * FROM NAMED <urn:nothing3> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * { GRAPH <urn:nothing4> { ?s <urn:p>* ?o } }")) {
      assertEquals(200, server.ask(query).statusCode(), query);
    }
    assertEquals(200, server.get("/risks/sparql?query=ASK%7B%7D&named-graph-uri=urn:nothing5").statusCode());
    assertEquals(before, TestServer.dataset().size(), "graphs that were there");
  }

  @Test
  void whatOthersHangIntoFusekiStaysOut() {
    assertEquals(404, server.get(Intruder.PATH).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks/sparql?query=ASK%7B%7D&x%0d%0aFORGED%20LINE=1", "/risks/sparql?x%0aFORGED%20LINE=1",
      "/queries/related-risks?risk=x%0aFORGED%20LINE",
      "/search?q=x%0aFORGED%20LINE", "/risk/x%0aFORGED%20LINE", "/risks/sparql?query=ASK%0aFORGED%20LINE"})
  void nobodyWritesLinesOfHisOwnIntoTheLog(String path) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      server.get(path);
    } finally {
      System.setErr(before);
    }
    assertFalse(log.toString(StandardCharsets.UTF_8).lines().anyMatch(line -> line.startsWith("FORGED")),
        log.toString(StandardCharsets.UTF_8));
  }

  @Test
  void deeplyNestedQueriesDoNotEndTheServer() {
    assertTrue(server.ask("SELECT * " + "{".repeat(5000) + "}".repeat(5000)).statusCode() >= 400);
    assertEquals(200, server.ask("ASK {}").statusCode());
  }

  @Test
  void fullTextSearchWorksInSparql() {
    HttpResponse<String> answer =
        server.ask("PREFIX text: <http://jena.apache.org/text#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            + "SELECT ?risk { (?risk ?score) text:query (rdfs:label \"mesa-optimization\") } ORDER BY DESC(?score) LIMIT 20");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("/risk/34.02.03"), answer.body());
  }

  @Test
  void metricsTellCountsAndNothingOfTheMachine() {
    server.get("/nothing");
    String metrics = server.get("/$/metrics").body();
    assertTrue(metrics.contains("airisk_requests_total{status=\"404\"}"), metrics);
    assertFalse(metrics.contains("jvm") || metrics.contains("disk"));
  }
}
