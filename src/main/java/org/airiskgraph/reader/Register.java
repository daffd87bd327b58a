package org.airiskgraph.reader;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A risk register of a person, kept as it is.
 *
 * @param columns the names of its columns, from the left
 * @param textColumns the names of those in which risks are described
 * @param rows all rows below the header that are not blank
 * @param otherSheets names of the sheets of its workbook that were not read
 * @param formulas what became of its formulas, as a sentence; empty if it has none
 */
public record Register(List<String> columns, List<String> textColumns, List<Row> rows, List<String> otherSheets,
    String formulas) {
  private static final int LONGEST_NUMBER = 40;

  /** More digits are an identifier, which a spreadsheet would round. */
  private static final int MOST_DIGITS = 15;

  public Register {
    columns = List.copyOf(columns);
    textColumns = List.copyOf(textColumns);
    rows = List.copyOf(rows);
    otherSheets = List.copyOf(otherSheets);
  }

  /** A register of a file without sheets and formulas. */
  public Register(List<String> columns, List<String> textColumns, List<Row> rows) {
    this(columns, textColumns, rows, List.of(), "");
  }

  /** This register as the one of {@code sheet}, the only one of {@code sheets} that was read. */
  Register ofSheet(String sheet, List<String> sheets, String formulasOfSheet) {
    return new Register(columns, textColumns, rows, sheets.stream().filter(other -> !other.equals(sheet)).toList(),
        formulasOfSheet);
  }

  /**
   * A row.
   *
   * @param number of the row in the sheet, or of its first line in the file, from 1
   * @param cells one for each column, empty where there is nothing
   * @param text what its text columns say, without line breaks; empty if they say nothing
   * @param texts indices of the cells that the file itself marks as texts
   */
  public record Row(long number, List<String> cells, String text, BitSet texts) {
    public Row {
      cells = List.copyOf(cells);
    }

    public Row(long number, List<String> cells, String text) {
      this(number, cells, text, new BitSet());
    }

    /** The cells as the numbers, dates and texts that they were, so that a person can go on to calculate with them. */
    public List<Object> values() {
      return IntStream.range(0, cells.size())
          .mapToObj(i -> texts.get(i) ? (Object) cells.get(i) : value(cells.get(i))).toList();
    }
  }

  /** A text as the {@link BigDecimal} or the {@link LocalDate} that it writes; otherwise itself. */
  static Object value(String text) {
    if (text.length() <= LONGEST_NUMBER && text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?")) {
      BigDecimal number = new BigDecimal(text);
      return number.precision() <= MOST_DIGITS ? number : text;
    }
    if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        return text;
      }
    }
    return text;
  }
}
