package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.server.http.PageResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ComparePageTest {
  private final ComparePage page = new ComparePage(SmallSite.site());

  private Document compare(String a, String b) {
    return SmallSite.html(page, "/compare", Map.of("a", a, "b", b));
  }

  @Test
  void risksAreSideBySideWithWhatBothHaveMarked() {
    Document html = compare("mit7", "deceptive");
    assertEquals(List.of("Hidden goals", "Deceptive <models>"), html.select(".sides h2").eachText());
    assertEquals(List.of("deception", "deception"), html.select("th:contains(Concepts) ~ td mark").eachText());
    assertEquals("01.01.01", html.select("#a").val());
    assertEquals(List.of("none"), html.select("tr:has(th:contains(Entity)) small").eachText());
  }

  @Test
  void linkIsShownFromEitherSideWithItsReasons() {
    for (Document html : List.of(compare("01.01.01", "02.01.00"), compare("02.01.00", "01.01.01"))) {
      assertEquals("0.50", html.select(".score").text());
      assertEquals(List.of("shared concept 0.30", "same cause 0.20"), html.select(".reasons li").eachText());
    }
    assertTrue(compare("01.01.00", "02.01.00").select("#connects + p").text().startsWith("The graph has no link"));
  }

  @Test
  void waysOfTheQueryAreListed() {
    Document html = compare("01.01.00", "01.01.01");
    assertEquals(1, html.select("dt:contains(Parent and child) + dd .ends").size());
    assertEquals("AI", html.select("dt:contains(Same causal factor) + dd a").text());
  }

  @Test
  void nameOfSeveralRisksOrNoneIsExplainedWithChoices() {
    PageResponse response = SmallSite.get(page, "/compare", PageServlet.HTML, Map.of("a", "goalz", "b", "02.01.00"));
    assertEquals(404, response.status());
    Document html = Jsoup.parse(response.text());
    assertTrue(html.select("[role=alert]").text().startsWith("No risk is called \"goalz\"."));
    assertEquals("/compare?a=01.01.01&b=02.01.00", html.select("[role=alert] a").first().attr("href"));
  }

  @Test
  void withoutNamesThereIsAFormAlone() {
    Document html = SmallSite.html(page, "/compare");
    assertEquals(2, html.select("main form input").size());
    assertEquals(0, html.select(".error, table").size());
  }
}
