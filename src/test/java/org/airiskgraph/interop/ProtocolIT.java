package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The query part of the <a href="https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/">W3C tests of the
 * SPARQL 1.1 Protocol</a>, which are prose; method names follow theirs.
 */
final class ProtocolIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static RiskServer server;

  @BeforeAll
  static void start() {
    DatasetGraph dataset = DatasetFactory.createGeneral().asDatasetGraph();
    RDFParser.fromString("""
        PREFIX ex: <http://example.org/>
        ex:a ex:in "default" .
        GRAPH ex:one { ex:b ex:in "one" }
        GRAPH ex:two { ex:c ex:in "two" }
        """, Lang.TRIG).parse(dataset);
    server = TestServer.start(dataset, new IriFactory(IriFactory.DEFAULT_BASE));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void query_get() throws Exception {
    assertAnswer(true, send(get("query=" + encode("ASK {}"))));
  }

  @Test
  void query_post_form() throws Exception {
    assertAnswer(true, send(form("query=" + encode("ASK {}"))));
  }

  @Test
  void query_post_direct() throws Exception {
    assertAnswer(true, send(post("application/sparql-query", "ASK {}", "")));
  }

  @Test
  void query_content_type_select() throws Exception {
    assertType("sparql-results", send(get("query=" + encode("SELECT (1 AS ?value) {}"))));
  }

  @Test
  void query_content_type_ask() throws Exception {
    assertType("sparql-results", send(get("query=" + encode("ASK {}"))));
  }

  @Test
  void query_content_type_construct_and_describe() throws Exception {
    for (String query : new String[] {"CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "DESCRIBE <http://example.org/a>"}) {
      assertType("text/turtle", send(get("query=" + encode(query)), "text/turtle"));
    }
  }

  @Test
  void query_dataset_default_graph_get() throws Exception {
    String ask = encode("ASK { ?s ?p \"one\" FILTER NOT EXISTS { ?s ?p \"two\" } }");
    assertAnswer(true, send(get("query=" + ask + "&default-graph-uri=" + encode("http://example.org/one"))));
  }

  @Test
  void query_dataset_default_graph_post() throws Exception {
    String ask = "ASK { ?s ?p \"one\" }";
    String graph = "default-graph-uri=" + encode("http://example.org/one");
    assertAnswer(true, send(form("query=" + encode(ask) + "&" + graph)));
    assertAnswer(true, send(post("application/sparql-query", ask, "?" + graph)));
  }

  @Test
  void query_dataset_default_graphs_get() throws Exception {
    assertAnswer(true, send(get("query=" + encode("ASK { ?b ?p \"one\" . ?c ?q \"two\" }")
        + "&default-graph-uri=" + encode("http://example.org/one") + "&default-graph-uri="
        + encode("http://example.org/two"))));
  }

  @Test
  void query_dataset_named_graphs_get() throws Exception {
    assertAnswer(true,
        send(get(
            "query=" + encode("ASK { GRAPH ?g { ?s ?p \"one\" } FILTER NOT EXISTS { GRAPH ?h { ?s2 ?p2 \"two\" } } }")
                + "&named-graph-uri=" + encode("http://example.org/one"))));
  }

  @Test
  void query_dataset_named_graphs_post() throws Exception {
    assertAnswer(true, send(form("query=" + encode("ASK { GRAPH <http://example.org/two> { ?s ?p \"two\" } }")
        + "&named-graph-uri=" + encode("http://example.org/two"))));
  }

  @Test
  void query_dataset_full() throws Exception {
    assertAnswer(true,
        send(get("query=" + encode("ASK { ?s ?p \"one\" . GRAPH <http://example.org/two> { ?t ?q \"two\" } }")
            + "&default-graph-uri=" + encode("http://example.org/one") + "&named-graph-uri="
            + encode("http://example.org/two"))));
  }

  @Test
  void query_multiple_dataset_of_protocol_wins_over_query() throws Exception {
    assertAnswer(true, send(get("query=" + encode("ASK FROM <http://example.org/one> { ?s ?p \"two\" }")
        + "&default-graph-uri=" + encode("http://example.org/two"))));
  }

  @Test
  void bad_query_method() throws Exception {
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(address("?query=" + encode("ASK {}"))).PUT(BodyPublishers.noBody()));
    assertRefused(response);
  }

  @Test
  void bad_multiple_queries() throws Exception {
    assertRefused(send(get("query=" + encode("ASK {}") + "&query=" + encode("SELECT * {}"))));
  }

  @Test
  void bad_query_wrong_media_type() throws Exception {
    assertRefused(send(post("text/plain", "ASK {}", "")));
  }

  @Test
  void bad_query_missing_form_type() throws Exception {
    assertRefused(send(HttpRequest.newBuilder(address("")).POST(BodyPublishers.ofString("query=" + encode("ASK {}")))));
  }

  @Test
  void bad_query_missing_direct_type() throws Exception {
    assertRefused(send(HttpRequest.newBuilder(address("")).POST(BodyPublishers.ofString("ASK {}"))));
  }

  @Test
  void bad_query_non_utf8() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address("")).header("Content-Type", "application/sparql-query; charset=UTF-16")
            .POST(BodyPublishers.ofByteArray("ASK {}".getBytes(StandardCharsets.UTF_16)));
    assertRefused(send(request));
  }

  @Test
  void bad_query_syntax() throws Exception {
    assertEquals(400, send(get("query=" + encode("ASK {"))).statusCode());
  }

  @Test
  void update_isRefused() throws Exception {
    assertRefused(send(form("update=" + encode("CLEAR ALL"))));
    assertRefused(send(post("application/sparql-update", "CLEAR ALL", "")));
    assertAnswer(true, send(get("query=" + encode("ASK { ?s ?p \"default\" }"))));
  }

  private static HttpRequest.Builder get(String parameters) {
    return HttpRequest.newBuilder(address("?" + parameters)).GET();
  }

  private static HttpRequest.Builder form(String fields) {
    return post("application/x-www-form-urlencoded", fields, "");
  }

  private static HttpRequest.Builder post(String type, String body, String parameters) {
    return HttpRequest.newBuilder(address(parameters)).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  private static URI address(String parameters) {
    return URI.create(server.url() + "risks/sparql" + parameters);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request, "application/sparql-results+json");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String accept)
      throws IOException, InterruptedException {
    return CLIENT.send(request.header("Accept", accept).build(), BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void assertAnswer(boolean expected, HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().replaceAll("\\s", "").contains("\"boolean\":" + expected), response.body());
  }

  private static void assertType(String part, HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    String type = response.headers().firstValue("Content-Type").orElse("");
    assertTrue(type.contains(part), type);
  }

  /** The tests ask for any 4xx; 5xx would mean that the server stumbled. */
  private static void assertRefused(HttpResponse<String> response) {
    assertTrue(response.statusCode() >= 400 && response.statusCode() < 500,
        response.statusCode() + " " + response.body());
  }
}
