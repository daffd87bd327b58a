package org.airiskgraph.reader;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final String TOO_LONG = "found a row of more than " + LONGEST_ROW + " characters, expected less";

  /** How the parser begins to say the same of a single cell. */
  private static final String PARSER_IS_FULL = "The maximum buffer size";

  private static final Pattern DELIMITER = Pattern.compile("Ev_ID\"?[ ]*([,;\t])");

  /**
   * A row of its own behind the last. The parser takes the end of a file for the quotation mark that is missing;
   * where this row comes inside a cell, the file was cut short there.
   */
  private static final String END = "\u0004end of the file\u0004";

  private CsvTable() {}

  /** Hands on each row with its first line, from 1, until one is answered with false. */
  static void rows(String place, Path file, BiPredicate<Long, List<String>> rows) {
    Row next = new Row();
    try (InputStream in = Files.newInputStream(file);
        CsvReader<List<String>> parser = CsvReader.builder().fieldSeparator(delimiter(file)).allowExtraFields(true)
            .allowMissingFields(true).trimWhitespacesAroundQuotes(true).maxBufferSize(LONGEST_ROW)
            .build(next, decoded(in))) {
      for (List<String> row : parser) {
        if (row.get(row.size() - 1).endsWith(END)) {
          if (row.equals(List.of(END))) {
            return;
          }
          throw unreadable(place, next.line(), "found the end of the file inside a cell", null);
        }
        if (!rows.test(next.line(), row)) {
          return;
        }
      }
    } catch (CsvParseException e) {
      String reason = (e.getCause() == null ? e : e.getCause()).getMessage();
      throw unreadable(place, next.line(), reason.startsWith(PARSER_IS_FULL) ? TOO_LONG : reason, e);
    } catch (CharacterCodingException e) {
      throw notUtf8(place, next.line(), e);
    } catch (IOException e) {
      throw new InputException(place + ":" + next.line(), "not readable as CSV: " + InputException.reason(e), e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw notUtf8(place, next.line(), e);
      }
      throw new InputException(place + ":" + next.line(), "not readable as CSV: " + InputException.reason(e.getCause()),
          e);
    }
  }

  private static InputException unreadable(String place, long line, String reason, Exception cause) {
    return new InputException(place + ":" + line,
        "not readable as CSV: " + reason + "; is a quotation mark left open?", cause);
  }

  private static InputException notUtf8(String place, long line, Exception cause) {
    return new InputException(place, "found bytes after line " + line
        + " that are not UTF-8; save the sheet as CSV in UTF-8", cause);
  }

  private static Reader decoded(InputStream in) throws IOException {
    BOMInputStream marked = BOMInputStream.builder().setInputStream(in)
        .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE).get();
    Charset charset = marked.hasBOM() ? Charset.forName(marked.getBOMCharsetName()) : StandardCharsets.UTF_8;
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(charset));
    return new InputStreamReader(new SequenceInputStream(marked, end), charset.newDecoder()
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

  /** Collects the cells of the row that comes next, and knows its line even if it never ends. */
  private static final class Row extends AbstractBaseCsvCallbackHandler<List<String>> {
    private final List<String> cells = new ArrayList<>();
    private int characters;

    @Override
    protected void handleBegin(long line) {
      cells.clear();
      characters = 0;
    }

    @Override
    protected void handleField(int column, char[] buffer, int from, int length, boolean quoted) {
      characters += length + 1;
      if (characters > LONGEST_ROW) {
        throw new CsvParseException(TOO_LONG);
      }
      cells.add(length == 0 ? "" : new String(buffer, from, length));
    }

    @Override
    protected List<String> buildRecord() {
      return List.copyOf(cells);
    }

    long line() {
      return Math.max(1, getStartingLineNumber());
    }
  }
}
