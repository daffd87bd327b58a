package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the heap of the tests: a bound of one byte is always exceeded, one of the whole heap never. */
class HeapGuardTest {
  private final MemoryPoolMXBean old = ManagementFactory.getMemoryPoolMXBeans().stream()
      .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
      .max(Comparator.comparingLong(pool -> pool.getUsage().getMax())).orElseThrow();
  private final AtomicInteger collections = new AtomicInteger();

  private HeapGuard guard(Duration between) {
    return new HeapGuard(Optional.of(old), collections::incrementAndGet, between);
  }

  @AfterEach
  void watchNothing() {
    old.setCollectionUsageThreshold(0);
  }

  @Test
  void heapIsLowWhenMoreThanTheBoundIsInUseAfterACollection() {
    System.gc();
    old.setCollectionUsageThreshold(1);
    assertTrue(guard(Duration.ofHours(1)).isLow());
    old.setCollectionUsageThreshold(old.getUsage().getMax());
    assertFalse(guard(Duration.ofHours(1)).isLow());
  }

  @Test
  void whileHeapIsLowGarbageIsCollectedNowAndThen() {
    System.gc();
    old.setCollectionUsageThreshold(1);
    HeapGuard seldom = guard(Duration.ofHours(1));
    seldom.isLow();
    seldom.isLow();
    assertEquals(0, collections.get());
    guard(Duration.ZERO).isLow();
    assertEquals(1, collections.get());
  }

  @Test
  void heapOfThisProcessIsNotLow() {
    assertFalse(HeapGuard.ofProcess().isLow());
    assertTrue(old.getCollectionUsageThreshold() > old.getUsage().getMax() / 2);
  }
}
