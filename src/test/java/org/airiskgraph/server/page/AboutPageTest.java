package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AboutPageTest {
  private final Document page = SmallSite.html(new AboutPage(SmallSite.site()), "/about");

  @Test
  void everySectionOfTheContentsIsThere() {
    List<String> targets = page.select("nav.contents a").eachAttr("href");
    assertEquals(8, targets.size());
    targets.forEach(target -> assertEquals(1, page.select("h2" + target).size(), target));
  }

  @Test
  void scoreOfALinkOfTheGraphIsExplainedByItsParts() {
    assertEquals("The parts of the link from Hidden goals to Deceptive <models>, score 0.50",
        page.select("figcaption").text());
    assertEquals(List.of("0.30 shared concept", "0.20 same cause"), page.select("figure li").eachText());
    assertEquals(List.of("0", "300"), page.select("figure rect[class^=part]").eachAttr("x"));
  }

  /** The page and the document that describes the measurements must not differ. */
  @Test
  void figuresOfQualityAreThoseOfTheDocumentation() throws IOException {
    String linking = Files.readString(Path.of("src/site/linking.md"));
    assertEquals(List.of(related(linking, 0.35, 1), related(linking, 0.30, 0.35), related(linking, 0.25, 0.30),
        related(linking, 0.20, 0.25)), page.select("#quality ~ div td").eachText());
    String prose = page.select("#quality ~ p").text();
    assertTrue(linking.contains("found 87% useful") && prose.contains("found 87% useful"));
    assertTrue(linking.contains("accepted 94") && prose.contains("accepted 94"));
    String test = linking.substring(linking.indexOf("\nTest:\n"));
    assertTrue(
        prose.contains("reaches %s of the ideal order (nDCG) on the first seven of these lists and %s on the other"
            .formatted(means(test, "links, bundled"))),
        prose);
    assertTrue(prose.contains("(BM25) reaches %s and %s.".formatted(means(test, "BM25, bundled"))), prose);
  }

  /** The last column of the rows with this method. */
  private static Object[] means(String tables, String method) {
    return Pattern.compile("(?m)^\\| " + method + " \\|.* (\\S+) \\|$").matcher(tables).results()
        .map(row -> row.group(1)).toArray();
  }

  /** Over all tables of links judged related, the sums of the rows from a score up to another. */
  private static String related(String linking, double from, double to) {
    List<MatchResult> rows = Pattern.compile("(?m)^\\| (0\\.\\d\\d) \\| (\\d+) of (\\d+) \\|$").matcher(linking)
        .results().filter(row -> Double.parseDouble(row.group(1)) >= from && Double.parseDouble(row.group(1)) < to)
        .toList();
    return sum(rows, 2) + " of " + sum(rows, 3);
  }

  private static int sum(List<MatchResult> rows, int group) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row.group(group))).sum();
  }

  @Test
  void changesAreThoseOfTheChangeLog() {
    assertTrue(page.select("#changes ~ details summary").first().text().matches("\\d+\\.\\d+\\.\\d+.*"));
    assertTrue(page.select("#changes ~ details li code").size() > 5);
  }
}
