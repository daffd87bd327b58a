package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Value;
import org.airiskgraph.server.view.FacetedRiskList;

/**
 * How many risks of each domain stand under each causal factor, as a table of coloured cells; each cell leads to
 * the list of its risks.
 */
public final class HeatMap {
  private static final int NAMES = 300;
  private static final int CELL = 80;
  private static final int ROW = 40;
  private static final int HEAD = 74;

  /** From few to many; the text on the last three is white. */
  private static final List<String> SHADES =
      List.of("#f7f4f1", "#fbe3d8", "#f9c9b4", "#f4a988", "#ea835c", "#d55f38", "#b14023", "#8a2a16");
  private static final int DARK_FROM = 5;

  private record Column(Facet facet, Value value) {}

  private HeatMap() {}

  /** The picture over {@code rows}; empty where no risk has a domain. */
  public static String draw(List<FacetedRiskList.Row> rows) {
    List<Column> columns = new ArrayList<>();
    for (Facet facet : List.of(Facet.ENTITY, Facet.INTENT, Facet.TIMING)) {
      FacetedRiskList.counts(rows, facet).keySet().forEach(value -> columns.add(new Column(facet, value)));
    }
    List<Value> domains = List.copyOf(FacetedRiskList.counts(rows, Facet.DOMAIN).keySet());
    int[][] counts = new int[domains.size()][columns.size()];
    int most = 1;
    for (int d = 0; d < domains.size(); d++) {
      for (int c = 0; c < columns.size(); c++) {
        counts[d][c] = FacetedRiskList.narrow(rows, Map.of(Facet.DOMAIN, domains.get(d).id(),
            columns.get(c).facet(), columns.get(c).value().id())).size();
        most = Math.max(most, counts[d][c]);
      }
    }
    Svg svg = new Svg(NAMES + CELL * columns.size() + 20, HEAD + ROW * domains.size() + 10,
        "Risks by domain and causal factor",
        "Each row a domain, each column a value of entity, intent or timing; the number in a cell counts the risks.");
    head(svg, columns);
    for (int d = 0; d < domains.size(); d++) {
      row(svg, d, domains.get(d), columns, counts[d], most);
    }
    return svg.end();
  }

  private static void head(Svg svg, List<Column> columns) {
    Facet last = null;
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.facet() != last) {
        word(svg, column.facet().title(), x(columns, c) + 4, 20, "start", "bold", "heat-facet");
        last = column.facet();
      }
      List<String> lines = Svg.wrap(column.value().label().replace("-", "- "), 13, 2);
      for (int i = 0; i < lines.size(); i++) {
        word(svg, lines.get(i), x(columns, c) + CELL / 2, 42 + 14 * i, "middle", "normal", "heat-name");
      }
    }
  }

  private static void row(Svg svg, int d, Value domain, List<Column> columns, int[] counts, int most) {
    int y = HEAD + ROW * d;
    svg.open("a", "href", "/domain/" + domain.id());
    List<String> lines = Svg.wrap(domain.label(), 40, 2);
    for (int i = 0; i < lines.size(); i++) {
      word(svg, lines.get(i), 6, y + (lines.size() == 1 ? 24 : 17 + 15 * i), "start", "normal", "heat-name");
    }
    svg.close();
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      int shade = counts[c] == 0 ? 0 : 1 + (int) Math.round((SHADES.size() - 2) * Math.sqrt((double) counts[c] / most));
      svg.open("a", "href",
          "/repository?domain=" + domain.id() + "&" + column.facet().parameter() + "=" + column.value().id(),
          "aria-label",
          counts[c] + " risks, " + domain.label() + ", " + column.facet().title() + ": " + column.value().label());
      svg.leaf("rect", "class", "heat heat-" + shade, "x", "" + x(columns, c), "y", "" + y, "width", "" + (CELL - 3),
          "height", "" + (ROW - 3), "rx", "4", "fill", SHADES.get(shade));
      svg.open("text", "class", "heat-count heat-count-" + shade, "x", "" + (x(columns, c) + (CELL - 3) / 2), "y",
          "" + (y + 24),
          "text-anchor", "middle", "fill", shade >= DARK_FROM ? "#ffffff" : "#1c2126").text(String.valueOf(counts[c]))
          .close();
      svg.close();
    }
  }

  /** Left edge of a column; a gap stands between the factors. */
  private static int x(List<Column> columns, int c) {
    return NAMES + CELL * c + 8 * columns.get(c).facet().ordinal() - 8 * Facet.ENTITY.ordinal();
  }

  private static void word(Svg svg, String text, int x, int y, String anchor, String weight, String style) {
    svg.open("text", "class", style, "x", "" + x, "y", "" + y, "text-anchor", anchor, "font-weight", weight,
        "font-size", "11.5",
        "fill", "#1c2126").text(text).close();
  }
}
