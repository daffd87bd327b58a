package org.airiskgraph.reader.xlsx;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number from 1
 * @param cells from column A; blank cells are empty texts, formulas without a stored value {@link #NO_VALUE}
 */
public record Row(int number, List<String> cells) {
  /** Stands for a formula whose value was not stored; no XML can hold this character. */
  public static final String NO_VALUE = "\uffff";

  /** Longer texts are cut after one more character; Excel stops at 32,767 characters and Google Sheets at 50,000. */
  public static final int LONGEST_CELL = 100_000;
}
