package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.function.IOConsumer;

/** Copies of what can be read only once, each in a temporary file that lives as long as it is used. */
final class TemporaryCopy {
  /** The largest workbook that is copied. */
  static final long MOST_BYTES = 256L << 20;

  private TemporaryCopy() {}

  /** Lets {@code source} write a copy, hands it to {@code reader} and deletes it. */
  static void use(IOConsumer<Path> source, Consumer<Path> reader) throws IOException {
    Path file = Files.createTempFile("airisk-", ".download");
    try {
      source.accept(file);
      reader.accept(file);
    } finally {
      delete(file);
    }
  }

  /** The same for a pipe, which gives its content only once. */
  static void ofPipe(Path pipe, Consumer<Path> reader) {
    try (InputStream in = Files.newInputStream(pipe)) {
      use(file -> write(pipe.toString(), in, file, MOST_BYTES), reader);
    } catch (IOException e) {
      throw InputException.unreadable(pipe.toString(), e);
    }
  }

  /**
   * Writes a stream to a file.
   *
   * @param place where it comes from, for messages
   * @throws InputException if it has more than {@code mostBytes}
   */
  static void write(String place, InputStream in, Path file, long mostBytes) {
    try (OutputStream out = Files.newOutputStream(file)) {
      if (IOUtils.copyLarge(in, out, 0, mostBytes + 1) > mostBytes) {
        throw new InputException(place, "larger than " + mostBytes + " bytes, expected a workbook; given up");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
