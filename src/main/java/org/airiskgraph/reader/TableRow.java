package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.airiskgraph.reader.xlsx.Row;

/**
 * One row of a table, its cells by column name. What is wrong with a cell goes to the problems of the input, and as
 * a sentence to the notes of the row.
 */
final class TableRow {
  /** What spreadsheets show for a formula that fails; plain N/A is what coders write for "nothing". */
  private static final Pattern FAILED_FORMULA = Pattern.compile("#(REF!|NAME\\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|ERROR!)");

  private final String table;
  private final long number;
  private final TableHeader header;
  private final List<String> cells;
  private final InputProblems problems;
  private final List<String> notes = new ArrayList<>();

  /**
   * A row of a table.
   *
   * @param table where the row is, for messages: {@code file!sheet} or {@code file}
   * @param number of the row in the sheet, or of its first line in the file, from 1
   * @param header the names of the columns
   * @param cells text by position; a row may be shorter or longer than the header
   */
  TableRow(String table, long number, TableHeader header, List<String> cells, InputProblems problems) {
    this.table = table;
    this.number = number;
    this.header = header;
    this.cells = cells;
    this.problems = problems;
  }

  boolean isBlank() {
    return header.columns().keySet().stream().allMatch(column -> CellNormalizer.code(raw(column)).isEmpty());
  }

  /** The cell's text as it is in the file, also where it cannot be used. */
  String raw(String column) {
    return header.cell(cells, column);
  }

  /** The cell's text, or an empty text where it is missing or cannot be used, which is a problem. */
  String cell(String column) {
    String cell = raw(column);
    if (cell.equals(Row.NO_VALUE) || cell.startsWith("#") && FAILED_FORMULA.matcher(cell.strip()).matches()) {
      odd(column, "a value; compute the formula in a spreadsheet and save the file again");
      return "";
    }
    if (cell.length() > Row.LONGEST_CELL) {
      odd(column, "at most " + Row.LONGEST_CELL + " characters");
      return "";
    }
    return cell;
  }

  /** The cell's text in one line, if it has any that can be used. */
  Optional<String> text(String column) {
    return Optional.of(CellNormalizer.line(cell(column))).filter(text -> !text.isEmpty());
  }

  /** Reports a cell whose content cannot be used, and keeps it in a note. */
  void odd(String column, String expected) {
    problem(column, expected, "the cell is kept as a note");
    String note = "In the workbook, the column " + column + " of this row has " + found(column) + ".";
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Reports a cell whose content cannot be used. */
  void problem(String column, String expected, String consequence) {
    problems.add(String.join(" ", table, column, expected, consequence), new InputException(
        table + ":" + number + ", column " + column, "found " + found(column) + ", expected " + expected), consequence);
  }

  private String found(String column) {
    String cell = raw(column);
    if (cell.equals(Row.NO_VALUE)) {
      return "a formula without a stored value";
    }
    return cell.length() > Row.LONGEST_CELL ? "a text of more than " + Row.LONGEST_CELL + " characters"
        : cell.isBlank() ? "nothing" : InputException.quote(cell);
  }

  /** What was odd so far, each a sentence. */
  List<String> notes() {
    return notes;
  }
}
