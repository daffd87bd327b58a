package org.airiskgraph.diagram;

import java.util.List;

/**
 * Counts by two classifications, as a table of colored cells in which each cell is a link.
 *
 * @param title what is counted by what
 * @param description the same for people who cannot see the picture
 * @param columns the columns, those of one group side by side
 * @param rows the rows, each with a cell for each column
 */
public record HeatMap(String title, String description, List<Column> columns, List<Row> rows) {
  private static final int NAMES = 300;
  private static final int CELL = 80;
  private static final int ROW = 40;
  private static final int HEAD = 74;
  private static final int GROUP_GAP = 8;
  private static final double FONT = 11.5;

  /** From few to many. Text is dark up to the fourth and white from the fifth on, with a contrast of 4.5:1 at least. */
  private static final List<String> SHADES =
      List.of("#f7f4f1", "#fbe3d8", "#f9c9b4", "#f4a988", "#ee9570", "#c04a27", "#a83b1d", "#8a2a16");
  private static final int WHITE_TEXT_FROM = 5;

  public HeatMap {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column: the group it belongs to, and its name. */
  public record Column(String group, String label) {}

  /** A row: its name, its address, and its cells. */
  public record Row(String label, String address, List<Cell> cells) {}

  /** A count and the address of what is counted. */
  public record Cell(int count, String address) {}

  /** The picture as SVG. */
  public String draw() {
    Svg svg = new Svg(NAMES + CELL * columns.size() + 20, HEAD + ROW * rows.size() + 10, title, description);
    for (int c = 0; c < columns.size(); c++) {
      if (startsGroup(c)) {
        text(svg, columns.get(c).group(), x(c) + 4, 20, "start", "bold", "heat-facet");
      }
      List<String> lines = Svg.wrap(columns.get(c).label().replace("-", "- "), FONT, CELL, 2);
      for (int i = 0; i < lines.size(); i++) {
        text(svg, lines.get(i), x(c) + CELL / 2, 42 + 14 * i, "middle", "normal", "heat-name");
      }
    }
    int most = rows.stream().flatMap(row -> row.cells().stream()).mapToInt(Cell::count).max().orElse(0);
    for (int r = 0; r < rows.size(); r++) {
      row(svg, rows.get(r), HEAD + ROW * r, most);
    }
    return svg.end();
  }

  private void row(Svg svg, Row row, int y, int most) {
    svg.open("a", "href", row.address());
    List<String> lines = Svg.wrap(row.label(), FONT, NAMES - 10, 2);
    for (int i = 0; i < lines.size(); i++) {
      text(svg, lines.get(i), 6, y + (lines.size() == 1 ? 24 : 17 + 15 * i), "start", "normal", "heat-name");
    }
    svg.close();
    for (int c = 0; c < columns.size(); c++) {
      Cell cell = row.cells().get(c);
      int shade = shade(cell.count(), most);
      svg.open("a", "href", cell.address(), "aria-label",
          cell.count() + ", " + row.label() + ", " + columns.get(c).group() + ": " + columns.get(c).label());
      svg.leaf("rect", "class", "heat heat-" + shade, "x", "" + x(c), "y", "" + y, "width", "" + (CELL - 3),
          "height", "" + (ROW - 3), "rx", "4", "fill", SHADES.get(shade));
      svg.open("text", "class", "heat-count heat-count-" + shade, "x", "" + (x(c) + (CELL - 3) / 2), "y", "" + (y + 24),
          "text-anchor", "middle", "fill", shade >= WHITE_TEXT_FROM ? "#ffffff" : "#1c2126")
          .text(String.valueOf(cell.count())).close();
      svg.close();
    }
  }

  /** 0 for none, or else 1 to 7 by the square root of the count. */
  static int shade(int count, int most) {
    return count == 0 ? 0 : 1 + (int) Math.round((SHADES.size() - 2) * Math.sqrt((double) count / most));
  }

  private boolean startsGroup(int c) {
    return c == 0 || !columns.get(c).group().equals(columns.get(c - 1).group());
  }

  /** The left edge of a column; a gap separates the groups. */
  private int x(int column) {
    int gaps = 0;
    for (int c = 1; c <= column; c++) {
      gaps += startsGroup(c) ? 1 : 0;
    }
    return NAMES + CELL * column + GROUP_GAP * gaps;
  }

  private static void text(Svg svg, String text, int x, int y, String anchor, String weight, String style) {
    svg.open("text", "class", style, "x", "" + x, "y", "" + y, "text-anchor", anchor, "font-weight", weight,
        "font-size", "" + FONT, "fill", "#1c2126").text(text).close();
  }
}
