package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs send, right and wrong, to a server over a small graph. */
class ClientRequestsTest {
  private static final String ENDPOINT = "/risks/sparql";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.of(DatasetGraphFactory.create(SmallGraph.graph()), IriFactory.DEFAULT_BASE, TestServer.local(0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> form(String path, String body) {
    return server.send(server.request(path, "Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body)).build());
  }

  @Test
  void fieldsOfAFormThatNobodyFilledInSayNothing() {
    HttpResponse<String> response = form(ENDPOINT, "default-graph-uri=&named-graph-uri=&format=&output=&query="
        + TestServer.encode("ASK { ?s ?p ?o }"));
    assertEquals(200, response.statusCode(), response.body());
    assertTrue(response.body().contains("true"), response.body());
  }

  @ParameterizedTest
  @CsvSource({"query=, Found no parameters", "'', Found no parameters", "query=a&query=b, Found 2 parameters",
      "update=CLEAR+ALL, This server is read-only"})
  void requestWithoutOneQueryIsToldWhatIsMissing(String body, String expected) {
    HttpResponse<String> response = form(ENDPOINT, body);
    assertEquals(400, response.statusCode());
    assertTrue(response.body().startsWith(expected), response.body());
  }

  @Test
  void queryForAnotherEndpointIsToldToAskItApart() {
    HttpResponse<String> response =
        form(ENDPOINT, "query=" + TestServer.encode("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"));
    assertEquals(422, response.statusCode());
    assertTrue(response.body().startsWith("SERVICE: this server asks no other endpoint."), response.body());
  }

  @Test
  void sizesInTheServiceDescriptionAreWholeNumbersAsElsewhere() {
    String description = server.get(ENDPOINT, "Accept", "application/n-triples").body();
    assertTrue(description.contains("<http://rdfs.org/ns/void#triples> \""
        + SmallGraph.graph().size() + "\"^^<http://www.w3.org/2001/XMLSchema#integer>"), description);
  }

  @Test
  void postToAPageIsToldWhatThePageTakes() {
    HttpResponse<String> response = form("/risk/01.01.01", "a=b");
    assertEquals(405, response.statusCode());
    assertEquals("GET, HEAD, OPTIONS", response.headers().firstValue("Allow").orElse(""));
    assertTrue(response.body().endsWith("Use GET, HEAD or OPTIONS.\n"), response.body());
  }
}
