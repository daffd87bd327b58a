package org.airiskgraph.server.http;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A log for a server that anyone may send requests to: each message is one line of at most 1,000 characters without
 * control characters, stack traces are left out, and of more than ten lines in a second only the number is kept.
 */
public final class BoundedLog extends PrintStream {
  private static final int MAX_CHARACTERS = 1000;
  private static final int MAX_LINES = 10;
  private static final long SECOND = 1_000_000_000;

  private long second = System.nanoTime();
  private int lines;
  private long left;

  /** A log that writes to {@code out}. */
  public BoundedLog(PrintStream out) {
    super(out, true, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String message) {
    write(String.valueOf(message));
  }

  /** Is given the frames and causes of a stack trace. */
  @Override
  public void println(Object object) {
    String line = String.valueOf(object);
    if (object instanceof Throwable) {
      write(line);
    } else if (!line.startsWith("\t") && !line.startsWith("Caused by: ")) {
      write(line);
    }
  }

  private synchronized void write(String message) {
    if (System.nanoTime() - second > SECOND) {
      if (left > 0) {
        super.println(left + " more lines were left out.");
      }
      second = System.nanoTime();
      lines = 0;
      left = 0;
    }
    if (++lines > MAX_LINES) {
      left++;
      return;
    }
    String line = message.length() > MAX_CHARACTERS ? message.substring(0, MAX_CHARACTERS) + "…" : message;
    super.println(line.replaceAll("\\p{Cntrl}", " "));
  }
}
