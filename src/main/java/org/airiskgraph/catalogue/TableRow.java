package org.airiskgraph.catalogue;

import java.util.Map;

/**
 * One row of a table, its cells by column name. Blank cells are absent.
 *
 * @param place where the row stands, for error messages: {@code file!sheet:row} or {@code file:line}
 * @param cells text by column name
 */
record TableRow(String place, Map<String, String> cells) {
  TableRow {
    cells = Map.copyOf(cells);
  }

  /** The cell's text as it stands, or an empty text. */
  String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /** A complaint about one cell. */
  CatalogueException wrong(String column, String expected) {
    return new CatalogueException(place + ", column " + column,
        "found " + (cell(column).isBlank() ? "nothing" : CatalogueException.quote(cell(column)))
            + ", expected " + expected);
  }
}
