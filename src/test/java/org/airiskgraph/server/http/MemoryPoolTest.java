package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MemoryPoolTest {
  @Test
  void noMoreIsReservedThanThereIs() {
    MemoryPool pool = new MemoryPool(100);
    assertTrue(pool.reserve("a", 60));
    assertFalse(pool.reserve("b", 41));
    assertEquals(40, pool.free());
    pool.release("a", 60);
    assertTrue(pool.reserve("b", 66));
  }

  @Test
  void oneQueryMayTakeAThird() {
    assertEquals(33, new MemoryPool(100).maxShare());
  }

  @Test
  void oneClientMayTakeTwoThirdsAndLeavesTheRestToOthers() {
    MemoryPool pool = new MemoryPool(99);
    assertTrue(pool.reserve("a", 33));
    assertTrue(pool.reserve("a", 33));
    assertFalse(pool.reserve("a", 1));
    assertTrue(pool.reserve("b", 33));
    pool.release("a", 33);
    assertTrue(pool.reserve("a", 33));
  }

  @Test
  void nothingIsReservedWhileTheHeapIsLow() {
    AtomicBoolean low = new AtomicBoolean(true);
    MemoryPool pool = new MemoryPool(100, low::get);
    assertFalse(pool.reserve("a", 1));
    low.set(false);
    assertTrue(pool.reserve("a", 1));
  }
}
