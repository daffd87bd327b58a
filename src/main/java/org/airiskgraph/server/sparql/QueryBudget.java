package org.airiskgraph.server.sparql;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Iterator;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/**
 * What one query may still use: time until its deadline, and bytes of the {@link MemoryPool} for what it holds at the
 * same time. A query that needs more than a moment goes on in the turns of {@link LongQueries}. Kept in the context
 * of the query, where its operators and functions find it. For one thread, that which makes it.
 */
final class QueryBudget {
  private static final String IN_USE = "The memory for queries is in use; try again in a moment";
  private static final Symbol SYMBOL = Symbol.create("urn:airiskgraph:budget");

  /** Estimate of what a row and a cell of it take besides long texts, in bytes. */
  private static final int ROW_BYTES = 100;
  private static final int CELL_BYTES = 100;
  private static final int TRIPLE_BYTES = 200;
  private static final int SHORT_TEXT = 50;

  /** The pool is asked for this much at once, because all queries share its counter. */
  private static final long STEP_BYTES = 256 * 1024;

  /** Asking the heap costs about as much as a hundred checks of the deadline. */
  private static final int CHECKS_BETWEEN_LOOKS_AT_HEAP = 1000;

  /** The time of a processor after which a query is long; small ones need a tenth of it. Looked at as often. */
  private static final Duration MOMENT = Duration.ofMillis(25);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final MemoryPool pool;
  private final String client;
  private final Duration time;
  private final long deadline;
  private final LongQueries longQueries;
  private final Runnable endTurn;
  private final long processorTime = THREADS.getCurrentThreadCpuTime();
  private long used;
  private long reserved;
  private int checks;
  private QueryStopped stopped;
  private long nextLook;
  private boolean isLong;

  /**
   * A budget from {@code pool}, of which each {@code client} has its share.
   *
   * @param endTurn is run before the query takes a turn of {@code longQueries}
   */
  QueryBudget(Duration time, MemoryPool pool, String client, LongQueries longQueries, Runnable endTurn) {
    this.pool = pool;
    this.client = client;
    this.time = time;
    long now = System.nanoTime();
    this.deadline = now + time.toNanos();
    this.nextLook = now + MOMENT.toNanos();
    this.longQueries = longQueries;
    this.endTurn = endTurn;
  }

  /** Makes this the budget of the query that runs in {@code context}. */
  void install(Context context) {
    context.set(SYMBOL, this);
  }

  /** The budget of the query that runs in {@code context}. */
  static QueryBudget of(Context context) {
    QueryBudget budget = context.get(SYMBOL);
    if (budget == null) {
      throw new QueryStopped(QueryStopped.UNPROCESSABLE, "This function works only in queries that a client sends");
    }
    return budget;
  }

  /** Stops the query if its deadline has passed or another bound was exceeded. */
  void check() {
    if (stopped != null) {
      throw stopped;
    }
    long now = System.nanoTime();
    if (now - deadline > 0) {
      stop(QueryStopped.UNAVAILABLE, timedOut());
    }
    if (!isLong && now - nextLook > 0) {
      nextLook = now + MOMENT.toNanos();
      if (THREADS.getCurrentThreadCpuTime() - processorTime > MOMENT.toNanos()) {
        awaitTurn(deadline - now);
      }
    }
    if (checks++ % CHECKS_BETWEEN_LOOKS_AT_HEAP == 0 && pool.isHeapLow()) {
      stop(QueryStopped.UNAVAILABLE, IN_USE);
    }
  }

  private void awaitTurn(long nanos) {
    endTurn.run();
    isLong = longQueries.enter(client, nanos);
    if (!isLong) {
      stop(QueryStopped.UNAVAILABLE, "Other long queries took the time of this server; try again in a moment");
    }
  }

  /** What a client is told whose query reached its deadline. */
  String timedOut() {
    return "The query timed out after " + time.toMillis() / 1000.0 + " seconds, the limit of this server";
  }

  /** Adds memory that the query holds from now on; stops the query when it holds too much. */
  void charge(long bytes) {
    used += bytes;
    if (used > pool.maxShare()) {
      stop(QueryStopped.UNPROCESSABLE, "The query needs more memory than the " + (pool.maxShare() >> 20)
          + " MB that one query may use here. Ask for less at once, with filters or LIMIT");
    }
    while (reserved < used) {
      if (!pool.reserve(client, STEP_BYTES)) {
        stop(QueryStopped.UNAVAILABLE, IN_USE);
      }
      reserved += STEP_BYTES;
    }
  }

  /** Takes back what was charged for something that the query no longer holds. */
  void discharge(long bytes) {
    used -= bytes;
  }

  /**
   * Ends the query's turn, and its use of memory but for {@code kept} bytes, which {@link MemoryPool#release} has to give
   * back.
   */
  void settle(long kept) {
    if (isLong) {
      longQueries.leave(client);
      isLong = false;
    }
    pool.release(client, reserved - kept);
    reserved = 0;
    used = 0;
  }

  /** Estimate of the memory that {@code row} takes, in bytes. */
  static long bytes(Binding row) {
    long bytes = ROW_BYTES;
    for (Iterator<Var> vars = row.vars(); vars.hasNext();) {
      bytes += bytes(row.get(vars.next()));
    }
    return bytes;
  }

  /** Estimate of the memory that {@code triple} takes in a graph, in bytes. */
  static long bytes(Triple triple) {
    return TRIPLE_BYTES + bytes(triple.getSubject()) + bytes(triple.getObject());
  }

  /** Estimate of the memory that {@code node} takes, in bytes. */
  static long bytes(Node node) {
    int characters =
        node.isLiteral() ? node.getLiteralLexicalForm().length() : node.isURI() ? node.getURI().length() : 0;
    return CELL_BYTES + (characters > SHORT_TEXT ? 2L * characters : 0);
  }

  /** Stops the query for good: whatever swallows the exception, the next check throws it again. */
  private void stop(int status, String message) {
    stopped = new QueryStopped(status, message);
    throw stopped;
  }
}
