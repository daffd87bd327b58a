package org.airiskgraph.reader;

import org.airiskgraph.reader.xlsx.Row;

/** Counts the formulas of a sheet, of which only the values stay. */
final class FormulaCount {
  private int all;
  private int empty;
  private String first = "";
  private String firstEmpty = "";

  void add(Row row) {
    row.formulas().stream().forEach(column -> {
      String cell = Row.letters(column) + row.number();
      first = all++ == 0 ? cell : first;
      if (row.cells().get(column).equals(Row.NO_VALUE)) {
        firstEmpty = empty++ == 0 ? cell : firstEmpty;
      }
    });
  }

  /** What is to be said of them; empty if there are none. */
  String sentence() {
    return all == 0 ? ""
        : (all == 1 ? "1 cell with a formula becomes its value: "
            : all + " cells with formulas become their values, the first: ")
            + first
            + (empty == 0 ? "." : "; " + empty + " of them had no stored value and " + (empty == 1 ? "is" : "are")
                + " empty, the first: " + firstEmpty + ". Save the file in a spreadsheet program first.");
  }
}
