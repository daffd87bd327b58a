package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Servers with other data, names and options, and how they start and stop. */
class OtherServersIT {
  private static final String NASTY =
      """
          PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
          PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
          PREFIX foaf: <http://xmlns.com/foaf/0.1/>
          PREFIX dcterms: <http://purl.org/dc/terms/>
          <https://w3id.org/airiskgraph/risk/1> a airg:Risk ; rdfs:label "<script>alert('evil')</script>\\" onload=\\"alert(1)" ;
            dcterms:identifier "<img src=x onerror=alert(2)>" ; airg:summary "evil </p><script>alert(3)</script>" ; airg:page "<b>7" ;
            airg:originalWording "evil <iframe src='//evil.example'>" ; airg:cites <https://w3id.org/airiskgraph/work/w> ;
            airg:concept <javascript:alert(4)>, <data:text/html,alert> ; airg:sourceDocument <https://w3id.org/airiskgraph/source/s> .
          <https://w3id.org/airiskgraph/work/w> a airg:Work ; rdfs:label "evil <script>" ; dcterms:bibliographicCitation "evil <script>" ;
            foaf:page <javascript:alert(5)> .
          <https://w3id.org/airiskgraph/source/s> a airg:SourceDocument ; airg:quickRef "<script>" ; rdfs:label "evil <script>" .
          """;

  @Test
  void textsOfOthersNeverBecomeMarkup() {
    DatasetGraph dataset = DatasetGraphFactory.createGeneral();
    RDFParser.fromString(NASTY, Lang.TURTLE).parse(dataset.getDefaultGraph());
    try (TestServer server = TestServer.of(dataset, IriFactory.DEFAULT_BASE, TestServer.local(0))) {
      for (String path : List.of("/", "/risk/1", "/work/w", "/source/s", "/risk/", "/work/", "/repository",
          "/repository?q=evil", "/search?q=evil",
          "/search?q=%3Cscript%3Ealert(9)%3C/script%3E",
          "/search?q=%3C/title%3E%3Cscript%3Ealert(9)%3C/script%3E",
          "/search?q=%22%3E%3Cscript%3Ealert(9)%3C/script%3E", "/repository?page=%3Cscript%3E",
          "/queries/risk-card?risk=1", "/queries/risk-card?risk=%3Cscript%3E",
          "/risk/%3Cscript%3E", "/repository?domain=%22%3E%3Cscript%3E", "/picture/risk/1.svg")) {
        HttpResponse<String> answer = server.get(path, "Accept", "text/html");
        assertTrue(answer.statusCode() < 500, answer.body());
        Document page = Jsoup.parse(answer.body());
        assertEquals("",
            page.select("script:not([src^=/assets/]):not([type=application/ld+json]), img, iframe, b, object, style")
                .outerHtml(),
            path);
        page.select("script[type=application/ld+json]").forEach(data -> assertFalse(data.data().contains("<"), path));
        page.getAllElements().forEach(element -> element.attributes().forEach(attribute -> assertFalse(
            attribute.getKey().startsWith("on") || attribute.getValue().startsWith("javascript:"),
            path + ": " + element)));
        page.select("[href]").eachAttr("href")
            .forEach(href -> assertTrue(href.matches("(https?:/)?/.*|#.*"), path + ": " + href));
      }
    }
  }

  @Test
  void cannedQueriesKeepTheLimitsToo() {
    try (TestServer server = TestServer.start(TestLimits.standard().withMaxRows(3).limits())) {
      for (String path : List.of("/queries/risks-in-domain", "/queries/risks-in-domain.csv",
          "/queries/risk-neighbourhood", "/queries/risk-neighbourhood.ttl")) {
        HttpResponse<String> answer = server.get(path, "Accept", "text/html");
        assertEquals(422, answer.statusCode(), path);
        assertTrue(answer.body().contains("more than 3 rows"), answer.body());
      }
    }
    // Each of the first looks at a timing takes longer than the limit, so that the query is over its time long before
    // their end; later ones do not, so that the test ends whatever happens.
    int slowLooks = 50;
    AtomicInteger looks = new AtomicInteger(slowLooks);
    Graph slow = new GraphBase() {
      @Override
      protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        if (pattern.getMatchPredicate() != null && pattern.getMatchPredicate().getURI().endsWith("#timing")
            && looks.incrementAndGet() <= slowLooks) {
          LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        return TestServer.dataset().getDefaultGraph().find(pattern);
      }
    };
    try (TestServer server = TestServer.of(DatasetGraphFactory.wrap(slow), IriFactory.DEFAULT_BASE,
        TestServer.local(0, TestLimits.standard().withQueryTimeout(Duration.ofMillis(100)).limits()))) {
      // What pages read of all risks, once, is not part of a query.
      server.get("/repository", "Accept", "text/html");
      server.get("/queries/counts", "Accept", "text/html");
      for (String path : List.of("/queries/causal-profile-by-domain", "/queries/causal-profile-by-domain.json")) {
        looks.set(0);
        HttpResponse<String> answer = server.get(path, "Accept", "text/html");
        assertEquals(503, answer.statusCode(), path);
        assertTrue(answer.body().contains("was stopped"), answer.body());
        assertTrue(looks.get() < slowLooks, "stopped in the middle, not at its end: " + looks + " looks");
      }
    }
  }

  /** Fuseki's own parameter takes whole seconds. */
  @Test
  void aClientsOwnTimeLimitIsNotTaken() throws InterruptedException {
    HeldGraph graph = new HeldGraph();
    try (TestServer server = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE,
        TestServer.local(0, TestLimits.standard().withQueryTimeout(Duration.ofMinutes(1)).limits()))) {
      CompletableFuture<Integer> running = CompletableFuture.supplyAsync(() -> server
          .get("/risks/sparql?timeout=1&query=" + TestServer.encode(HeldGraph.QUERY)).statusCode());
      graph.awaitQuery();
      // Longer than the client's second, of which a busy machine makes more but never less.
      Thread.sleep(2000);
      graph.release();
      assertEquals(200, running.join());
    }
  }

  @Test
  void whatFailsInsideIsNotToldOutside() {
    Graph broken = new GraphBase() {
      @Override
      protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        if (pattern.getMatchSubject() != null && pattern.getMatchSubject().toString().contains("broken")) {
          throw new IllegalStateException("secret of the program");
        }
        return NullIterator.instance();
      }
    };
    try (TestServer server =
        TestServer.of(DatasetGraphFactory.wrap(broken), IriFactory.DEFAULT_BASE, TestServer.local(0))) {
      for (HttpResponse<String> answer : List.of(server.get("/risk/broken", "Accept", "text/html"),
          server.get("/risk/broken.ttl"),
          server.ask("SELECT * { <https://w3id.org/airiskgraph/risk/broken> ?p ?o }"))) {
        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("secret") || answer.body().contains("Exception"), answer.body());
      }
    }
  }

  @Test
  void anotherBaseHasItsPagesAtTheSamePaths() {
    String base = "https://example.org/risks/";
    DatasetGraph dataset = RiskGraphBuilder.build(CatalogueInputs.bundled(), new IriFactory(base), LinkOptions.none());
    try (TestServer server = TestServer.of(dataset, base, TestServer.local(0))) {
      String page = server.get("/risk/34.02.03", "Accept", "text/html").body();
      assertTrue(page.contains("href=\"/domain/7.2\"") && page.contains(base + "risk/34.02.03"), page);
      assertFalse(page.contains("href=\"" + base));
      assertTrue(server.get("/risk/34.02.03.nt").body().contains("<" + base + "risk/34.02.03>"));
      assertTrue(server.get("/queries/citations-of-risk.csv").body().lines().count() > 1,
          "defaults mean the things of this base");
    }
  }

  @Test
  void aPublicNameIsServedAndForwardedHeadersOnlyCountWhenAsked() {
    String request =
        "GET /risk/mit561 HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Host: risks.example\r\nX-Forwarded-Proto: https\r\n\r\n";
    try (TestServer server = TestServer.start(TestServer.options(Set.of("risks.example"), false))) {
      assertTrue(server.raw("GET / HTTP/1.1\r\nHost: risks.example\r\n\r\n").startsWith("HTTP/1.1 200"));
      assertTrue(server.raw("GET / HTTP/1.1\r\nHost: other.example\r\n\r\n").startsWith("HTTP/1.1 421"));
      assertFalse(server.raw("GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: risks.example\r\n\r\n")
          .contains("risks.example"));
    }
    try (TestServer server = TestServer.start(TestServer.options(Set.of("risks.example"), true))) {
      assertTrue(server.raw(String.format(request, "127.0.0.1").replace("/risk/mit561", "/openapi.json"))
          .contains("https://risks.example"));
      assertTrue(server.raw(String.format(request, "127.0.0.1").replace("risks.example", "evil.example"))
          .startsWith("HTTP/1.1 421"));
    }
  }

  @Test
  void aPortInUseIsSaidInOneLine() {
    try (TestServer server = TestServer.start()) {
      ServerConfig same = TestServer.local(server.port());
      IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
          () -> RiskServer.start(TestServer.dataset(), new IriFactory(IriFactory.DEFAULT_BASE), same, () -> {
          }));
      assertEquals("cannot listen on 127.0.0.1 port " + server.port()
          + ": something else does already; choose another with --port, or 0 for a free one", refused.getMessage());
    }
  }

  @Test
  void stoppingLetsARunningQueryFinish() throws InterruptedException {
    HeldGraph graph = new HeldGraph();
    try (TestServer server = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE, TestServer.local(0))) {
      CompletableFuture<Integer> running =
          CompletableFuture.supplyAsync(() -> server.ask(HeldGraph.QUERY).statusCode());
      graph.awaitQuery();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(server.server()::stop);
      awaitClosedPort(server);
      graph.release();
      assertEquals(200, running.join(), "it was answered, not cut off");
      stop.join();
    }
  }

  /** A connection that is open already is a way in that closing the port does not close. */
  @Test
  void whoIsConnectedComesInNoMoreWhileTheLastQueryRuns() throws Exception {
    HeldGraph graph = new HeldGraph();
    try (TestServer server = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE, TestServer.local(0));
        Socket kept = server.open()) {
      kept.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      assertTrue(askOn(kept).startsWith("HTTP/1.1 200"));
      CompletableFuture<Integer> running =
          CompletableFuture.supplyAsync(() -> server.ask(HeldGraph.QUERY).statusCode());
      graph.awaitQuery();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(server.server()::stop);
      awaitClosedPort(server);
      // The port may be closed a moment earlier than the connection; a server that serves it goes on until the end.
      while (askOn(kept).startsWith("HTTP/1.1 200")) {
        assertFalse(running.isDone(), "the port is closed and yet somebody is served");
      }
      assertFalse(running.isDone(), "it is refused while the last query runs");
      graph.release();
      assertEquals(200, running.join());
      stop.join();
    }
  }

  private static void awaitClosedPort(TestServer server) throws InterruptedException {
    for (boolean open = true; open;) {
      try {
        server.open().close();
        Thread.sleep(10);
      } catch (IOException e) {
        open = false;
      }
    }
  }

  private static String askOn(Socket connection) throws IOException {
    connection.getOutputStream()
        .write("GET /$/ping HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] answer = new byte[1 << 16];
    try {
      int length = connection.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    } catch (SocketException e) {
      return "";
    }
  }
}
