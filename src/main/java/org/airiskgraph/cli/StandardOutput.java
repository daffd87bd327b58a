package org.airiskgraph.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output that remembers why it failed: {@link PrintStream} says only that it did, so a full disk would
 * look like success. Text goes out in UTF-8 whatever the locale.
 */
final class StandardOutput extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 13;

  private final OutputStream out;
  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** Takes the place of {@link System#out}. */
  static StandardOutput install() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System
        .setOut(new PrintStream(new java.io.BufferedOutputStream(output, BUFFER_BYTES), false, StandardCharsets.UTF_8));
    return output;
  }

  /** The first failure, which nobody else heard of; a reader that went away ({@code | head}) is none. */
  Optional<IOException> failure() {
    return failure.filter(e -> !isClosedPipe(e));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  private static boolean isClosedPipe(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed")
        || message.contains("pipe has been ended");
  }
}
