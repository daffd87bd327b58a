package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.http.MemoryPool;
import org.junit.jupiter.api.Test;

class LongQueriesTest {
  private static final String CLIENT = "a client";

  private final AtomicInteger ended = new AtomicInteger();

  /** One long query at a time. */
  private static LongQueries turns(int queued) {
    return new LongQueries(TestLimits.standard().withConcurrency(1, queued, Duration.ofSeconds(1)).limits());
  }

  private QueryBudget budget(LongQueries turns) {
    return new QueryBudget(Duration.ofMinutes(5), new MemoryPool(1 << 20), CLIENT, turns, ended::incrementAndGet);
  }

  /** Uses a processor until the query has given back its turn. */
  private void workUntilLong(QueryBudget budget) {
    int before = ended.get();
    while (ended.get() == before) {
      budget.check();
    }
  }

  @Test
  void longQueryGivesBackTheTurnOfItsRequestOnceAndTakesALongOne() {
    LongQueries turns = turns(0);
    QueryBudget budget = budget(turns);
    budget.check();
    assertEquals(0, ended.get(), "at the start of a query");

    workUntilLong(budget);
    budget.check();

    assertEquals(1, ended.get());
    assertFalse(turns.enter(CLIENT, 0), "its turn is taken");
    budget.settle(0);
    assertTrue(turns.enter(CLIENT, 0), "and given back");
  }

  @Test
  void queryIsLongBeforeATenthOfASecondOfAProcessorSoThatManyNeedNotKeepOthersWaiting() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    QueryBudget budget = budget(turns(0));
    long start = threads.getCurrentThreadCpuTime();

    workUntilLong(budget);

    assertTrue(threads.getCurrentThreadCpuTime() - start < Duration.ofMillis(90).toNanos());
  }

  @Test
  void longQueryWaitsForATurnOfThoseBeforeIt() throws Exception {
    LongQueries turns = turns(1);
    assertTrue(turns.enter(CLIENT, 0));
    CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> {
      QueryBudget budget = budget(turns);
      workUntilLong(budget);
      budget.settle(0);
    });
    while (ended.get() == 0) {
      Thread.onSpinWait();
    }
    assertFalse(waits.isDone());

    turns.leave(CLIENT);

    waits.get(5, TimeUnit.MINUTES);
    assertTrue(turns.enter(CLIENT, 0));
  }

  @Test
  void longQueryIsStoppedWhenTooManyWait() {
    LongQueries turns = turns(0);
    assertTrue(turns.enter(CLIENT, 0));

    QueryStopped stopped = assertThrows(QueryStopped.class, () -> workUntilLong(budget(turns)));

    assertEquals(QueryStopped.UNAVAILABLE, stopped.status());
  }

  @Test
  void queryThatWaitedInVainLeavesTheQueue() {
    LongQueries turns = turns(1);
    assertTrue(turns.enter(CLIENT, 0));
    assertFalse(turns.enter(CLIENT, 1), "its time ends");

    turns.leave(CLIENT);

    assertTrue(turns.enter(CLIENT, 0), "nobody else has the turn");
  }
}
