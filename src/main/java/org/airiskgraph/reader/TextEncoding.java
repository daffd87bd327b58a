package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/** Finds the encoding of a text file: by its byte order mark, by zero bytes, or by trying UTF-8. */
final class TextEncoding {
  /** What Windows programs of western countries write; it has a character for nearly every byte. */
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final ByteOrderMark[] MARKS = {ByteOrderMark.UTF_8, ByteOrderMark.UTF_32LE, ByteOrderMark.UTF_32BE,
      ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE};

  private TextEncoding() {}

  /** The encoding, or nothing if the bytes are in none of the Unicode encodings. */
  static Optional<Charset> of(Path file) throws IOException {
    byte[] head;
    try (BOMInputStream marked = withoutMark(Files.newInputStream(file))) {
      if (marked.hasBOM()) {
        return Optional.of(Charset.forName(marked.getBOMCharsetName()));
      }
      head = marked.readNBytes(2);
    }
    if (head.length == 2 && (head[0] == 0) != (head[1] == 0)) {
      return Optional.of(head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }
    try (InputStream in = Files.newInputStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
      reader.transferTo(Writer.nullWriter());
      return Optional.of(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The bytes after the byte order mark. */
  static BOMInputStream withoutMark(InputStream in) throws IOException {
    return BOMInputStream.builder().setInputStream(in).setByteOrderMarks(MARKS).get();
  }
}
