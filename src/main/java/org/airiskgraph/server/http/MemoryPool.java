package org.airiskgraph.server.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bound, in bytes, on the heap that running queries and undelivered answers use together. The sizes are estimates
 * that the users of the pool make; the rest of the heap is left for the graph, for pages and for garbage.
 */
public final class MemoryPool {
  private static final int SHARE_OF_HEAP = 3;
  private static final int SHARE_OF_POOL = 3;

  private final long bytes;
  private final AtomicLong free;

  public MemoryPool(long bytes) {
    this.bytes = bytes;
    this.free = new AtomicLong(bytes);
  }

  /** A pool of a third of the heap that this process may use. */
  public static MemoryPool ofHeap() {
    return new MemoryPool(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** Most bytes that a single query or answer may take: a third of the pool. */
  public long maxShare() {
    return bytes / SHARE_OF_POOL;
  }

  /** Takes {@code amount} bytes; false, and takes nothing, if fewer are free. */
  public boolean reserve(long amount) {
    if (free.addAndGet(-amount) >= 0) {
      return true;
    }
    free.addAndGet(amount);
    return false;
  }

  /** Gives back {@code amount} bytes that were reserved. */
  public void release(long amount) {
    free.addAndGet(amount);
  }

  /** Bytes that are not reserved. */
  public long free() {
    return free.get();
  }
}
