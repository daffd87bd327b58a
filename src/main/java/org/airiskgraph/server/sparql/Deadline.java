package org.airiskgraph.server.sparql;

import java.time.Duration;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * The moment by which a query must have ended, kept in its context: Jena's own signal does not reach every place
 * where a pattern is matched.
 *
 * @param nanoTime as {@link System#nanoTime} counts
 */
record Deadline(long nanoTime) {
  private static final Symbol SYMBOL = Symbol.create("urn:airiskgraph:deadline");

  /** Sets the deadline of the query that runs in {@code context}. */
  static void set(Context context, Duration fromNow) {
    context.set(SYMBOL, new Deadline(System.nanoTime() + fromNow.toNanos()));
  }

  /** The deadline of the query that runs in {@code context}; one that has passed where none was set. */
  static Deadline of(Context context) {
    return context.get(SYMBOL, new Deadline(System.nanoTime()));
  }

  void check() {
    if (System.nanoTime() - nanoTime > 0) {
      throw new QueryCancelledException();
    }
  }
}
