package org.airiskgraph.server.http;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Tells when little of the heap is free after a garbage collection: the second line of defense, for what the estimates
 * of {@link MemoryPool} miss. Looks at the pool of the longest-lived objects, where any collector puts what stays.
 */
public final class HeapGuard {
  private static final double MOST_IN_USE = 0.85;
  private static final Duration BETWEEN_COLLECTIONS = Duration.ofSeconds(5);

  private final Optional<MemoryPoolMXBean> old;
  private final Runnable collect;
  private final Duration between;
  private long collected = System.nanoTime();

  /**
   * Watches {@code old}, which is full at its collection usage threshold.
   *
   * @param collect collects garbage
   * @param between shortest time from one such collection to the next
   */
  HeapGuard(Optional<MemoryPoolMXBean> old, Runnable collect, Duration between) {
    this.old = old;
    this.collect = collect;
    this.between = between;
  }

  /** Watches the heap of this process: low when 85 per cent are in use after a collection. */
  public static HeapGuard ofProcess() {
    Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
        .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
    old.ifPresent(pool -> pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * MOST_IN_USE)));
    return new HeapGuard(old, System::gc, BETWEEN_COLLECTIONS);
  }

  /**
   * Whether the last collection left little. Where that is so, collects again every five seconds: with queries
   * refused, nothing else might.
   */
  public boolean isLow() {
    if (!exceeded()) {
      return false;
    }
    synchronized (this) {
      if (exceeded() && System.nanoTime() - collected > between.toNanos()) {
        collect.run();
        collected = System.nanoTime();
      }
    }
    return exceeded();
  }

  private boolean exceeded() {
    return old.isPresent() && old.get().isCollectionUsageThresholdExceeded();
  }
}
