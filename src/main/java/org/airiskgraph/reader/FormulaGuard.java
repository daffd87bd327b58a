package org.airiskgraph.reader;

import java.util.regex.Pattern;

/**
 * Keeps texts in CSV files from being run as formulas by spreadsheets, as <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a> advises: a text that begins with one of
 * {@code = + - @}, a tab or a line break gets an apostrophe before it.
 *
 * <p>A text that already begins with apostrophes and one of these gets one more, so that {@link #unguard} gives every
 * text back. In an {@code .xlsx} file a cell says itself that it is text, and needs no guard.
 */
public final class FormulaGuard {
  // The full-width signs are formulas to spreadsheets of East Asian locales.
  private static final String START = "[=+\\-@\t\r\n＝＋－＠]";
  private static final Pattern FORMULA = Pattern.compile("'*" + START + ".*", Pattern.DOTALL);
  private static final Pattern GUARDED = Pattern.compile("'+" + START + ".*", Pattern.DOTALL);

  private FormulaGuard() {}

  /** Whether a spreadsheet could run {@code text} as a formula, or would if apostrophes before it were removed. */
  public static boolean isFormula(String text) {
    return FORMULA.matcher(text).matches();
  }

  /** The text as it is written to a CSV file. */
  public static String guard(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** The text of a cell that {@link #guard} wrote. */
  public static String unguard(String cell) {
    return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
