package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/**
 * The table of all commands: cells in columns, numbers aligned to the right. On a terminal cells are wrapped at
 * words so that the table fits; in a pipe each row is one line.
 */
final class TextTable {
  private static final int GAP = 2;

  /** A column narrower than this is not made narrower still. */
  private static final int MIN_WIDTH = 8;

  /** Cells of a row, or one text below a row that crosses all columns. */
  private record Line(int indent, List<Text> cells, boolean crossing) {}

  private final Terminal terminal;
  private final int indent;
  private final List<Line> lines = new ArrayList<>();

  /** A table that begins {@code indent} columns from the left. */
  TextTable(Terminal terminal, int indent) {
    this.terminal = terminal;
    this.indent = indent;
  }

  /** Adds a row; all rows have the same number of cells. */
  void row(String... cells) {
    row(Stream.of(cells).map(cell -> terminal.plain(Terminal.oneLine(cell))).toArray(Text[]::new));
  }

  /** Adds a row of styled cells, without line breaks in them. */
  void row(Text... cells) {
    lines.add(new Line(indent, List.of(cells), false));
  }

  /** Adds a text below the last row, {@code left} columns from the left of the terminal, across all columns. */
  void below(int left, Text text) {
    lines.add(new Line(left, List.of(text), true));
  }

  void print(PrintWriter out) {
    int[] natural = naturalWidths();
    int[] widths = terminal.isPresent() ? fit(natural) : natural;
    for (Line line : lines) {
      out.print(render(line, line.crossing ? new int[] {crossing(line)} : widths));
    }
  }

  private int[] naturalWidths() {
    List<Line> rows = lines.stream().filter(line -> !line.crossing).toList();
    int columns = rows.isEmpty() ? 0 : rows.get(0).cells.size();
    return IntStream.range(0, columns)
        .map(i -> rows.stream().mapToInt(row -> length(row.cells.get(i))).max().orElse(0)).toArray();
  }

  /** The narrowest columns keep their width, the others share what is left. */
  private int[] fit(int[] natural) {
    int[] widths = natural.clone();
    int left = terminal.width() - indent - GAP * (natural.length - 1);
    List<Integer> byWidth = IntStream.range(0, natural.length).boxed()
        .sorted(Comparator.comparingInt(i -> natural[i])).toList();
    for (int i = 0; i < byWidth.size(); i++) {
      int column = byWidth.get(i);
      widths[column] = Math.min(natural[column], Math.max(MIN_WIDTH, left / (byWidth.size() - i)));
      left -= widths[column];
    }
    return widths;
  }

  private int crossing(Line line) {
    int length = length(line.cells.get(0));
    return terminal.isPresent() ? Math.min(length, Math.max(MIN_WIDTH, terminal.width() - line.indent)) : length;
  }

  private String render(Line line, int[] widths) {
    Column[] columns = new Column[widths.length];
    Text[] cells = new Text[widths.length];
    for (int i = 0; i < widths.length; i++) {
      int gap = i == 0 ? line.indent : GAP;
      Text cell = line.cells.get(i);
      boolean number = i < widths.length - 1 && plain(cell).matches("[\\d.]+");
      int pad = number ? Math.max(0, widths[i] - length(cell)) : 0;
      columns[i] = new Column(gap + widths[i], gap + pad, terminal.isPresent() ? Overflow.WRAP : Overflow.TRUNCATE);
      cells[i] = cell;
    }
    Help.TextTable table = Help.TextTable.forColumns(terminal.scheme(), columns);
    table.indentWrappedLines = 0;
    table.addEmptyRow();
    // Not addRowValues, which puts each cell below the last line of the one before it.
    for (int i = 0; i < cells.length; i++) {
      table.putValue(0, i, cells[i]);
    }
    return table.toString().stripTrailing() + System.lineSeparator();
  }

  private static int length(Text cell) {
    return plain(cell).length();
  }

  private static String plain(Text cell) {
    return cell.plainString();
  }
}
