package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.HeldGraph;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphMapLink;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn it is: what is dear waits in a queue, and nobody keeps a turn who does not use it. */
class ConcurrencyLimitIT {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String LARGE = "/risks/sparql?query=" + TestServer.encode("SELECT * { ?s ?p ?o } LIMIT 50000");

  private static Limits limits(Duration silence) {
    return TestLimits.standard().withQueryTimeout(Duration.ofMinutes(1)).withConcurrency(1, 1, TestServer.PATIENCE)
        .withIdleTimeout(silence).limits();
  }

  private static TestServer start(Duration silence) {
    return TestServer.start(limits(silence));
  }

  private static Graph catalogue() {
    return TestServer.dataset().getGraph(new IriFactory(IriFactory.DEFAULT_BASE).graph("catalogue"));
  }

  private static TestServer of(Graph catalogue, Limits limits) {
    DatasetGraph dataset = new DatasetGraphMapLink(catalogue);
    dataset.addGraph(new IriFactory(IriFactory.DEFAULT_BASE).graph("catalogue"), catalogue);
    return TestServer.of(dataset, IriFactory.DEFAULT_BASE, TestServer.local(0, limits));
  }

  @Test
  void shortQueryDoesNotWaitForLongOnesOfTheSameAddress() throws InterruptedException {
    Limits oneAndManyWait =
        TestLimits.standard().withQueryTimeout(Duration.ofMinutes(1)).withConcurrency(1, 64, TestServer.PATIENCE)
            .limits();
    // The long queries can be ended: a server that stops waits for them, and they keep a processor busy.
    AtomicBoolean ended = new AtomicBoolean();
    Graph catalogue = catalogue();
    Graph graph = new GraphBase() {
      @Override
      protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return catalogue.find(pattern).filterDrop(triple -> ended.get());
      }
    };
    try (TestServer server = of(graph, oneAndManyWait)) {
      List<CompletableFuture<Integer>> all = Stream
          .generate(() -> ask(server, "/risks/sparql?query=" + TestServer.encode(
              "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")))
          .limit(50).toList();
      // Comes after them, however many of them have come. With one turn for all it would wait for the first to end, and with
      // as few threads as without long queries, too.
      assertEquals(200, ask(server, "/risks/sparql?query=ASK%7B%7D").join());
      assertTrue(all.stream().noneMatch(CompletableFuture::isDone), "none has ended or was refused");
      ended.set(true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks?query=ASK%7B%7D", "/risks/sparql?query=ASK%7B%7D", "/ui/risks/sparql?query=ASK%7B%7D",
      "/queries/counts", "/search?q=risk", "/repository?q=risk"})
  void oneAnswersWhileOneWaitsAndTheOthersAreToldToComeBack(String path) throws InterruptedException {
    HeldGraph graph = new HeldGraph(SmallGraph.graph());
    try (TestServer server = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE,
        TestServer.local(0, limits(LONG)))) {
      graph.holdAll();
      CompletableFuture<Integer> first = ask(server,
          path.contains("query=") ? "/risks/sparql?query=" + TestServer.encode(HeldGraph.QUERY) : path);
      graph.awaitQuery();
      CountDownLatch refused = new CountDownLatch(3);
      List<CompletableFuture<Integer>> more = Stream.generate(() -> ask(server, path)).limit(4).toList();
      more.forEach(answer -> answer.thenRun(refused::countDown));
      // One of them waits as long as the first runs; the others are refused at once.
      assertTrue(refused.await(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS), "more than one waits");
      graph.release();
      assertEquals(200, first.join());
      assertEquals(List.of(200, 503, 503, 503), more.stream().map(CompletableFuture::join).sorted().toList());
    }
  }

  private static CompletableFuture<Integer> ask(TestServer server, String path) {
    return server.client().sendAsync(server.request(path).build(), HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/download/airiskgraph.nt", "/graph/catalogue.nt"})
  void clientsThatDoNotReadTheirDownloadsKeepNobodyFromThem(String path) throws IOException {
    // The smallest file whose answer a system does not take whole for a client that does not read.
    try (TestServer server = of(catalogue(), limits(LONG))) {
      // The first request makes the file.
      assertEquals(200, status(server, path));
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < 20; i++) {
          idle.add(askAndReadNothing(server, path));
        }
        // Each of them has a turn first, or is refused.
        long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
        while (status(server, path) != 200 || server.ask("ASK {}").statusCode() != 200) {
          assertTrue(System.nanoTime() < end, "they keep their turns");
        }
        assertEquals(200, server.get("/", "Accept", "text/html").statusCode());
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
    }
  }

  @Test
  void clientsThatDoNotReadTakeNoTurnAndNoThread() throws IOException {
    try (TestServer server = start(Duration.ofSeconds(6))) {
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < 4; i++) {
          Socket socket = askAndReadNothing(server, LARGE);
          idle.add(socket);
          assertEquals('H', socket.getInputStream().read(), "the answer is on its way");
        }
        for (int i = 0; i < 60; i++) {
          idle.add(pipeline(server, "/risk/34.02.03", 50));
        }
        assertEquals(200, server.ask("ASK {}").statusCode());
        // Each has turns until it has been sent as much as it takes without reading.
        long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
        while (server.get("/risk/34.02.03", "Accept", "text/html").statusCode() != 200) {
          assertTrue(System.nanoTime() < end, "they keep their turns");
        }
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
    }
  }

  private static Socket pipeline(TestServer server, String path, int times) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(2048);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(times)
        .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
  void aClientThatReadsAByteNowAndThenIsCutOffAndSeesThatTheAnswerIsNotWhole(String version) throws Exception {
    // A query that a busy machine did not end in ten seconds would be answered with a short error, and not cut off.
    TestLimits limits = TestLimits.standard().withQueryTimeout(LONG).withIdleTimeout(LONG);
    try (TestServer server = TestServer.start(limits.withSendTimeout(Duration.ofSeconds(2)).limits());
        Socket slow = askAndReadNothing(server, LARGE, version)) {
      assertEquals("HTTP/1.1 200", new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII),
          "the answer is on its way");
      // A byte now and then, until the server has nothing to answer but this.
      long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
      assertThrows(SocketException.class, () -> {
        while (!server.get("/$/metrics").body().contains("airisk_requests_running 1.0")) {
          assertTrue(System.nanoTime() < end, "it is never cut off");
          slow.getInputStream().read();
          Thread.sleep(100);
        }
        slow.getInputStream().readAllBytes();
      });
    }
  }

  @Test
  void aBodyThatDoesNotArriveEndsItsConnection() throws IOException {
    List<Socket> open = new ArrayList<>();
    List<Socket> closed = new ArrayList<>();
    try (TestServer server = start(Duration.ofSeconds(2))) {
      // All of them first, so that the server waits for them at the same time.
      for (String type : new String[] {"", "Content-Type: application/sparql-query\r\n",
          "Content-Type: application/x-www-form-urlencoded\r\n"}) {
        closed.add(sendSomeOfABody(server, type));
        closed.get(closed.size() - 1).shutdownOutput();
        open.add(sendSomeOfABody(server, type));
      }
      for (Socket socket : closed) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 408") || answer.startsWith("HTTP/1.1 400"),
            answer);
      }
      for (Socket socket : open) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
        assertTrue(answer.endsWith("408 The body of the request did not arrive in time.\n"), answer);
      }
      // The count follows the answers, if not at once.
      long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
      while (!server.get("/$/metrics").body().contains("airisk_requests_running 1.0")) {
        assertTrue(System.nanoTime() < end, () -> server.get("/$/metrics").body());
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
      for (Socket socket : closed) {
        socket.close();
      }
    }
  }

  private static Socket sendSomeOfABody(TestServer server, String type) throws IOException {
    Socket socket = server.open();
    socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
    socket.getOutputStream().write(("POST / HTTP/1.1\r\nHost: localhost\r\n" + type
        + "Content-Length: 9\r\n\r\nabc").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void aClientThatSendsAllBeforeItReadsIsToldThatItWasTooMuch() {
    try (TestServer server = start(LONG)) {
      for (int length : new int[] {200_001, 300_000, 1_000_000, 2_000_000}) {
        for (int i = 0; i < 5; i++) {
          HttpResponse<String> answer = server.post("/risks/sparql", "a".repeat(length));
          assertEquals(413, answer.statusCode());
          assertEquals("413 Found a body of " + length + " bytes, expected at most 200000.\n", answer.body());
        }
      }
    }
  }

  @Test
  void aFormOfManyFieldsIsRefusedBeforeItIsParsed() {
    try (TestServer server = start(LONG)) {
      String form = "a&".repeat(99_000) + "a";
      long begin = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        HttpResponse<String> answer = server.post("/nope", form);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Found 99001 fields"), answer.body());
      }
      assertTrue(System.nanoTime() - begin < Duration.ofMinutes(1).toNanos(), "each took Jetty six seconds");
    }
  }

  @Test
  void whoTakesHisAnswerInTimeGetsItWhole() throws IOException {
    try (
        TestServer server =
            TestServer.start(TestLimits.standard().withQueryTimeout(LONG).withSendTimeout(LONG).limits());
        Socket quick = askAndReadNothing(server, LARGE + "&output=xml", "HTTP/1.0")) {
      String answer = new String(quick.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 200") && answer.stripTrailing().endsWith("</sparql>"),
          answer.substring(Math.max(0, answer.length() - 200)));
    }
  }

  @Test
  void whoSaysNothingIsHungUpOn() throws IOException {
    try (TestServer server = start(Duration.ofSeconds(1)); Socket silent = server.open()) {
      silent.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
      silent.setSoTimeout((int) TestServer.PATIENCE.toMillis());
      silent.getInputStream().readAllBytes();
    }
  }

  private static Socket askAndReadNothing(TestServer server, String path) throws IOException {
    return askAndReadNothing(server, path, "HTTP/1.1");
  }

  private static Socket askAndReadNothing(TestServer server, String path, String version) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
    socket.setSoTimeout((int) TestServer.PATIENCE.toMillis());
    socket.getOutputStream()
        .write(("GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  /** The status alone: the rest may be large. */
  private static int status(TestServer server, String path) throws IOException {
    try (Socket socket = askAndReadNothing(server, path)) {
      String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
    }
  }
}
