package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MemoryPoolTest {
  @Test
  void noMoreIsReservedThanThereIs() {
    MemoryPool pool = new MemoryPool(100);
    assertTrue(pool.reserve(60));
    assertFalse(pool.reserve(41));
    assertEquals(40, pool.free());
    pool.release(60);
    assertTrue(pool.reserve(100));
  }

  @Test
  void oneQueryMayTakeAThird() {
    assertEquals(33, new MemoryPool(100).maxShare());
  }
}
