package org.airiskgraph.reader;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of a table, its cells by column name.
 *
 * @param table where the row stands, for error messages: {@code file!sheet} or {@code file}
 * @param number of the row in the sheet, or of its first line in the file, from 1
 * @param header the names of the columns
 * @param cells text by position; a row may be shorter or longer than the header
 */
record TableRow(String table, long number, TableHeader header, List<String> cells) {
  /** What spreadsheets show for a formula that fails; plain N/A is what coders write for "nothing". */
  private static final Pattern FAILED_FORMULA = Pattern.compile("#(REF!|NAME\\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|ERROR!)");

  /** For error messages: {@code file!sheet:row} or {@code file:line}. */
  String place() {
    return table + ":" + number;
  }

  boolean isBlank() {
    return header.isBlank(cells);
  }

  /** The cell's text as it stands, or an empty text. */
  String cell(String column) {
    String cell = header.cell(cells, column);
    if (cell.startsWith("#") && FAILED_FORMULA.matcher(cell.strip()).matches()) {
      throw wrong(column, "a value; the formula in that cell fails");
    }
    if (cell.length() > SheetXml.LONGEST_CELL) {
      throw new InputException(place() + ", column " + column, "found a text of " + cell.length()
          + " characters, expected at most " + SheetXml.LONGEST_CELL);
    }
    return cell;
  }

  /** A complaint about one cell. */
  InputException wrong(String column, String expected) {
    String cell = header.cell(cells, column);
    return new InputException(place() + ", column " + column,
        "found " + (cell.isBlank() ? "nothing" : InputException.quote(cell)) + ", expected " + expected);
  }
}
