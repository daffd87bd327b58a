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
import java.util.stream.IntStream;
import org.airiskgraph.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn it is: what is dear waits in a queue, and nobody keeps a turn who does not use it. */
class ConcurrencyLimitIT {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final String LARGE = "/risks/sparql?query=" + TestServer.encode("SELECT * { ?s ?p ?o } LIMIT 50000");

  private static TestServer start(Duration silence) {
    return TestServer
        .start(Limits.standard().withQueryTimeout(Duration.ofMinutes(1)).withConcurrency(1, 1, Duration.ofMillis(300))
            .withIdleTimeout(silence));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks?query=ASK%7B%7D", "/risks/sparql?query=ASK%7B%7D", "/ui/risks/sparql?query=ASK%7B%7D",
      "/queries/counts", "/search?q=risk", "/repository?q=risk"})
  void oneAnswersWhileOneWaitsAndTheOthersAreToldToComeBack(String path) {
    try (TestServer server = start(LONG)) {
      List<Integer> seen = new ArrayList<>();
      for (int round = 0; round < 20 && !(seen.contains(503) && seen.contains(200)); round++) {
        List<CompletableFuture<Integer>> crowd = IntStream.range(0, 24).mapToObj(i -> server.client()
            .sendAsync(server.request(path).build(), HttpResponse.BodyHandlers.discarding())
            .thenApply(HttpResponse::statusCode)).toList();
        crowd.forEach(answer -> seen.add(answer.join()));
      }
      assertEquals(List.of(200, 503), seen.stream().distinct().sorted().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/download/airiskgraph.nt", "/graph/links.nt"})
  void downloadsHaveTurnsOfTheirOwn(String path) throws IOException {
    try (TestServer server = start(LONG)) {
      // The file is made once, for whoever comes first.
      assertEquals(200, status(server, path));
      List<Socket> idle = new ArrayList<>();
      try {
        for (int i = 0; i < 5; i++) {
          idle.add(askAndReadNothing(server, path));
        }
        until(server, path, 503);
        assertEquals(200, server.ask("ASK {}").statusCode());
        assertEquals(200, server.get("/", "Accept", "text/html").statusCode());
      } finally {
        for (Socket socket : idle) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whoTakesNothingOfHisAnswerLosesHisTurn() throws IOException {
    try (TestServer server = start(Duration.ofSeconds(6)); Socket idle = askAndReadNothing(server, LARGE)) {
      assertEquals('H', idle.getInputStream().read(), "the answer is on its way");
      until(server, "/risks?query=ASK%7B%7D", 503);
      until(server, "/risks?query=ASK%7B%7D", 200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
  void whoTakesAByteNowAndThenLosesHisTurnAndSeesThatTheAnswerIsNotWhole(String version) throws IOException {
    Limits limits =
        Limits.standard().withQueryTimeout(Duration.ofMinutes(1)).withConcurrency(1, 1, Duration.ofMillis(300))
            .withIdleTimeout(LONG);
    try (TestServer server = TestServer.start(limits.withSendTimeout(Duration.ofSeconds(2)));
        Socket slow = askAndReadNothing(server, LARGE, version)) {
      assertEquals('H', slow.getInputStream().read(), "the answer is on its way");
      long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
      while (status(server, "/risks?query=ASK%7B%7D") != 200) {
        slow.getInputStream().read();
        assertTrue(System.nanoTime() < end, "he still has his turn");
      }
      assertThrows(SocketException.class, () -> slow.getInputStream().readAllBytes());
    }
  }

  @Test
  void whoTakesHisAnswerInTimeGetsItWhole() throws IOException {
    try (TestServer server = TestServer.start(Limits.standard().withSendTimeout(Duration.ofSeconds(20)));
        Socket quick = askAndReadNothing(server, LARGE, "HTTP/1.0")) {
      String answer = new String(quick.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 200") && answer.stripTrailing().endsWith("</sparql>"),
          answer.substring(Math.max(0, answer.length() - 200)));
    }
  }

  @Test
  void whoSaysNothingIsHungUpOn() throws IOException {
    try (TestServer server = start(Duration.ofMillis(500)); Socket silent = server.open()) {
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

  /** Asks until the answer has this status; a server that never gives it fails the test. */
  private static void until(TestServer server, String path, int status) throws IOException {
    long end = System.nanoTime() + TestServer.PATIENCE.toNanos();
    int got;
    do {
      got = status(server, path);
      assertTrue(got == status || System.nanoTime() < end, "still " + got);
    } while (got != status);
  }

  /** The status alone: the rest may be large. */
  private static int status(TestServer server, String path) throws IOException {
    try (Socket socket = askAndReadNothing(server, path)) {
      String line = new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring("HTTP/1.1 ".length()));
    }
  }
}
