package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The handlers before the servlets, each request from the address that {@code X-Forwarded-For} names. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HandlerChainTest {
  private static final int PATIENCE = 120;
  private static final String GET = "GET /risks/sparql HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST =
      "POST /risks/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";

  private MemoryPool memory = new MemoryPool(3000);
  private final Semaphore go = new Semaphore(0);
  private final Semaphore entered = new Semaphore(0);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private Server server;
  private LocalConnector connector;

  /** Starts the handlers before {@code servlets}. */
  private void start(Limits limits, Handler servlets) throws Exception {
    server = new Server();
    connector = new LocalConnector(server);
    connector.setIdleTimeout(limits.idleTimeout().toMillis());
    HttpConfiguration http = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    http.addCustomizer(new ForwardedRequestCustomizer());
    server.addConnector(connector);
    server.setErrorHandler(new ServerErrorHandler());
    server.setHandler(HandlerChain.before(servlets, "127.0.0.1", Set.of("risks.example.org"), limits, memory,
        new Metrics(0)));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    go.release(1000);
    if (server != null) {
      server.stop();
    }
  }

  /** The memory of what was sent is given back, if not before the client has seen the end of it. */
  private void assertFree(long bytes) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (memory.free() != bytes) {
      assertTrue(System.nanoTime() < end, () -> "expected " + bytes + " bytes free, but are " + memory.free());
      Thread.sleep(5);
    }
  }

  /** Notes who is served, and answers when {@link #go} lets it. */
  private Handler waiting() {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        served.add(Request.getRemoteAddr(request));
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        entered.release();
        assertTrue(go.tryAcquire(PATIENCE, TimeUnit.SECONDS));
        running.decrementAndGet();
        response.write(true, ByteBuffer.wrap("done".getBytes(StandardCharsets.UTF_8)), callback);
        return true;
      }
    };
  }

  private static Handler body(int bytes) {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        request.setAttribute(DeferredBody.class.getName(),
            new DeferredBody(Content.Source.from(ByteBuffer.allocate(bytes)), bytes, bytes, () -> {
            }));
        response.write(true, null, callback);
        return true;
      }
    };
  }

  private String ask(String request) throws Exception {
    return connector.getResponse(request, PATIENCE, TimeUnit.SECONDS);
  }

  private CompletableFuture<String> askLater(String client) {
    return askLater(client, "/risks/sparql");
  }

  private CompletableFuture<String> askLater(String client, String path) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return ask(GET.replace("/risks/sparql", path) + "X-Forwarded-For: " + client + "\r\n\r\n");
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }, command -> new Thread(command).start());
  }

  static Stream<List<String>> refused() {
    return Stream.of(List.of("405", "DELETE /risks HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        List.of("421", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
        List.of("400", "GET /$/metrics;x HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        List.of("400", "GET /?" + "a&".repeat(50) + "a HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        List.of("415", POST + "Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\na"),
        List.of("411", POST + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"),
        List.of("413", POST + "Content-Length: 200001\r\n\r\n" + "a".repeat(200_001)),
        List.of("400", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain;charset=nonsense\r\n"
            + "Content-Length: 1\r\n\r\na"),
        List.of("400", POST + "Content-Length: 101\r\n\r\n" + "a&".repeat(50) + "a"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatNothingHereNeedsIsRefusedBeforeAnyServletSeesIt(List<String> refused) throws Exception {
    go.release();
    start(Limits.standard(), waiting());
    String answer = ask(refused.get(1));
    assertTrue(answer.startsWith("HTTP/1.1 " + refused.get(0)), answer);
    assertTrue(answer.contains("Cache-Control: no-store"), answer);
    assertEquals(refused.get(0).equals("405"), answer.contains("Allow: GET, HEAD, POST, OPTIONS"), answer);
    // Where the next request begins must not depend on a body that nobody reads.
    assertTrue(!refused.get(0).equals("411") || answer.contains("Connection: close"), answer);
    assertEquals(List.of(), served);
  }

  @Test
  void pagesOfOtherSitesAreToldWhatTheyMaySend() throws Exception {
    start(Limits.standard(), waiting());
    String answer = ask("OPTIONS /risks/sparql HTTP/1.1\r\nHost: localhost\r\nOrigin: https://example.org\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 204"), answer);
    for (String header : List.of("Allow: GET", "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET",
        "Access-Control-Allow-Headers: *, Accept, Content-Type", "Access-Control-Max-Age: 86400")) {
      assertTrue(answer.contains(header), answer);
    }
    assertEquals(List.of(), served);
  }

  @ParameterizedTest
  @CsvSource({"/risks, 2", "/risks/sparql, 2", "/ui/risks/sparql, 2", "/mcp, 2", "/queries/counts, 2", "/search, 2",
      "/search.json, 2", "/match, 2", "/repository, 2", "/repository.json, 2", "/reconcile, 2",
      "/reconcile/suggest/entity, 2", "/register, 2", "/register.json, 2", "/domain/7.csv, 2", "/domain/7.xlsx, 2",
      "/risk/34.02.03.bib, 2", "/risk/34.02.03.ris, 2", "/download/airiskgraph.nt, 4", "/graph/links.ttl, 4",
      "/, 17", "/risk/34.02.03, 17", "/picture/risk/34.02.03.svg, 17", "/compare, 17", "/nope, 17",
      "/assets/site.css, 17", "/ui/static/app.js, 17"})
  void requestsOverTheTurnsAndTheQueueOfTheirKindAreRefused(String path, int turnsAndQueue) throws Exception {
    start(TestLimits.standard().withConcurrency(1, 1, Duration.ofSeconds(PATIENCE)).limits(), waiting());
    List<CompletableFuture<String>> answers =
        IntStream.rangeClosed(0, turnsAndQueue).mapToObj(i -> askLater("192.0.2.1", path)).toList();
    assertTrue(CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).get().toString()
        .startsWith("HTTP/1.1 503"));
    go.release(100);
    int answered = 0;
    for (CompletableFuture<String> answer : answers) {
      answered += answer.get().startsWith("HTTP/1.1 200") ? 1 : 0;
    }
    assertEquals(turnsAndQueue, answered);
  }

  @Test
  void pingsNeedNoTurn() throws Exception {
    start(TestLimits.standard().withConcurrency(1, 1, Duration.ofSeconds(PATIENCE)).limits(), waiting());
    List<CompletableFuture<String>> answers =
        IntStream.range(0, 40).mapToObj(i -> askLater("192.0.2.1", "/$/ping")).toList();
    entered.acquire(40);
    go.release(40);
    for (CompletableFuture<String> answer : answers) {
      assertTrue(answer.get().startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void aLongResponseThatIsWrittenNeedsMemoryAndAShortOneDoesNot() throws Exception {
    int[] length = {60_000};
    start(Limits.standard(), new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        response.write(true, ByteBuffer.allocate(length[0]), callback);
        return true;
      }
    });
    assertTrue(ask(GET + "\r\n").startsWith("HTTP/1.1 200"));
    length[0] = 70_000;
    assertTrue(ask(GET + "\r\n").startsWith("HTTP/1.1 503"));
    assertFree(3000);
  }

  @Test
  void aVeryLongResponseIsSentWhileItIsMadeRatherThanKept() throws Exception {
    memory = new MemoryPool(14 << 20);
    start(Limits.standard(), new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        part(response, 12, callback);
        return true;
      }

      private void part(Response response, int left, Callback callback) {
        response.write(left == 1, ByteBuffer.allocate(1 << 20),
            left == 1 ? callback : Callback.from(() -> part(response, left - 1, callback), callback::failed));
      }
    });
    String answer = ask(GET + "\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer.substring(0, 100));
    assertFree(14 << 20);
  }

  @Test
  void aDeferredBodyIsGivenBackThatIsRefusedFailsOrIsNotSent() throws Exception {
    for (String fate : List.of("refused", "fails", "not sent")) {
      Semaphore returned = new Semaphore(0);
      start(Limits.standard(), new Handler.Abstract() {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
          Content.Source source = fate.equals("fails")
              ? new Content.Source() {
                @Override
                public Content.Chunk read() {
                  return Content.Chunk.from(new IOException("lost"), true);
                }

                @Override
                public void demand(Runnable demand) {
                  demand.run();
                }

                @Override
                public void fail(Throwable cause) {
                  // It has failed.
                }
              } : Content.Source.from(ByteBuffer.allocate(9));
          request.setAttribute(DeferredBody.class.getName(),
              new DeferredBody(source, -1, fate.equals("refused") ? 2500 : 9, returned::release));
          if (fate.equals("not sent")) {
            callback.failed(new IOException("before it is sent"));
          } else {
            response.write(true, null, callback);
          }
          return true;
        }
      });
      LocalConnector.LocalEndPoint client = connector.executeRequest(GET + "\r\n");
      assertTrue(returned.tryAcquire(PATIENCE, TimeUnit.SECONDS), fate);
      client.close();
      server.stop();
    }
  }

  @Test
  void aRequestThatFailsGivesItsTurnToTheNext() throws Exception {
    start(TestLimits.standard().withConcurrency(1, 9, Duration.ofSeconds(PATIENCE)).limits(), new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        callback.failed(new IOException("it failed"));
        return true;
      }
    });
    for (int i = 0; i < 3; i++) {
      assertTrue(ask(GET + "\r\n").startsWith("HTTP/1.1 500"));
    }
  }

  @Test
  void ordinaryRequestsPass() throws Exception {
    go.release(4);
    start(Limits.standard(), waiting());
    for (String request : List.of(GET + "\r\n",
        "GET /?" + "a&".repeat(49) + "a HTTP/1.1\r\nHost: risks.example.org\r\n\r\n",
        POST + "Content-Length: 99\r\n\r\n" + "a&".repeat(49) + "a",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain;charset=utf-8\r\nContent-Length: 1\r\n\r\na")) {
      assertTrue(ask(request).startsWith("HTTP/1.1 200"), request);
    }
  }

  @Test
  void aBodyThatDoesNotArriveEndsItsRequest() throws Exception {
    start(TestLimits.standard().withIdleTimeout(Duration.ofMillis(100)).limits(), waiting());
    try (LocalConnector.LocalEndPoint half = connector.executeRequest(POST + "Content-Length: 9\r\n\r\nabc")) {
      String answer = half.getResponse(false, PATIENCE, TimeUnit.SECONDS);
      assertTrue(answer.startsWith("HTTP/1.1 408") && answer.contains("Connection: close"), answer);
    }
  }

  @Test
  void aBodyThatIsRefusedIsReadBeforeItsClientIsToldSo() throws Exception {
    start(TestLimits.standard().withConcurrency(1, 1, Duration.ofSeconds(PATIENCE)).limits(), waiting());
    try (LocalConnector.LocalEndPoint client =
        connector.executeRequest(POST + "Content-Length: 300000\r\n\r\n" + "a".repeat(100_000))) {
      assertNull(client.getResponse(false, 100, TimeUnit.MILLISECONDS), "more is to come");
      client.addInput("a".repeat(200_000));
      String answer = client.getResponse(false, PATIENCE, TimeUnit.SECONDS);
      assertTrue(answer.startsWith("HTTP/1.1 413") && answer.contains("300000 bytes"), answer);
      // Nothing is left of it that would have the connection reset.
      assertFalse(answer.contains("Connection: close"), answer);
    }
  }

  @ParameterizedTest
  @CsvSource({"300000, false, 1", "300000, true, 600", "70000000, false, 600"})
  void aBodyThatIsRefusedIsNotWaitedForLongOrInVain(int length, boolean asks, int seconds) throws Exception {
    start(TestLimits.standard().withIdleTimeout(Duration.ofMinutes(10))
        .withConcurrency(1, 1, Duration.ofSeconds(seconds)).limits(), waiting());
    try (LocalConnector.LocalEndPoint client = connector.executeRequest(
        POST + (asks ? "Expect: 100-continue\r\n" : "") + "Content-Length: " + length + "\r\n\r\n")) {
      String answer = client.getResponse(false, PATIENCE, TimeUnit.SECONDS);
      assertTrue(answer.startsWith("HTTP/1.1 413") && answer.contains("Connection: close"), answer);
    }
  }

  @Test
  void oneAddressHasAllTurnsButOneAndTheNextGoesToAnother() throws Exception {
    start(TestLimits.standard().withConcurrency(2, 10, Duration.ofSeconds(PATIENCE)).limits(), waiting());
    List<CompletableFuture<String>> answers = new ArrayList<>();
    answers.add(askLater("192.0.2.1"));
    entered.acquire();
    answers.add(askLater("192.0.2.1"));
    answers.add(askLater("192.0.2.2"));
    entered.acquire();
    assertEquals(List.of("192.0.2.1", "192.0.2.2"), served);
    go.release(3);
    for (CompletableFuture<String> answer : answers) {
      assertTrue(answer.get().startsWith("HTTP/1.1 200"), answer.get());
    }
  }

  @Test
  void oneAddressCannotFillTheQueue() throws Exception {
    start(TestLimits.standard().withConcurrency(2, 3, Duration.ofSeconds(PATIENCE)).withMaxQueuedPerAddress(2).limits(),
        waiting());
    CompletableFuture<String> first = askLater("192.0.2.1");
    entered.acquire();
    List<CompletableFuture<String>> more =
        Stream.generate(() -> askLater("192.0.2.1")).limit(6).toList();
    // Two of them wait; the others are refused at once.
    CountDownLatch refused = new CountDownLatch(4);
    more.forEach(answer -> answer.thenRun(refused::countDown));
    refused.await();
    CompletableFuture<String> other = askLater("192.0.2.2");
    entered.acquire();
    CompletableFuture<String> queued = askLater("192.0.2.2");
    go.release(10);
    for (CompletableFuture<String> answer : List.of(first, other, queued)) {
      assertTrue(answer.get().startsWith("HTTP/1.1 200"), answer.get());
    }
    long answered = 0;
    for (CompletableFuture<String> answer : more) {
      answered += answer.get().startsWith("HTTP/1.1 200") ? 1 : 0;
    }
    assertEquals(2, answered);
  }

  @Test
  void pagesOfOneAddressKeepNobodyElseFromPages() throws Exception {
    start(TestLimits.standard().withConcurrency(1, 3, Duration.ofSeconds(PATIENCE)).limits(), waiting());
    List<CompletableFuture<String>> many =
        IntStream.range(0, 40).mapToObj(i -> askLater("192.0.2.1", "/risk/" + i)).toList();
    entered.acquire(1);
    CompletableFuture<String> other = askLater("192.0.2.2", "/compare");
    CompletableFuture<String> asset = askLater("192.0.2.1", "/assets/site.css");
    entered.acquire(2);
    go.release(42);
    assertTrue(other.get().startsWith("HTTP/1.1 200") && asset.get().startsWith("HTTP/1.1 200"));
    for (CompletableFuture<String> page : many) {
      assertTrue(page.get().startsWith("HTTP/1.1 200"), "48 may wait where three queries may");
    }
    // The file needs no turn.
    assertTrue(most.get() <= 3, most + " at once");
  }

  @Test
  void oneWhoWaitsTooLongIsToldWhenToComeBack() throws Exception {
    start(TestLimits.standard().withConcurrency(1, 1, Duration.ofMillis(50)).limits(), waiting());
    CompletableFuture<String> first = askLater("192.0.2.1");
    entered.acquire();
    String refused = askLater("192.0.2.2").get();
    assertTrue(refused.startsWith("HTTP/1.1 503") && refused.contains("Retry-After: 5"), refused);
    go.release();
    assertTrue(first.get().startsWith("HTTP/1.1 200"));
  }

  @Test
  void responsesOfOneAddressThatAreNotTakenLeaveMemoryForOthers() throws Exception {
    start(Limits.standard(), body(700));
    memory.reserve("192.0.2.1", 1900);
    assertTrue(askLater("192.0.2.1").get().startsWith("HTTP/1.1 503"));
    assertTrue(askLater("192.0.2.2").get().startsWith("HTTP/1.1 200"));
    assertFree(1100);
  }

  @Test
  void errorsNameTheStatusAndNothingOfTheProgram() throws Exception {
    start(Limits.standard(), new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        throw new IllegalStateException("secret");
      }
    });
    String answer = ask(GET + "\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 500"), answer);
    assertFalse(answer.contains("secret") || answer.contains("Exception") || answer.contains("jetty"), answer);
  }
}
