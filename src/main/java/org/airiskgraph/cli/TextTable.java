package org.airiskgraph.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Text;

/**
 * The table of all commands. In a pipe each row is one line. On a terminal cells are wrapped at blanks, and a column is
 * at least as wide as its longest word. Where the terminal is too narrow for that, each row of a table with a heading
 * becomes a block of lines with the name of a column and its value, and each row of one without becomes a paragraph.
 */
final class TextTable {
  private static final int GAP = 2;

  /** How many columns the second and later lines of a paragraph are indented. */
  static final int HANG = 2;

  /** Where the last column has this room, its longer words, such as addresses, are cut if they have to. */
  private static final int LEAST_TEXT = 20;

  /** A row of cells, or one text that crosses all columns, whose further lines begin {@code hang} columns later. */
  private record Line(int left, int hang, List<Text> cells, boolean crossing) {}

  private final Terminal terminal;
  private final int indent;
  private final Set<Integer> quantities;
  private final List<Line> lines = new ArrayList<>();
  private List<Text> heading = List.of();

  /** A table that begins {@code indent} columns from the left; the columns of {@code quantities}, from 0, end flush. */
  TextTable(Terminal terminal, int indent, Integer... quantities) {
    this.terminal = terminal;
    this.indent = indent;
    this.quantities = Set.of(quantities);
  }

  /** Names the columns in a row above the others; to be called first. */
  void heading(Text... names) {
    heading = List.of(names);
    row(names);
  }

  /** Adds a row; all rows have the same number of cells. */
  void row(String... cells) {
    row(Stream.of(cells).map(cell -> terminal.plain(Terminal.oneLine(cell))).toArray(Text[]::new));
  }

  /** Adds a row of styled cells, without line breaks in them. */
  void row(Text... cells) {
    lines.add(new Line(indent, 0, List.of(cells), false));
  }

  /**
   * Adds a text below the last row, {@code left} columns from the left of the terminal, across all columns; its further
   * lines begin {@code hang} columns further to the right.
   */
  void below(int left, int hang, Text text) {
    lines.add(new Line(left, hang, List.of(text), true));
  }

  void print(PrintWriter out) {
    render().forEach(out::println);
  }

  private List<String> render() {
    int[] natural = widths(WrappedText::width);
    int room = terminal.isPresent() ? terminal.width() - indent - GAP * (natural.length - 1) : Integer.MAX_VALUE;
    if (IntStream.of(natural).sum() <= room) {
      return render(natural);
    }
    int[] least = widths(WrappedText::longestWord);
    int last = least.length - 1;
    int left = room - IntStream.of(least).limit(last).sum();
    if (heading.isEmpty()) {
      least[last] = left < LEAST_TEXT ? least[last] : Math.min(least[last], left);
      return least[last] <= left ? render(spread(natural, least, room)) : narrow().render();
    }
    List<String> blocks = narrow().render();
    List<String> table = least[last] <= left ? render(spread(natural, least, room)) : blocks;
    // A table with one word per line in its cells would be longer than the blocks.
    return table.size() < blocks.size() ? table : blocks;
  }

  private int[] widths(ToIntFunction<Text> width) {
    List<Line> rows = lines.stream().filter(line -> !line.crossing).toList();
    return IntStream.range(0, rows.isEmpty() ? 0 : rows.get(0).cells.size())
        .map(i -> rows.stream().mapToInt(row -> width.applyAsInt(row.cells.get(i))).max().orElse(0)).toArray();
  }

  /** The narrowest columns keep their width, the others share what is left; none gets less than its least width. */
  private static int[] spread(int[] natural, int[] least, int room) {
    int[] widths = new int[natural.length];
    int left = room;
    int reserved = IntStream.of(least).sum();
    List<Integer> byWidth = IntStream.range(0, natural.length).boxed()
        .sorted(Comparator.comparingInt(i -> natural[i])).toList();
    for (int i = 0; i < byWidth.size(); i++) {
      int column = byWidth.get(i);
      reserved -= least[column];
      int share = Math.min(left / (byWidth.size() - i), left - reserved);
      widths[column] = Math.min(natural[column], Math.max(least[column], share));
      left -= widths[column];
    }
    return widths;
  }

  /** The same for a narrow terminal: blocks or paragraphs. */
  private TextTable narrow() {
    TextTable narrow = new TextTable(terminal, indent);
    for (Line line : lines.subList(heading.isEmpty() ? 0 : 1, lines.size())) {
      if (line.crossing) {
        narrow.lines.add(line);
      } else if (heading.isEmpty()) {
        line.cells.stream().filter(cell -> WrappedText.width(cell) > 0)
            .reduce((before, next) -> before.concat(terminal.plain(" ".repeat(GAP))).concat(next))
            .ifPresent(cells -> narrow.below(indent, HANG, cells));
      } else {
        if (!narrow.lines.isEmpty()) {
          narrow.below(0, 0, terminal.plain(""));
        }
        IntStream.range(0, heading.size()).filter(i -> WrappedText.width(line.cells.get(i)) > 0)
            .forEach(i -> narrow.row(heading.get(i), line.cells.get(i)));
      }
    }
    return narrow;
  }

  private List<String> render(int[] widths) {
    return lines.stream().flatMap(line -> render(line, line.crossing ? new int[] {crossing(line)} : widths)).toList();
  }

  private int crossing(Line line) {
    return terminal.isPresent() ? Math.max(line.hang + 1, terminal.width() - line.left) : Integer.MAX_VALUE;
  }

  private Stream<String> render(Line line, int[] widths) {
    int last = widths.length - 1;
    List<List<Text>> cells = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      // An address that is too long for the last column begins further left, if that is empty there.
      int most = i == last && cells.stream().allMatch(cell -> cell.size() == 1) ? terminal.width() : 0;
      cells.add(WrappedText.lines(line.cells.get(i), widths[i], widths[i] - line.hang, most));
    }
    return IntStream.range(0, cells.stream().mapToInt(List::size).max().orElse(0)).mapToObj(i -> {
      StringBuilder shown = new StringBuilder();
      int at = 0;
      int right = line.left - GAP;
      for (int column = 0; column <= last; column++) {
        int left = right + GAP + (i == 0 ? 0 : line.hang);
        right += GAP + widths[column];
        if (i < cells.get(column).size()) {
          Text part = cells.get(column).get(i);
          int width = WrappedText.width(part);
          boolean flush = quantities.contains(column) && !line.crossing;
          int start = flush ? right - width : Math.min(left, Math.max(0, right - width));
          shown.append(width == 0 ? "" : " ".repeat(start - at)).append(part);
          at = width == 0 ? at : start + width;
        }
      }
      return shown.toString();
    });
  }
}
