package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Mitigation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;
import org.airiskgraph.reader.CatalogueMerger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncCatalogueSinkTest {
  private static SourceDocument source(int number) {
    return new SourceDocument(String.valueOf(number), "Q" + number, "Title", Optional.empty(), Optional.empty());
  }

  @Test
  void everyRecordArrivesOnceAndInOrder() {
    for (int count : new int[] {0, 1, 255, 256, 257, 10_000}) {
      CatalogueMerger taken = new CatalogueMerger();
      try (AsyncCatalogueSink handover = new AsyncCatalogueSink(() -> taken)) {
        IntStream.range(0, count).mapToObj(AsyncCatalogueSinkTest::source).forEach(handover::source);
      }
      assertEquals(IntStream.range(0, count).mapToObj(String::valueOf).toList(),
          taken.catalogue().sources().stream().map(SourceDocument::id).toList());
    }
  }

  @Test
  void whatTheSinkThrowsReachesTheReaderHoweverMuchIsLeftToRead() {
    assertReaches(new IllegalStateException("disk full"));
  }

  @Test
  void anErrorReachesTheReaderToo() {
    assertReaches(new OutOfMemoryError("a trial"));
  }

  private static <T extends Throwable> void assertReaches(T thrown) {
    CatalogueSink failing = failing(thrown);
    for (int count : List.of(1, 100_000)) {
      assertSame(thrown, assertThrows(thrown.getClass(), () -> {
        try (AsyncCatalogueSink handover = new AsyncCatalogueSink(() -> failing)) {
          IntStream.range(0, count).mapToObj(AsyncCatalogueSinkTest::source).forEach(handover::source);
        }
      }));
    }
  }

  private static CatalogueSink failing(Throwable thrown) {
    return new CatalogueSink() {
      @Override
      public void source(SourceDocument source) {
        if (thrown instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) thrown;
      }

      @Override
      public void work(Work work) {}

      @Override
      public void mitigation(Mitigation mitigation) {}

      @Override
      public void risk(Risk risk) {}
    };
  }
}
