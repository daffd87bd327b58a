package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.query.QueryFactory;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the editor as it is without scripts, and what other clients get there. */
class SparqlPageTest {
  private final SiteContext site = SmallSite.site();
  private final SparqlPage page = new SparqlPage(site, () -> Map.of(AIRG.Risk, 1L));

  @Test
  void everyCannedQueryIsAnAddressThatShowsItsText() {
    Document html = SmallSite.html(page, "/sparql");
    assertEquals(site.library().get().all().stream().map(query -> "/sparql?name=" + query.name()).toList(),
        html.select(".canned a").eachAttr("href"));
    site.library().get().all().forEach(query -> {
      Document shown = SmallSite.html(page, "/sparql", Map.of("name", query.name()));
      String text = shown.select("textarea").val();
      assertEquals(QueryFactory.create(query.text()).serialize(), QueryFactory.create(text).serialize());
      assertFalse(text.contains("#+"), text);
      assertEquals(query.description(), shown.select("#about").text());
    });
  }

  @Test
  void formSendsTheTextToTheEndpoint() {
    Document html = SmallSite.html(page, "/sparql");
    assertEquals("/risks/sparql", html.select("form:has(textarea[name=query])").attr("action"));
    assertTrue(html.select("textarea").val().contains("SELECT"), html.select("textarea").val());
  }

  @Test
  void givenQueryIsShownAsTextWhateverItHolds() {
    String query = "SELECT * { ?s ?p \"</textarea><script>é日本\" }";
    Document html = SmallSite.html(page, "/sparql", Map.of("query", query));
    assertEquals(query, html.select("textarea").val());
    assertEquals("/sparql?name=related-risks",
        SmallSite.html(page, "/sparql", Map.of("name", "related-risks")).select("a[aria-current=true]").attr("href"));
  }

  @Test
  void unknownNameIsNotFound() {
    assertThrows(QueryException.class, () -> SmallSite.html(page, "/sparql", Map.of("name", "none-such")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"text/html,application/xhtml+xml,*/*;q=0.8|text/html", "*/*|text/html",
      "application/sparql-results+json|application/sparql-results+json",
      "application/sparql-results+xml, text/html;q=0.2|application/sparql-results+xml", "text/turtle|text/turtle"})
  void clientGetsThePageOnlyIfItPrefersHtml(String accept, String type) {
    assertEquals(type, ContentNegotiation.choose(accept, page.offers("/sparql")).orElseThrow());
  }

  @Test
  void clientOfTheProtocolIsSentToTheEndpointWithItsQuery() {
    PageResponse response =
        SmallSite.get(page, "/sparql", "application/sparql-results+json", Map.of("query", "ASK { ?s ?p \"a&b\" }"));
    assertEquals(307, response.status());
    assertEquals("/risks/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22a%26b%22%20%7D", response.header("Location"));
    assertEquals("/risks/sparql", SmallSite.get(page, "/sparql", "text/turtle", Map.of()).header("Location"));
  }

  @Test
  void queryPageOpensInTheEditorWithTheValuesInUse() {
    QueryPage queries = new QueryPage(site);
    String link = "a[href^=/sparql?]";
    assertEquals("/sparql?query=", SmallSite.html(queries, "/queries/related-risks", Map.of("risk", "mit7"))
        .select(link).attr("href").substring(0, 14));
  }
}
