package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.airiskgraph.diagram.RiskMap.Disk;
import org.airiskgraph.diagram.RiskMap.Item;
import org.airiskgraph.diagram.RiskMap.Region;
import org.airiskgraph.server.view.Texts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class RiskMapTest {
  private static final PictureTexts TEXTS = Texts.of(Locale.ENGLISH);

  private static List<Item> items(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Item("01." + i, "Risk <" + i + ">", "/risk/01." + i)).toList();
  }

  private static int group(Item item) {
    return Integer.parseInt(item.id().substring(3)) % 6;
  }

  /** Of each six risks in a row, one belongs to each of six groups; the risks of a group are linked. */
  private static Disk disk(String code, int count, double strength) {
    return Disk.of(code, "Part", "/repository?subdomain=" + code, items(count),
        (a, b) -> group(a) == group(b) ? strength : 0);
  }

  private static Disk disk(String code, int count) {
    return disk(code, count, 0.5);
  }

  /** The share of dots side by side that are of one group. */
  private static double alike(Disk disk) {
    List<Boolean> pairs = disk.dots().stream().flatMap(a -> disk.dots().stream()
        .filter(b -> a != b && Math.hypot(a.x() - b.x(), a.y() - b.y()) < 13)
        .map(b -> group(a.risk()) == group(b.risk()))).toList();
    return (double) pairs.stream().filter(same -> same).count() / pairs.size();
  }

  private static RiskMap map() {
    return RiskMap.of(List.of(
        Region.of("1", "Discrimination & toxicity", "/repository?domain=1", List.of(disk("1.1", 30), disk("1.2", 3))),
        Region.of("7", "Safety", "/repository?domain=7", List.of(disk("7.1", 200))),
        Region.of("", "Not coded", "/repository?domain=none", List.of(disk("", 1)))));
  }

  @Test
  void linkedRisksAreSeatedSideBySide() {
    double linked = alike(disk("1.1", 60));
    double unlinked = alike(disk("1.1", 60, 0));
    assertTrue(linked > 0.5 && linked > 1.5 * unlinked, linked + ", without links " + unlinked);
  }

  @Test
  void theMapIsTheSameEachTimeAndHoldsEveryRiskOnce() {
    assertEquals(map(), map());
    assertEquals(234, map().size());
  }

  @Test
  void regionsAreInsideThePictureAndApart() {
    RiskMap map = map();
    for (Region a : map.regions()) {
      assertTrue(a.x() >= 0 && a.y() >= 0 && a.x() + a.width() <= map.width() && a.y() + a.height() <= map.height());
      map.regions().stream().filter(b -> b != a).forEach(b -> assertTrue(a.x() + a.width() <= b.x()
          || b.x() + b.width() <= a.x() || a.y() + a.height() <= b.y() || b.y() + b.height() <= a.y()));
      a.disks().forEach(disk -> assertTrue(disk.x() - disk.radius() >= a.x() - 1e-6));
    }
  }

  @Test
  void pictureHasALinkForEachDotDiskAndRegionOfWhichDotsAreNoTabStops() {
    Document svg = Jsoup.parse(map().draw(TEXTS), Parser.xmlParser());
    assertEquals(234, svg.select("a[id][tabindex=-1] > circle").size());
    assertEquals("Risk <5> · 01.5", svg.selectFirst("a[href=/risk/01.5] title").text());
    assertEquals(List.of("1.1 Part", "1.2 Part", "1 Discrimination & toxicity", "7.1 Part", "7 Safety", "Part",
        "Not coded"), svg.select("a:not([tabindex])").eachAttr("aria-label"));
    assertEquals(List.of("domain-1", "domain-7", "domain-none"), svg.select(".region").eachAttr("id"));
  }

  @Test
  void emptyMapIsDrawn() {
    assertEquals(0, Jsoup.parse(RiskMap.of(List.of()).draw(TEXTS), Parser.xmlParser()).select("a").size());
  }

  @Test
  void smallPictureHasAMarkForEachRisk() {
    String path = Jsoup.parse(map().regions().get(1).draw(), Parser.xmlParser()).select("path").attr("d");
    assertEquals(200, path.split("h0").length);
  }

  /** WCAG 2, 1.4.3: names are white on these. */
  @Test
  void colorsHaveAContrastToWhiteOfFourAndAHalfAtLeast() {
    for (int domain = 0; domain < 8; domain++) {
      Region region =
          Region.of(domain == 0 ? "" : "" + domain, "D", "/repository", List.of(disk(domain + ".1", 2)));
      String color = Jsoup.parse(region.draw(), Parser.xmlParser()).select("path").attr("stroke");
      assertTrue(HeatMapTest.contrast(color, "#fffdfb") >= 4.5, color);
    }
  }
}
