package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics(42);

  private String scrape() throws Exception {
    StringWriter text = new StringWriter();
    metrics.servlet().service(proxy(HttpServletRequest.class, "GET"),
        proxy(HttpServletResponse.class, new PrintWriter(text)));
    return text.toString();
  }

  /** Answers what gives a {@code result} of this class, and nothing else. */
  private static <T> T proxy(Class<T> type, Object result) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> method.getReturnType().isInstance(result) ? result : null));
  }

  @Test
  void hungQueriesAndTriplesAreCounted() throws Exception {
    metrics.queryHung();
    assertTrue(scrape().contains("airisk_queries_hung_total 1.0"), scrape());
    assertTrue(scrape().contains("airisk_triples 42.0"), scrape());
  }

  @Test
  void requestsAreCountedByStatusAndNoneRunsAfterItsEnd() throws Exception {
    Server server = new Server();
    LocalConnector connector = new LocalConnector(server);
    server.addConnector(connector);
    server.setHandler(metrics.counting(new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        assertTrue(scrape().contains("airisk_requests_running 1.0"));
        response.setStatus(Request.getPathInContext(request).equals("/") ? 200 : 422);
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
      }
    }));
    server.start();
    for (String path : new String[] {"/", "/a", "/b"}) {
      connector.getResponse("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 1, TimeUnit.MINUTES);
      // A request may be counted a moment after its client has the answer.
      awaitScrape("airisk_requests_running 0.0");
    }
    String text = scrape();
    server.stop();
    assertTrue(text.contains("airisk_requests_total{status=\"200\"} 1.0"), text);
    assertTrue(text.contains("airisk_requests_total{status=\"422\"} 2.0"), text);
    assertTrue(text.contains("airisk_requests_running 0.0"), text);
  }

  private void awaitScrape(String line) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!scrape().contains(line)) {
      assertTrue(System.nanoTime() < end, scrape());
      Thread.sleep(5);
    }
  }
}
