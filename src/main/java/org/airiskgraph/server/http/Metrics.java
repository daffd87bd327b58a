package org.airiskgraph.server.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts answers by their status, and the time they took, in <a
 * href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus' text form</a>; says nothing of
 * the machine or of what was asked.
 */
public final class Metrics {
  private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
  private final LongAdder nanoseconds = new LongAdder();
  private final AtomicLong running = new AtomicLong();
  private final long triples;

  public Metrics(long triples) {
    this.triples = triples;
  }

  /** Counts what passes to {@code next}. */
  public Handler counting(Handler next) {
    return new Handler.Wrapper(next) {
      @Override
      public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long start = System.nanoTime();
        running.incrementAndGet();
        Request.addCompletionListener(request, failure -> {
          running.decrementAndGet();
          nanoseconds.add(System.nanoTime() - start);
          answers.computeIfAbsent(response.getStatus(), status -> new LongAdder()).increment();
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
        response.getWriter().print(text());
      }
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    head(text, "airisk_triples", "gauge", "Triples that are served.").append("airisk_triples ").append(triples)
        .append('\n');
    head(text, "airisk_requests_running", "gauge", "Requests being answered or waiting.")
        .append("airisk_requests_running ").append(running.get()).append('\n');
    head(text, "airisk_requests_total", "counter", "Answers by HTTP status.");
    answers.forEach((status, count) -> text.append("airisk_requests_total{status=\"").append(status).append("\"} ")
        .append(count.sum()).append('\n'));
    head(text, "airisk_request_seconds_total", "counter", "Time spent on all answers together.")
        .append("airisk_request_seconds_total ").append(nanoseconds.sum() / 1e9).append('\n');
    return text.toString();
  }

  private static StringBuilder head(StringBuilder text, String name, String type, String help) {
    return text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ')
        .append(type).append('\n');
  }
}
