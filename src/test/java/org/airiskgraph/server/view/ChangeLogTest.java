package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
  @Test
  void releasesHavePartsWithItemsAndOtherLinesAreSkipped() {
    ChangeLog log = ChangeLog.of("""
        # Changes
        - before any release
        ## 2.0.0
        Prose.
        ### Added
        - One
          more.
        - Two.
        ## 1.0.0
        - without a heading
        """);
    assertEquals(List.of(
        new ChangeLog.Release("2.0.0", List.of(new ChangeLog.Part("Added", List.of("One more.", "Two.")))),
        new ChangeLog.Release("1.0.0", List.of())), log.releases());
  }

  @Test
  void emptyTextHasNoReleases() {
    assertEquals(List.of(), ChangeLog.of("").releases());
  }
}
