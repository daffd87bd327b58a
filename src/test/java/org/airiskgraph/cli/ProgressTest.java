package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);

  @Test
  void lineIsErasedThoughTheWorkEndsAsSoonAsItIsShown() {
    for (int i = 0; i < 50; i++) {
      Progress progress = new Progress("Reading");
      progress.show(terminal, 20);
      progress.close();
      String text = shown.toString(StandardCharsets.UTF_8);
      assertTrue(text.startsWith("\rReading: 1 s"), text);
      assertTrue(text.endsWith("\r" + " ".repeat(20) + "\r"), text);
      // Dumb terminals obey no escape sequences.
      assertFalse(text.contains("\u001b"), text);
      shown.reset();
    }
  }

  @Test
  void nothingIsShownAfterTheWork() {
    Progress progress = new Progress("Reading");
    progress.close();
    progress.show(terminal, 20);
    assertEquals("", shown.toString(StandardCharsets.UTF_8));
  }
}
