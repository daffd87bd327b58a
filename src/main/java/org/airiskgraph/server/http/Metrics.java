package org.airiskgraph.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts responses by status and the time they took, for <a href="https://prometheus.io/">Prometheus</a>; tells
 * nothing about the machine or about what was asked.
 */
public final class Metrics {
  private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong running = new AtomicLong();
  private final Counter seconds;
  private final Counter hung;

  /** Metrics of a server with this number of triples. */
  public Metrics(long triples) {
    Gauge.builder("airisk.triples", () -> triples).description("Triples that are served.").register(registry);
    Gauge.builder("airisk.requests.running", running::get).description("Requests being answered or waiting.")
        .register(registry);
    seconds = Counter.builder("airisk.request.seconds").description("Time spent on all responses together.")
        .register(registry);
    hung = Counter.builder("airisk.queries.hung").description("Queries that did not end after their deadline.")
        .register(registry);
  }

  /** Counts a query that does not end. */
  public void queryHung() {
    hung.increment();
  }

  /** Counts the requests that pass to {@code next}. */
  Handler counting(Handler next) {
    return new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long start = System.nanoTime();
        running.incrementAndGet();
        Request.addCompletionListener(request, failure -> {
          seconds.increment((System.nanoTime() - start) / 1e9);
          Counter.builder("airisk.requests").description("Responses by HTTP status.")
              .tag("status", Integer.toString(response.getStatus())).register(registry).increment();
          // Last, so that a request that no longer runs has been counted.
          running.decrementAndGet();
        });
        return super.handle(request, response, callback);
      }
    };
  }

  /** {@code /$/metrics}. */
  public HttpServlet servlet() {
    return new HttpServlet() {
      @Override
      protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;version=0.0.4;charset=utf-8");
        response.getWriter().print(registry.scrape());
      }
    };
  }
}
