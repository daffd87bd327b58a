package org.airiskgraph.catalogue;

import java.io.BufferedInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * The rows of a {@code .csv} file in UTF-8, or UTF-16 where a byte order mark says so; parted by commas, or by
 * the semicolons or tabs that spreadsheets of some countries write instead.
 */
final class CsvTable {
  private static final int HEAD_BYTES = 1 << 16;

  /** A row takes no more than this, or a quotation mark was never closed. */
  private static final int LONGEST_ROW = 20 * SheetXml.LONGEST_CELL;

  private static final Pattern DELIMITER = Pattern.compile("Ev_ID\"?[ ]*([,;\t])");

  private CsvTable() {}

  /** Hands on each row with its first line, from 1, until one is answered with false. */
  static void rows(String place, Path file, BiPredicate<Long, List<String>> rows) {
    long line = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        RowLimit limit = new RowLimit(decoded(in));
        CSVParser parser = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(file)).get().parse(limit)) {
      for (CSVRecord row : parser) {
        if (!rows.test(line, row.toList())) {
          return;
        }
        line = parser.getCurrentLineNumber() + 1;
        limit.nextRow();
      }
    } catch (CharacterCodingException e) {
      throw notUtf8(place, line, e);
    } catch (IOException e) {
      throw new CatalogueException(place + ":" + line, "not readable as CSV: " + CatalogueException.reason(e), e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notUtf8(place, line, e);
      }
      throw new CatalogueException(place + ":" + line, "not readable as CSV: " + CatalogueException.reason(e.getCause()), e);
    }
  }

  private static CatalogueException notUtf8(String place, long line, Exception cause) {
    return new CatalogueException(place, "found bytes after line " + line
        + " that are not UTF-8; save the sheet as CSV in UTF-8", cause);
  }

  private static Reader decoded(InputStream in) throws IOException {
    BOMInputStream marked = BOMInputStream.builder().setInputStream(in)
        .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE).get();
    Charset charset = marked.hasBOM() ? Charset.forName(marked.getBOMCharsetName()) : StandardCharsets.UTF_8;
    return new InputStreamReader(marked, charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** What follows the name of the id column parts the columns. */
  private static char delimiter(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // Without the zero bytes of UTF-16 the header is ASCII in every encoding that is read.
      String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).replace("\0", "");
      Matcher delimiter = DELIMITER.matcher(head);
      return delimiter.find() ? delimiter.group(1).charAt(0) : ',';
    }
  }

  /** Stops at a row that swallows the rest of the file. */
  private static final class RowLimit extends FilterReader {
    private int count;

    RowLimit(Reader in) {
      super(in);
    }

    void nextRow() {
      count = 0;
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      count(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int read = in.read(buffer, from, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int chars) throws IOException {
      count += chars;
      if (count > LONGEST_ROW) {
        throw new IOException("found a row of more than " + LONGEST_ROW
            + " characters, expected less; is a quotation mark left open?");
      }
    }
  }
}
