package org.airiskgraph.catalogue;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One row of a table, its cells by column name. Blank cells are absent.
 *
 * @param place where the row stands, for error messages: {@code file!sheet:row} or {@code file:line}
 * @param cells text by column name
 */
record TableRow(String place, Map<String, String> cells) {
  /** What spreadsheets show for a formula that fails; plain N/A is what coders write for "nothing". */
  private static final Pattern FAILED_FORMULA = Pattern.compile("#(REF!|NAME\\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|ERROR!)");

  /** The cell's text as it stands, or an empty text. */
  String cell(String column) {
    String cell = cells.getOrDefault(column, "");
    if (cell.startsWith("#") && FAILED_FORMULA.matcher(cell.strip()).matches()) {
      throw wrong(column, "a value; the formula in that cell fails");
    }
    if (cell.length() > SheetXml.LONGEST_CELL) {
      throw new CatalogueException(place + ", column " + column, "found a text of " + cell.length()
          + " characters, expected at most " + SheetXml.LONGEST_CELL);
    }
    return cell;
  }

  /** A complaint about one cell. */
  CatalogueException wrong(String column, String expected) {
    String cell = cells.getOrDefault(column, "");
    return new CatalogueException(place + ", column " + column,
        "found " + (cell.isBlank() ? "nothing" : CatalogueException.quote(cell)) + ", expected " + expected);
  }
}
