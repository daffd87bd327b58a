package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.LocalConnector.LocalEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of named clients, each of which runs until the test ends it. */
class ConcurrencyLimitTest {
  private final Server server = new Server();
  private final HttpConfiguration configuration = new HttpConfiguration();
  private final LocalConnector connector = new LocalConnector(server, new HttpConnectionFactory(configuration));
  private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
  private final Map<String, Callback> running = new ConcurrentHashMap<>();
  private final Semaphore entered = new Semaphore(0);

  private void start(int concurrent, Limits limits) throws Exception {
    start(limits, limit -> limit.group(concurrent, List.of("/*")));
  }

  private void start(Limits limits, UnaryOperator<ConcurrencyLimit> groups) throws Exception {
    configuration.addCustomizer(new ForwardedRequestCustomizer());
    server.addConnector(connector);
    ConcurrencyLimit limit = groups.apply(new ConcurrencyLimit(new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        running.put(Request.getPathInContext(request), callback);
        started.add(Request.getPathInContext(request));
        return true;
      }
    }, limits));
    server.setHandler(new Handler.Wrapper(limit) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean handled = super.handle(request, response, callback);
        entered.release();
        return handled;
      }
    });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  /** Sends a request, and waits until it runs, waits for a turn or is refused. */
  private LocalEndPoint send(String client, String path) throws Exception {
    LocalEndPoint sent = connector.executeRequest(
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + client + "\r\n\r\n");
    assertTrue(entered.tryAcquire(1, TimeUnit.MINUTES), path);
    return sent;
  }

  private void assertStarts(String... paths) throws Exception {
    for (String path : paths) {
      assertEquals(path, started.poll(1, TimeUnit.MINUTES));
    }
    assertEquals(null, started.poll());
  }

  private static Limits limits(int queued) {
    return TestLimits.standard().withConcurrency(1, queued, Duration.ofMinutes(5)).limits();
  }

  private static String status(LocalEndPoint sent) throws Exception {
    return sent.getResponse(false, 1, TimeUnit.MINUTES).split(" ")[1];
  }

  @Test
  void nextTurnGoesToTheAddressThatHasTheFewest() throws Exception {
    start(4, limits(9));
    send("192.0.2.1", "/a1");
    send("192.0.2.1", "/a2");
    send("192.0.2.2", "/b1");
    send("192.0.2.2", "/b2");
    send("192.0.2.1", "/a3");
    send("192.0.2.3", "/c1");
    assertStarts("/a1", "/a2", "/b1", "/b2");
    running.get("/b1").succeeded();
    assertStarts("/c1");
    running.get("/b2").succeeded();
    assertStarts("/a3");
  }

  @Test
  void oneAddressCannotHaveAllTurns() throws Exception {
    start(3, limits(9));
    send("192.0.2.1", "/a1");
    send("192.0.2.1", "/a2");
    send("192.0.2.1", "/a3");
    send("192.0.2.2", "/b1");
    assertStarts("/a1", "/a2", "/b1");
  }

  @Test
  void oneAddressHasNoMoreThanItsShareOfTheTurns() throws Exception {
    start(limits(9), limit -> limit.group(6, 2, 1, List.of("/*")));
    for (int i = 1; i <= 4; i++) {
      send("192.0.2.1", "/a" + i);
    }
    send("192.0.2.2", "/b1");
    assertStarts("/a1", "/a2", "/b1");
    running.get("/a2").succeeded();
    assertStarts("/a3");
  }

  @Test
  void fullQueueRefusesRequestsOfAllAddresses() throws Exception {
    start(1, limits(2));
    send("192.0.2.1", "/a1");
    send("192.0.2.2", "/b1");
    send("192.0.2.3", "/c1");
    assertEquals("503", status(send("192.0.2.4", "/d1")));
    assertStarts("/a1");
    running.get("/a1").succeeded();
    assertStarts("/b1");
  }

  @Test
  void addressWithItsShareOfTheQueueIsRefusedAndAnotherWaits() throws Exception {
    start(1, limits(9).withMaxQueuedPerAddress(1));
    send("192.0.2.1", "/a1");
    send("192.0.2.1", "/a2");
    assertEquals("503", status(send("192.0.2.1", "/a3")));
    send("192.0.2.2", "/b1");
    running.get("/a1").succeeded();
    assertStarts("/a1", "/a2");
    running.get("/a2").succeeded();
    assertStarts("/b1");
  }
}
