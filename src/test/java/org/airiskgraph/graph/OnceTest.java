package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnceTest {
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void valueIsMadeWhenItIsFirstUsedAndOnlyThen() {
    Once<Integer> once = new Once<>(made::incrementAndGet);
    assertEquals(0, made.get());
    assertEquals(1, once.get());
    assertEquals(1, once.get());
    assertEquals(1, made.get());
  }

  @Test
  void threadsThatUseItAtOnceGetOneValue() {
    Once<Integer> once = new Once<>(() -> {
      Thread.yield();
      return made.incrementAndGet();
    });
    assertEquals(1, IntStream.range(0, 100).parallel().map(i -> once.get()).distinct().count());
  }

  @Test
  void valueThatCouldNotBeMadeIsMadeWhenItIsUsedNext() {
    Once<Integer> once = new Once<>(() -> {
      if (made.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
      return made.get();
    });
    assertThrows(IllegalStateException.class, once::get);
    assertEquals(2, once.get());
  }
}
