package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses from the cache. The graph of a server does not change; here it does, so that a cached response is
 * recognized by its old content.
 */
class ResponseCacheTest {
  private static final Node RISK = NodeFactory.createURI("https://w3id.org/airiskgraph/risk/01.01.01");
  private static final String PAGE = "/risk/01.01.01";

  /** Closed together, as each waits a second for its clients. */
  private static final List<TestServer> SERVERS = new ArrayList<>();

  private final DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
  private TestServer server;

  @BeforeEach
  void start() {
    Txn.executeWrite(dataset, () -> Turtle.graph("""
        r:01.01.01 a airg:Risk ; rdfs:label "First name"@en ; airg:identifier "mit1" ; dct:identifier "01.01.01" .
        r:01.01.02 a airg:Risk ; rdfs:label "Another"@en .
        """).find().forEachRemaining(triple -> dataset.add(Quad.create(Quad.defaultGraphIRI, triple))));
    server = TestServer.of(dataset, IriFactory.DEFAULT_BASE, TestServer.local(0));
    SERVERS.add(server);
  }

  @AfterAll
  static void stop() {
    CompletableFuture
        .allOf(SERVERS.stream().map(one -> CompletableFuture.runAsync(one::close, close -> new Thread(close).start()))
            .toArray(CompletableFuture[]::new))
        .join();
  }

  private void rename(String name) {
    Txn.executeWrite(dataset, () -> {
      dataset.deleteAny(Quad.defaultGraphIRI, RISK, RDFS.label.asNode(), Node.ANY);
      dataset.add(Quad.defaultGraphIRI, RISK, RDFS.label.asNode(), NodeFactory.createLiteralLang(name, "en"));
    });
  }

  @Test
  void secondResponseComesFromTheCacheWithTheSameHeaders() {
    HttpResponse<String> first = server.get(PAGE, "Accept", "text/html");
    assertTrue(first.body().contains("First name"));
    rename("Second name");
    HttpResponse<String> again = server.get(PAGE, "Accept", "text/html");
    assertEquals(first.body(), again.body());
    assertEquals(200, again.statusCode());
    for (String name : List.of("Content-Type", "Vary", "Link", "Content-Length", "Content-Security-Policy")) {
      assertEquals(first.headers().allValues(name), again.headers().allValues(name), name);
    }
    assertTrue(again.headers().allValues("Link").size() > 1);
  }

  @Test
  void eachMediaTypeIsAResponseOfItsOwn() {
    for (int round = 0; round < 2; round++) {
      for (String type : List.of("text/html", "text/turtle", "application/n-triples", "application/ld+json",
          "application/rdf+xml")) {
        HttpResponse<String> answer = server.get(PAGE, "Accept", type);
        assertEquals(type, answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", ""));
        assertEquals(type.equals("text/html"), answer.body().startsWith("<!DOCTYPE html>"), type);
      }
    }
    // No header at all is a page too, and two headers are one list.
    assertTrue(server.get(PAGE).body().startsWith("<!DOCTYPE html>"));
    assertFalse(
        server.get(PAGE, "Accept", "text/html;q=0.1", "Accept", "text/turtle").body().startsWith("<!DOCTYPE html>"));
  }

  @Test
  void eachAddressAndParameterIsAResponseOfItsOwn() {
    assertTrue(server.get(PAGE, "Accept", "text/html").body().contains("First name"));
    assertFalse(server.get("/risk/01.01.02", "Accept", "text/html").body().contains("First name"));
    rename("Second name");
    assertTrue(server.get("/search?q=name", "Accept", "text/html").body().contains("Second"));
    assertTrue(server.get(PAGE, "Accept", "text/html").body().contains("First name"));
    assertTrue(card("01.01.02").contains("Another"));
    assertTrue(card("01.01.01").contains("Second name"));
    rename("Third name");
    assertTrue(card("01.01.02").contains("Another"));
    assertTrue(card("01.01.01").contains("Second name"));
  }

  private String card(String risk) {
    return server.get("/queries/risk-card?risk=" + risk, "Accept", "text/csv").body();
  }

  @Test
  void failuresAndRedirectsAreNotCached() {
    assertEquals(404, server.get("/risk/01.01.03", "Accept", "text/html").statusCode());
    Txn.executeWrite(dataset,
        () -> dataset.add(Quad.defaultGraphIRI, NodeFactory.createURI(RISK.getURI().replace("01.01.01", "01.01.03")),
            RDFS.label.asNode(), NodeFactory.createLiteralLang("Late", "en")));
    assertEquals(200, server.get("/risk/01.01.03", "Accept", "text/turtle").statusCode());
    for (int round = 0; round < 3; round++) {
      HttpResponse<String> refused = server.get(PAGE, "Accept", "image/png");
      assertEquals(406, refused.statusCode());
      assertTrue(refused.body().contains("Available media types: "), refused.body());
      HttpResponse<String> moved = server.get("/risk/First%20name", "Accept", "text/html");
      assertEquals(303, moved.statusCode());
      assertEquals(PAGE, moved.headers().firstValue("Location").orElse(""));
    }
  }

  @Test
  void headRequestLeavesTheWholePageInTheCache() {
    HttpRequest head =
        server.request(PAGE, "Accept", "text/html").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertEquals("", server.send(head).body());
    HttpResponse<String> page = server.get(PAGE, "Accept", "text/html");
    assertTrue(page.body().contains("First name") && page.body().strip().endsWith("</html>"), page.body());
    assertEquals("", server.send(head).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?anything=1", "?risk=2&page=3", "?", "?%41=b"})
  void unknownParametersGetTheCachedResponse(String query) {
    assertTrue(server.get(PAGE, "Accept", "text/html").body().contains("First name"));
    rename("Second name");
    assertTrue(server.get(PAGE + query, "Accept", "text/html").body().contains("First name"));
    assertTrue(server.get(PAGE + query, "Accept", "text/html;q=0.9, image/png").body().contains("First name"));
  }
}
