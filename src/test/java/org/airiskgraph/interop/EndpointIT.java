package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RemoteEndpoint;
import org.airiskgraph.web.RiskServer;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our queries at another's endpoint, and others' clients at ours. */
final class EndpointIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path COUNTS = Path.of("queries", "counts.rq");

  @TempDir static Path directory;
  private static Exports exports;
  private HttpServer other;

  @BeforeAll
  static void build() throws IOException {
    exports = Exports.some(directory);
  }

  @BeforeEach
  void startAnother() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.start();
  }

  @AfterEach
  void stopAnother() {
    other.stop(0);
  }

  @Test
  void sparqlWrapperRdf4jAndFetchSparqlEndpointAskOurServer() throws Exception {
    RiskServer server = RiskServer.start(exports.dataset(), Exports.IRIS, "127.0.0.1", 0);
    try {
      String url = server.url() + "risks/sparql";
      List<List<String>> expected = Answers.of(exports.dataset(), List.of(COUNTS)).of(COUNTS, false);
      for (Tool client : clients()) {
        assertEquals(expected, Answers.parse(client.run(url, COUNTS)).of(COUNTS, false), client.toString());
      }
    } finally {
      server.stop();
    }
  }

  private static List<Tool> clients() {
    List<String> rdf4j = new ArrayList<>(Tool.java("rdf4j", "Rdf4j.java").command());
    rdf4j.add("remote");
    return List.of(new Tool(rdf4j), Tool.python("ask_endpoint.py", "SPARQLWrapper"), Tool.node("ask-endpoint.js"));
  }

  @Test
  void closedPortSaysSo() {
    other.stop(0);
    assertMessage(address(), "no connection to the server");
  }

  @Test
  void pageInPlaceOfAnswerIsNamed() {
    answer(200, "text/html", "<html>Welcome</html>");
    assertMessage(address(), "text/html");
  }

  @Test
  void missingPasswordIsNamed() {
    answer(401, "text/plain", "who are you?");
    assertMessage(address(), "user and password");
  }

  @Test
  void serversOwnReasonIsPassedOn() {
    answer(400, "text/plain", "Unknown function ex:f");
    assertMessage(address(), "Unknown function ex:f");
  }

  @Test
  void answerThatNeverEndsRunsIntoTheTimeout() {
    other.createContext("/", exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{\"head\":{\"vars\":[\"label\",\"count\"]},\"results\":{\"bindings\":[".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    });
    QueryException failure = assertThrows(QueryException.class,
        () -> ask(RemoteEndpoint.of(address(), Duration.ofSeconds(1)), execution -> execution.select().materialize()));
    assertTrue(failure.getMessage().contains("within 1 s"), failure.getMessage());
  }

  @Test
  void redirectToFileIsNotFollowed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.json"), "{\"head\":{},\"boolean\":true}");
    other.createContext("/", exchange -> {
      exchange.getResponseHeaders().set("Location", secret.toUri().toString());
      exchange.sendResponseHeaders(302, -1);
    });
    assertThrows(QueryException.class, () -> RemoteEndpoint.of(address(), PATIENCE)
        .ask(QueryFactory.create("ASK {}"), QueryExec::ask));
  }

  @Test
  void addressThatIsNotHttpIsRefused() {
    for (String address : List.of("file:///etc/passwd", "ftp://example.org/", "no address", "http:")) {
      QueryException failure = assertThrows(QueryException.class, () -> RemoteEndpoint.of(address, PATIENCE));
      assertTrue(failure.getMessage().contains("expected an address"), failure.getMessage());
    }
  }

  private void answer(int status, String type, String body) {
    other.createContext("/", exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
  }

  private String address() {
    return "http://127.0.0.1:" + other.getAddress().getPort() + "/sparql";
  }

  private static void assertMessage(String address, String part) {
    QueryException failure = assertThrows(QueryException.class,
        () -> ask(RemoteEndpoint.of(address, PATIENCE), execution -> execution.select().materialize()));
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
    assertTrue(failure.getMessage().startsWith(address), failure.getMessage());
  }

  private static void ask(RemoteEndpoint endpoint, Consumer<QueryExec> reader) {
    endpoint.ask(QueryLibrary.bundled().get("counts").query(), reader);
  }
}
