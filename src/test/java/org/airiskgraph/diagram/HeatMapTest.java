package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static Document draw(int... counts) {
    List<HeatMap.Column> columns = java.util.Arrays.stream(counts)
        .mapToObj(count -> new HeatMap.Column(count < 50 ? "Few" : "Many", "Column " + count)).toList();
    List<HeatMap.Cell> cells = java.util.Arrays.stream(counts)
        .mapToObj(count -> new HeatMap.Cell(count, "/repository?n=" + count)).toList();
    HeatMap map = new HeatMap("Title", "Description", columns, List.of(new HeatMap.Row("A & B", "/domain/1", cells)));
    return Jsoup.parse(map.draw(), Parser.xmlParser());
  }

  @Test
  void cellsAreLinksWithTheirCounts() {
    Document svg = draw(0, 10, 200);
    assertEquals(List.of("/domain/1", "/repository?n=0", "/repository?n=10", "/repository?n=200"),
        svg.select("a").eachAttr("href"));
    assertEquals(List.of("0", "10", "200"), svg.select("text.heat-count").eachText());
    assertEquals("10, A & B, Few: Column 10", svg.select("a[href$=n=10]").attr("aria-label"));
    assertEquals(List.of("Few", "Many"), svg.select("text.heat-facet").eachText());
  }

  @Test
  void shadesGoFromNoneToTheGreatestCount() {
    assertEquals(0, HeatMap.shade(0, 100));
    assertEquals(2, HeatMap.shade(1, 100));
    assertEquals(7, HeatMap.shade(100, 100));
  }

  @Test
  void emptyTableIsDrawn() {
    assertEquals(0,
        Jsoup.parse(new HeatMap("T", "D", List.of(), List.of()).draw(), Parser.xmlParser()).select("a").size());
  }

  /** WCAG 2, 1.4.3. */
  @Test
  void countsHaveAContrastOfFourAndAHalfAtLeast() {
    for (int count : new int[] {0, 1, 5, 10, 20, 40, 60, 80, 100}) {
      Element cell = draw(count, 100).select("a[href$=n=" + count + "]").first();
      double contrast = contrast(cell.select("rect").attr("fill"), cell.select("text").attr("fill"));
      assertTrue(contrast >= 4.5, count + ": " + contrast);
    }
  }

  static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String color) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(color.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
