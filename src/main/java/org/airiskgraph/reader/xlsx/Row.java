package org.airiskgraph.reader.xlsx;

import java.util.BitSet;
import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number from 1
 * @param cells from column A; blank cells are empty texts, formulas without a stored value {@link #NO_VALUE}
 * @param texts indices of the cells that hold a text, even if it looks like a number
 * @param formulas indices of the cells that hold a formula
 */
public record Row(int number, List<String> cells, BitSet texts, BitSet formulas) {
  /** Stands for a formula whose value was not stored; no XML can hold this character. */
  public static final String NO_VALUE = "\uffff";

  /** Longer texts are cut after one more character; Excel stops at 32,767 characters and Google Sheets at 50,000. */
  public static final int LONGEST_CELL = 100_000;

  /** The letters of a column, from 0. */
  public static String letters(int column) {
    return column < 26 ? String.valueOf((char) ('A' + column)) : letters(column / 26 - 1) + letters(column % 26);
  }

  public Row(int number, List<String> cells) {
    this(number, cells, new BitSet(), new BitSet());
  }
}
