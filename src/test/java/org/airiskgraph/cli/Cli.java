package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/**
 * One run of the program inside the test.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Cli(int code, String out, String err) {
  /** Long enough for any machine; only a hang takes it. */
  private static final Duration HANG = Duration.ofMinutes(10);

  static Cli run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = assertTimeoutPreemptively(HANG, () -> Main.run(new PrintWriter(out), new PrintWriter(err, true), args));
    return new Cli(code, out.toString(), err.toString());
  }

  static Cli run(List<String> args) {
    return run(args.toArray(String[]::new));
  }

  /** The one line of a failure. */
  String failure(int expectedCode) {
    assertEquals(expectedCode, code, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.startsWith("airisk"), err);
    assertFalse(err.contains("Exception") || err.contains("Error:") || err.contains("null"), err);
    assertTrue(err.length() < 700, err);
    return err.strip();
  }
}
