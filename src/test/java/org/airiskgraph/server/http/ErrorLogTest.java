package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ErrorLogTest {
  @Test
  void aFailureIsOneShortLineWhateverItsMessageHolds() {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      ErrorLog.report("GET /a\r\nb", new IllegalStateException("x\n[main] ERROR forged \u001b[31m" + "y".repeat(999)));
    } finally {
      System.setErr(before);
    }
    String text = log.toString(StandardCharsets.UTF_8);
    assertEquals(1, text.lines().count(), text);
    assertFalse(text.contains("\u001b") || text.contains("y".repeat(301)), text);
    assertTrue(text.contains("GET /a  b: java.lang.IllegalStateException: x [main] ERROR forged"), text);
    assertTrue(text.contains("… at org.airiskgraph.server.http.ErrorLogTest.aFailure"), text);
  }
}
