package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers on this machine that answer well, badly, late or not at all. */
class RemoteEndpointTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Query SELECT = QueryFactory.create("SELECT ?n { ?s ?p ?n }");
  private static final String JSON = "application/sparql-results+json";
  private static final String ONE =
      "{\"head\":{\"vars\":[\"n\"]},\"results\":{\"bindings\":[{\"n\":{\"type\":\"literal\",\"value\":\"one\"}}]}}";

  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void rowsOfTheAnswerReachTheReader() {
    AtomicReference<String> asked = new AtomicReference<>();
    server.createContext("/", exchange -> {
      asked.set(exchange.getRequestURI().getQuery() + exchange.getRequestHeaders().getFirst("Accept"));
      answer(exchange, 200, JSON, ONE);
    });
    assertEquals(List.of("one"), ask(address(), PATIENCE));
    assertTrue(asked.get().contains("SELECT") && asked.get().contains("?n") && asked.get().contains(JSON), asked.get());
  }

  @Test
  void truthAndGraphsReachTheReader() {
    server.createContext("/ask", exchange -> answer(exchange, 200, JSON, "{\"head\":{},\"boolean\":true}"));
    server.createContext("/graph", exchange -> answer(exchange, 200, "text/turtle", "<x:a> <x:b> <x:c> ."));
    List<Object> found = new ArrayList<>();
    RemoteEndpoint.of(at("/ask"), PATIENCE).ask(QueryFactory.create("ASK {}"), execution -> found.add(execution.ask()));
    RemoteEndpoint.of(at("/graph"), PATIENCE).ask(QueryFactory.create("CONSTRUCT WHERE { ?s ?p ?o }"),
        execution -> found.add(execution.construct().size()));
    assertEquals(List.of(true, 1), found);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      400 | Unknown function ex:f | status 400, the server rejects the query: Unknown function ex:f
      400 | <html>No</html>       | status 400, the server rejects the query
      400 | ''                    | status 400, the server rejects the query
      401 | who are you?          | status 401, the server requires a login, which is not supported
      403 | go away               | status 403, the server requires a login, which is not supported
      404 | nothing               | status 404, no endpoint at this address
      500 | Disk is full          | status 500: Disk is full
      500 | ''                    | status 500
      503 | 5 others wait         | status 503, the server is busy or the query exceeds its time limit: 5 others wait
      418 | ' '                   | status 418
      """)
  void statusIsPutIntoWordsWithTheServersOwnWhereItHelps(int status, String body, String words) {
    server.createContext("/", exchange -> answer(exchange, status, "text/plain", body));
    assertEquals(address() + ": no answer to the query: " + words, failure(PATIENCE));
  }

  @Test
  void statusIsTheSameWhateverIsAsked() {
    server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "nothing"));
    String expected = address() + ": no answer to the query: status 404, no endpoint at this address";
    RemoteEndpoint endpoint = RemoteEndpoint.of(address(), PATIENCE);
    assertEquals(expected,
        Sample.failure(QueryException.Fault.USAGE, () -> endpoint.ask(QueryFactory.create("ASK {}"), QueryExec::ask)));
    assertEquals(expected, Sample.failure(QueryException.Fault.USAGE,
        () -> endpoint.ask(QueryFactory.create("CONSTRUCT WHERE { ?s ?p ?o }"), QueryExec::construct)));
    assertEquals(expected, Sample.failure(QueryException.Fault.USAGE,
        () -> endpoint.ask(QueryFactory.create("DESCRIBE <x:y>"), QueryExec::describe)));
  }

  @Test
  void ofALongReasonTheFirstLineIsPassedOn() {
    server.createContext("/",
        exchange -> answer(exchange, 400, "text/plain", "\n  No such function\nat line 1\nat line 2"));
    assertTrue(failure(PATIENCE).endsWith(": No such function"), failure(PATIENCE));
  }

  @Test
  void pageInPlaceOfAnAnswerIsNamed() {
    server.createContext("/", exchange -> answer(exchange, 200, "text/html", "<html>Welcome</html>"));
    String message = failure(PATIENCE);
    assertTrue(message.startsWith(address() + ": no answer to the query: found ") && message.contains("text/html"),
        message);
  }

  @Test
  void answerCutShortIsNoAnswer() {
    server.createContext("/", exchange -> answer(exchange, 200, JSON, ONE.substring(0, 60)));
    assertTrue(failure(PATIENCE).startsWith(address() + ": no answer to the query: found "));
  }

  @Test
  void silenceRunsIntoTheTimeout() {
    server.createContext("/", exchange -> await());
    assertEquals(address() + ": no answer to the query: no complete result within 1 s; raise --timeout",
        failure(Duration.ofSeconds(1)));
  }

  @Test
  void readerThatHangsKeepsNoProgramAlive() {
    server.createContext("/", exchange -> answer(exchange, 200, JSON, ONE));
    List<Boolean> daemon = new ArrayList<>();
    RemoteEndpoint.of(address(), PATIENCE).ask(SELECT, execution -> daemon.add(Thread.currentThread().isDaemon()));
    assertEquals(List.of(true), daemon);
  }

  @Test
  void answerThatNeverEndsRunsIntoTheTimeout() {
    server.createContext("/", exchange -> {
      exchange.getResponseHeaders().set("Content-Type", JSON);
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(ONE.substring(0, 40).getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      await();
    });
    assertTrue(failure(Duration.ofSeconds(1)).endsWith("no complete result within 1 s; raise --timeout"));
  }

  @Test
  void closedPortSaysSo() {
    server.stop(0);
    assertEquals(address() + ": no answer to the query: no connection to the server", failure(PATIENCE));
  }

  @Test
  void hostWithoutAddressSaysSo() {
    String nowhere = "http://no-such-host.invalid/sparql";
    assertEquals(nowhere + ": no answer to the query: no such host",
        Sample.failure(QueryException.Fault.USAGE, () -> ask(nowhere, PATIENCE)));
  }

  @Test
  void redirectsAreFollowedToOtherServersButNotToFiles(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.json"), ONE);
    server.createContext("/moved", exchange -> redirect(exchange, at("/here")));
    server.createContext("/here", exchange -> answer(exchange, 200, JSON, ONE));
    server.createContext("/file", exchange -> redirect(exchange, secret.toUri().toString()));
    assertEquals(List.of("one"), ask(at("/moved"), PATIENCE));
    Sample.failure(QueryException.Fault.USAGE, () -> ask(at("/file"), PATIENCE));
  }

  @Test
  void failureOfTheReaderIsToldToo() {
    server.createContext("/", exchange -> answer(exchange, 200, JSON, ONE));
    assertEquals(address() + ": no answer to the query: found nothing to write on",
        Sample.failure(QueryException.Fault.USAGE,
            () -> RemoteEndpoint.of(address(), PATIENCE).ask(SELECT, execution -> {
              throw new IllegalStateException("nothing to write on");
            })));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://example.org/", "no address", "http:", "https:///path",
      "example.org/sparql", ""})
  void whatIsNoAddressOfAServerIsRefused(String address) {
    assertEquals("found the endpoint " + address + ", expected an address that begins with http:// or https://",
        Sample.failure(QueryException.Fault.USAGE, () -> RemoteEndpoint.of(address, PATIENCE))
            .replace("endpoint ,", "endpoint  ,").replace("  ,", " ,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/sparql", "https://example.org/", "HTTP://example.org/",
      "HTTPS://example.org/"})
  void bothSchemesAreTakenInAnyCase(String address) {
    assertEquals(address, RemoteEndpoint.of(address, PATIENCE).url().toString());
  }

  private String failure(Duration patience) {
    return Sample.failure(QueryException.Fault.USAGE, () -> ask(address(), patience));
  }

  private static List<String> ask(String address, Duration patience) {
    List<String> values = new ArrayList<>();
    RemoteEndpoint.of(address, patience).ask(SELECT,
        (QueryExec execution) -> execution.select().forEachRemaining(row -> values.add(ResultWriter.text(row, "n"))));
    return values;
  }

  private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String address() {
    return at("/sparql");
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
