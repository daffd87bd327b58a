package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class QueryThreadsTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger hung = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final QueryThreads threads = threads(LONG);

  private QueryThreads threads(Duration grace) {
    return new QueryThreads(grace, hung::incrementAndGet, ended::incrementAndGet);
  }

  @Test
  void aResultInTimeIsReturned() throws Exception {
    assertEquals("a", threads.run(() -> "a", new AtomicBoolean(), LONG, late -> {
    }));
    assertEquals(0, hung.get());
  }

  @Test
  void atTheDeadlineTheQueryIsCancelledAndItsAnswerStillTaken() throws Exception {
    AtomicBoolean cancel = new AtomicBoolean();
    assertEquals("cancelled", threads.run(() -> {
      while (!cancel.get()) {
        Thread.sleep(5);
      }
      return "cancelled";
    }, cancel, SHORT, late -> {
    }));
    assertEquals(0, hung.get());
  }

  @Test
  void threeQueriesThatHangAreCountedAndEndTheProcess() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(3);
    QueryThreads threads = threads(SHORT);
    for (int i = 1; i <= 3; i++) {
      assertThrows(TimeoutException.class, () -> threads.run(() -> {
        end.await();
        return "late";
      }, new AtomicBoolean(), SHORT, answer -> late.countDown()));
      assertEquals(i, hung.get());
      assertEquals(i, threads.hung());
      assertEquals(i == 3 ? 1 : 0, ended.get());
    }
    end.countDown();
    assertTrue(late.await(30, TimeUnit.SECONDS), "late answers are given back");
    assertEquals(0, threads.hung());
  }

  @Test
  void aQueryThatEndsAtTheMomentAtWhichItIsGivenUpDoesNotCountAsHung() {
    List<String> late = new ArrayList<>();
    QueryThreads.Task<String> task = threads.new Task<>(() -> "answer", late::add);
    task.run();
    task.giveUp();
    assertEquals(0, threads.hung());
    assertEquals(List.of("answer"), late);
  }
}
