package org.airiskgraph.server.sparql;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries on threads of their own and gives up those that hang: Java cannot end a thread, but the caller that waits for
 * it need not wait. All bounds on queries should keep this from happening.
 */
public final class QueryThreads {
  /** How many queries may hang before the process had better be started anew. */
  private static final int MAX_HUNG = 3;
  private static final int IDLE_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(QueryThreads.class);

  private final ExecutorService threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
      new SynchronousQueue<>(), QueryThreads::thread);
  private final AtomicInteger hung = new AtomicInteger();
  private final Duration grace;
  private final Runnable onHung;
  private final Runnable onTooManyHung;

  /**
   * Threads for queries.
   *
   * @param grace how long a query may overrun its deadline before it counts as hung
   * @param onHung called for each query that hangs
   * @param onTooManyHung called when three hang at the same time; should end the process
   */
  public QueryThreads(Duration grace, Runnable onHung, Runnable onTooManyHung) {
    this.grace = grace;
    this.onHung = onHung;
    this.onTooManyHung = onTooManyHung;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "query");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs {@code work} and waits for its result.
   *
   * @param time after which {@code cancel} is set; the work is given up at the end of the grace that follows
   * @param late is given a result that comes when nobody waits for it any more
   * @throws TimeoutException if the work was given up; it goes on, and counts as hung until it ends
   */
  <T> T run(Callable<T> work, AtomicBoolean cancel, Duration time, Consumer<T> late)
      throws TimeoutException, InterruptedException, ExecutionException {
    Task<T> task = new Task<>(work, late);
    threads.execute(task);
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      cancel.set(true);
    }
    try {
      return task.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.giveUp();
      throw e;
    }
  }

  /** Number of queries that hang now. */
  int hung() {
    return hung.get();
  }

  /** Work that may be given up, also at the moment at which it ends. */
  final class Task<T> extends FutureTask<T> {
    private final Consumer<T> late;
    private boolean givenUp;

    Task(Callable<T> work, Consumer<T> late) {
      super(work);
      this.late = late;
    }

    synchronized void giveUp() {
      if (isDone()) {
        discard();
        return;
      }
      givenUp = true;
      onHung.run();
      int now = hung.incrementAndGet();
      LOG.error("A query does not end. {} of {} queries after which the server ends itself hang now.", now, MAX_HUNG);
      if (now >= MAX_HUNG) {
        onTooManyHung.run();
      }
    }

    @Override
    protected synchronized void done() {
      if (givenUp) {
        hung.decrementAndGet();
        discard();
      }
    }

    private void discard() {
      try {
        late.accept(get());
      } catch (ExecutionException e) {
        LOG.debug("a query that was given up failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
