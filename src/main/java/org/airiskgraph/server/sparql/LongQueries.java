package org.airiskgraph.server.sparql;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.Turns;

/**
 * Turns for queries that take longer than a moment: they give back the turn of their request, so that short queries never
 * wait for long ones, also those of the same address. Safe for many threads.
 */
final class LongQueries {
  private final Turns<CountDownLatch> turns;

  LongQueries(Limits limits) {
    turns = new Turns<>(limits.maxConcurrent(), Math.max(1, limits.maxConcurrent() - 1), limits.maxQueued(),
        limits.maxQueuedPerAddress());
  }

  /** Waits for a turn for at most {@code nanos} nanoseconds; false if none came in that time. */
  boolean enter(String client, long nanos) {
    CountDownLatch begin = new CountDownLatch(1);
    return switch (turns.enter(client, begin)) {
      case RUN -> true;
      case WAIT -> await(begin, nanos) || !turns.remove(begin);
      case REFUSE -> false;
    };
  }

  void leave(String client) {
    turns.leave(client).ifPresent(CountDownLatch::countDown);
  }

  private static boolean await(CountDownLatch begin, long nanos) {
    try {
      return begin.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
