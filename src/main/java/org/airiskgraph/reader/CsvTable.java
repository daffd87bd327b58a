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
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.reader.xlsx.Row;

/**
 * The rows of a text file whose columns are separated by commas, or by the semicolons or tabs that spreadsheets of
 * some countries and "Unicode Text" use.
 *
 * @param place what the table is called in messages
 * @param delimiter what separates its columns
 */
record CsvTable(String place, Path file, Charset charset, char delimiter) {
  private static final int HEAD_BYTES = 1 << 16;

  /** A longer row means that a quotation mark was never closed. */
  private static final int LONGEST_ROW = 20 * Row.LONGEST_CELL;

  private static final String TOO_LONG = "found a row of more than " + LONGEST_ROW + " characters, expected less";

  /** The parser's message for a single cell of that length begins with this. */
  private static final String PARSER_IS_FULL = "The maximum buffer size";

  private static final String ID_COLUMN = "\"?\\s*ev[ _-]?id\\s*\"?";
  private static final Pattern DELIMITER =
      Pattern.compile("(?i)" + ID_COLUMN + "\\s*?([,;\t|])|([,;\t|])" + ID_COLUMN + "$");

  /**
   * A row of its own after the last. The parser accepts the end of the file in place of the closing quotation mark;
   * if this row comes inside a cell, the file was cut off there.
   */
  private static final String END = "\u0004end of the file\u0004";

  /** Passes on each row with its first line, from 1, until {@code rows} returns false. */
  void rows(BiPredicate<Long, List<String>> rows) {
    Cells next = new Cells();
    try (InputStream in = TextEncoding.withoutMark(Files.newInputStream(file));
        CsvReader<List<String>> parser = CsvReader.builder().fieldSeparator(delimiter).allowExtraFields(true)
            .allowMissingFields(true).trimWhitespacesAroundQuotes(true).maxBufferSize(LONGEST_ROW)
            .build(next, decoded(in))) {
      for (List<String> row : parser) {
        if (row.get(row.size() - 1).endsWith(END)) {
          if (row.equals(List.of(END))) {
            return;
          }
          throw unreadable(next.line(), "found the end of the file inside a cell", null);
        }
        if (!rows.test(next.line(), row)) {
          return;
        }
      }
    } catch (CsvParseException e) {
      String reason = (e.getCause() == null ? e : e.getCause()).getMessage();
      throw unreadable(next.line(), reason.startsWith(PARSER_IS_FULL) ? TOO_LONG : reason, e);
    } catch (IOException | UncheckedIOException e) {
      Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
      throw cause instanceof CharacterCodingException
          ? new InputException(place, "found bytes after line " + next.line() + " that are not " + charset
              + "; save the sheet as CSV in UTF-8", e)
          : new InputException(place + ":" + next.line(), "not readable as CSV: " + InputException.reason(cause), e);
    }
  }

  private InputException unreadable(long line, String reason, Exception cause) {
    return new InputException(place + ":" + line,
        "not readable as CSV: " + reason + "; is a quotation mark left open?", cause);
  }

  private Reader decoded(InputStream in) {
    CodingErrorAction wrong =
        charset.equals(TextEncoding.WINDOWS) ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(wrong).onUnmappableCharacter(wrong);
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(charset));
    return new InputStreamReader(new SequenceInputStream(in, end), decoder);
  }

  /** What separates the name of the id column from the next or the one before; a comma if there is no such column. */
  static char headerDelimiter(Path file, Charset charset) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      for (String line : new String(in.readNBytes(HEAD_BYTES), charset).split("[\r\n]+")) {
        Matcher found = DELIMITER.matcher(line);
        if (found.find()) {
          char c = found.group(found.group(1) == null ? 2 : 1).charAt(0);
          // A remark above the header may name the column too.
          if (line.chars().filter(other -> other == c).count() >= RiskRowMapper.REQUIRED.size() - 1) {
            return c;
          }
        }
      }
      return ',';
    }
  }

  /** Collects the cells of the next row, and knows its line even if it never ends. */
  private static final class Cells extends AbstractBaseCsvCallbackHandler<List<String>> {
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
