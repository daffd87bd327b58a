package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLogTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final BoundedLog log = new BoundedLog(new PrintStream(out, true, StandardCharsets.UTF_8));

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aMessageIsOneLineWithoutControlCharacters() {
    log.println("WARN \u001b[31m\r\n[main] ERROR FAKE");
    assertEquals(List.of("WARN  [31m  [main] ERROR FAKE"), lines());
  }

  @Test
  void aLongMessageIsCut() {
    log.println("a".repeat(190_000));
    assertTrue(lines().get(0).length() <= 1001);
  }

  @Test
  void framesOfStackTracesAreLeftOut() {
    new IllegalStateException("a", new RuntimeException("b")).printStackTrace(log);
    assertEquals(List.of("java.lang.IllegalStateException: a"), lines());
  }

  @Test
  void repeatsAreCountedAndNotWritten() throws InterruptedException {
    long begin = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      log.println("WARN Predicate not indexed");
    }
    Thread.sleep(1100);
    log.println("next");
    // Ten in each second and their number, on a slow machine too.
    long seconds = 2 + (System.nanoTime() - begin) / 1_000_000_000;
    assertTrue(lines().size() <= 11 * seconds, lines().size() + " lines in " + seconds + " s");
    assertTrue(lines().stream().anyMatch(line -> line.endsWith(" more lines were left out.")), lines().toString());
    assertEquals("next", lines().get(lines().size() - 1));
  }
}
