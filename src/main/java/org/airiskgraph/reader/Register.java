package org.airiskgraph.reader;

import java.util.List;

/**
 * A risk register of a person, kept as it is.
 *
 * @param columns the names of its columns, from the left
 * @param textColumns the names of those in which risks are described
 * @param rows all rows below the header that are not blank
 */
public record Register(List<String> columns, List<String> textColumns, List<Row> rows) {
  public Register {
    columns = List.copyOf(columns);
    textColumns = List.copyOf(textColumns);
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param number of the row in the sheet, or of its first line in the file, from 1
   * @param cells one for each column, empty where there is nothing
   * @param text what its text columns say, without line breaks; empty if they say nothing
   */
  public record Row(long number, List<String> cells, String text) {
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
