package org.airiskgraph.server.http;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryCancelledException;

/**
 * Ends what a request does with the graph in Java code when its time is over. Loops over what a client sends read the
 * graph in each step, so that a graph that cannot be read after the deadline ends all of them. Safe for many threads.
 */
public final class RequestDeadline {
  private final Duration time;
  private final LongSupplier clock;
  private final ThreadLocal<Long> end = new ThreadLocal<>();

  /** Each request has {@code time}. */
  public RequestDeadline(Duration time) {
    this(time, System::nanoTime);
  }

  /** @param clock nanoseconds, from any start */
  RequestDeadline(Duration time, LongSupplier clock) {
    this.time = time;
    this.clock = clock;
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
    end.set(clock.getAsLong() + time.toNanos());
    try {
      return work.run();
    } finally {
      end.remove();
    }
  }

  /** Makes what later requests use, too; the time that this takes is not that of the request on this thread. */
  public <T> T apart(Supplier<T> maker) {
    long start = clock.getAsLong();
    try {
      return maker.get();
    } finally {
      Long at = end.get();
      if (at != null) {
        end.set(at + clock.getAsLong() - start);
      }
    }
  }

  /** Whether the time of the request on this thread is over. */
  public boolean isOver() {
    Long at = end.get();
    return at != null && clock.getAsLong() - at > 0;
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
