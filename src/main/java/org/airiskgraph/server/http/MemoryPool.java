package org.airiskgraph.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A bound, in bytes, on the heap that running queries, or undelivered responses, use together. The sizes are estimates
 * that the users of the pool make; the rest of the heap is left for the graph and for garbage. One client cannot have
 * all of it. Behind the estimates is the heap itself: when little is free, nothing more is reserved. Safe for use by
 * several threads.
 */
public final class MemoryPool {
  private static final int SHARE_OF_HEAP = 3;
  private static final int SHARE_OF_POOL = 3;
  private static final int SHARES_OF_CLIENT = 2;

  private final long bytes;
  private final BooleanSupplier heapLow;
  private final Map<String, Long> reservedByClient = new HashMap<>();
  private long free;

  /** A pool of {@code bytes} that pays no heed to the state of the heap. */
  public MemoryPool(long bytes) {
    this(bytes, () -> false);
  }

  /** A pool of {@code bytes} that gives nothing while {@code heapLow} is true. */
  public MemoryPool(long bytes, BooleanSupplier heapLow) {
    this.bytes = bytes;
    this.heapLow = heapLow;
    this.free = bytes;
  }

  /** A pool of a third of the heap that this process may use, which gives nothing while little of the heap is free. */
  public static MemoryPool ofHeap() {
    return new MemoryPool(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, HeapGuard.ofProcess()::isLow);
  }

  /** Most bytes that a single query or response may take: a third of the pool. */
  public long maxShare() {
    return bytes / SHARE_OF_POOL;
  }

  /** Takes {@code amount} bytes; false, and takes nothing, if fewer are free or if the client would have two thirds. */
  public boolean reserve(String client, long amount) {
    if (heapLow.getAsBoolean()) {
      return false;
    }
    synchronized (this) {
      long held = reservedByClient.getOrDefault(client, 0L) + amount;
      if (amount > free || held > maxShare() * SHARES_OF_CLIENT) {
        return false;
      }
      free -= amount;
      reservedByClient.put(client, held);
      return true;
    }
  }

  /** Gives back {@code amount} bytes that were reserved for the client. */
  public synchronized void release(String client, long amount) {
    free += amount;
    reservedByClient.computeIfPresent(client, (name, held) -> held <= amount ? null : held - amount);
  }

  /** Bytes that are not reserved. */
  public synchronized long free() {
    return free;
  }

  /** Whether so little of the heap is free that queries should end. */
  public boolean isHeapLow() {
    return heapLow.getAsBoolean();
  }
}
