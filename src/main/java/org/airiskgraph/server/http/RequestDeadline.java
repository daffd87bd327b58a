package org.airiskgraph.server.http;

import java.time.Duration;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryCancelledException;

/**
 * Ends what a request does with the graph in Java code when its time is over. Loops over what a client sends read the
 * graph in each step, so that a graph that cannot be read after the deadline ends all of them. Safe for many threads.
 */
public final class RequestDeadline {
  private final Duration time;
  private final ThreadLocal<Long> end = new ThreadLocal<>();

  /** Each request has {@code time}. */
  public RequestDeadline(Duration time) {
    this.time = time;
  }

  /** Work that may fail with an exception of type {@code E}. */
  public interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Does {@code work} on this thread.
   *
   * @throws QueryCancelledException when the work reads a graph of {@link #under} after its time
   */
  public <T, E extends Exception> T within(Work<T, E> work) throws E {
    end.set(System.nanoTime() + time.toNanos());
    try {
      return work.run();
    } finally {
      end.remove();
    }
  }

  /** Whether the time of the request on this thread is over. */
  public boolean isOver() {
    Long at = end.get();
    return at != null && System.nanoTime() - at > 0;
  }

  /** Throws a {@link QueryCancelledException} if the time of the request on this thread is over. */
  public void check() {
    if (isOver()) {
      throw new QueryCancelledException();
    }
  }

  /** The graph for requests: {@code graph}, until the time of a request is over. */
  public Graph under(Graph graph) {
    return new CheckedGraph(graph, this::check);
  }
}
