package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.text.WordUtils;

/**
 * Rows of cells under one another. Every column but the last is as wide as its widest cell; the last is broken
 * at words to fit the screen, and left whole where there is none.
 */
final class TextTable {
  private static final String GAP = "  ";

  /** Narrower than this, broken text is harder to read than text that runs over. */
  private static final int NARROWEST = 24;

  private final List<List<String>> rows = new ArrayList<>();

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter out, Terminal terminal, String indent) {
    int last = rows.stream().mapToInt(List::size).max().orElse(1) - 1;
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < last; i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0));
    }
    int left = indent.length() + widths.stream().mapToInt(width -> width + GAP.length()).sum();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < last; i++) {
        boolean number = row.get(i).matches("[\\d.]+");
        String pad = " ".repeat(widths.get(i) - width(row.get(i)));
        line.append(number ? pad + row.get(i) : row.get(i) + pad).append(GAP);
      }
      out.println(line.append(wrap(row.get(last), left, terminal)).toString().stripTrailing());
    }
  }

  static String wrap(String text, int left, Terminal terminal) {
    int room = terminal.width() - left;
    return terminal.width() == 0 || room < NARROWEST ? text
        : WordUtils.wrap(text, room, System.lineSeparator() + " ".repeat(left), false);
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
