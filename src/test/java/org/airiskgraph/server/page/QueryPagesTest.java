package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.sparql.ResultLimit;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of canned queries, and a query with its result. */
class QueryPagesTest {
  private final SiteContext site = SmallSite.site();
  private final QueryPage queries = new QueryPage(site);

  @Test
  void listHasAFormForEachQueryWithReadableNames() {
    Document page = SmallSite.html(new QueriesPage(site), "/queries");
    assertEquals(site.library().get().all().size(), page.select("main section").size());
    assertTrue(page.select("label[for=related-risks-risk]").text().startsWith("Risk "));
    assertEquals("34.02.03", page.select("#related-risks-risk").val());
    assertEquals(List.of("Run"), page.select("main form button").eachText().stream().distinct().toList());
  }

  @Test
  void rowsAreATableWithReadableColumnsAndLinks() {
    Document page = SmallSite.html(queries, "/queries/related-risks", Map.of("risk", "mit7"));
    assertEquals("2 rows", page.select("[role=status]").text());
    assertEquals("Rank", page.select("thead th").first().text());
    assertEquals("Deceptive <models>", page.select("tbody tr:first-child a[href=/risk/02.01.00]").text());
    assertEquals("01.01.01", page.select("#risk").val());
    assertEquals(List.of("/queries/related-risks.json?risk=mit7", "/queries/related-risks.csv?risk=mit7",
        "/queries/related-risks.tsv?risk=mit7", "/queries/related-risks.xml?risk=mit7",
        "/queries/related-risks.xlsx?risk=mit7"),
        page.select(".chips a[href^=/queries]").eachAttr("href"));
  }

  @Test
  void emptyValueIsAnErrorWithAdvice() {
    PageResponse answer = SmallSite.get(queries, "/queries/related-risks", "text/html", Map.of("risk", ""));
    assertEquals(400, answer.status());
    assertTrue(answer.text().contains("The parameter risk has no value. Give one"), answer.text());
  }

  @Test
  void valuesOfASmallSchemeAreASelection() {
    Document page = SmallSite.html(queries, "/queries/risks-with-causal-profile", Map.of("entity", "human"));
    assertEquals(List.of("Human", "AI"), page.select("select#entity option").eachText());
    assertEquals("Human", page.select("select#entity option[selected]").text());
    assertTrue(SmallSite.get(new OpenApiPage(site), "/openapi.json").text()
        .replaceAll("\\s", "").contains("\"enum\":[\"Human\",\"AI\"]"));
  }

  @Test
  void truthValueIsAWord() {
    Document page = SmallSite.html(queries, "/queries/is-risk-treated", Map.of("risk", "02.01.00"));
    assertEquals("Yes", page.select("[role=status]").text());
    assertEquals(0, page.select("table").size());
    Graph untreated = SmallGraph.graph();
    untreated.remove(Node.ANY, AIRG.addressedBy, Node.ANY);
    QueryPage without = new QueryPage(SmallSite.site(Limits.standard(), untreated));
    assertEquals("No", SmallSite.html(without, "/queries/is-risk-treated", Map.of("risk", "02.01.00"))
        .select("[role=status]").text());
  }

  @Test
  void graphIsATableOfTriplesOrRdf() {
    Document page = SmallSite.html(queries, "/queries/risk-neighbourhood", Map.of("risk", "01.01.01"));
    assertEquals(List.of("Subject", "Predicate", "Object"), page.select("thead th").eachText());
    assertEquals("text/turtle;charset=utf-8",
        SmallSite.get(queries, "/queries/risk-neighbourhood.ttl", "", Map.of("risk", "01.01.01")).mediaType());
  }

  @ParameterizedTest
  @CsvSource({".csv, ''", "'', text/csv"})
  void programsGetTheResultBySuffixOrMediaType(String suffix, String mediaType) {
    PageResponse response =
        SmallSite.get(queries, "/queries/related-risks" + suffix, mediaType, Map.of("risk", "01.01.01"));
    assertEquals("text/csv;charset=utf-8", response.mediaType());
    assertTrue(response.text().startsWith("rank,score,kind,related"), response.text());
    assertEquals("*", response.header("Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @CsvSource({"risk, zzzzzzzzzz, 'Parameter risk: '",
      "rsk, 1, 'The query related-risks has no parameter rsk; it takes risk.'"})
  void invalidParameterIsExplainedAboveTheForm(String name, String value, String message) {
    PageResponse response = SmallSite.get(queries, "/queries/related-risks", PageServlet.HTML, Map.of(name, value));
    assertEquals(400, response.status());
    String error = org.jsoup.Jsoup.parse(response.text()).select("[role=alert]").text();
    assertTrue(error.startsWith(message), error);
    assertThrows(QueryException.class,
        () -> SmallSite.get(queries, "/queries/related-risks.csv", "", Map.of(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"format", "output"})
  void formatAsAParameterIsToldTheEndingsThereAre(String name) {
    QueryException e = assertThrows(QueryException.class,
        () -> SmallSite.get(queries, "/queries/related-risks", "text/csv", Map.of(name, "csv", "risk", "01.01.01")));
    assertTrue(e.getMessage().startsWith("The query related-risks has no parameter " + name
        + ": the format is the end of the address, as in /queries/related-risks.json, /queries/related-risks.csv"),
        e.getMessage());
  }

  @Test
  void textOfTheQueryIsItsFile() {
    assertEquals(site.library().get().get("related-risks").text(),
        SmallSite.get(queries, "/queries/related-risks.rq").text());
  }

  @Test
  void formatThatTheResultDoesNotHaveIsNotFound() {
    assertThrows(QueryException.class, () -> SmallSite.get(queries, "/queries/related-risks.ttl", "", Map.of()));
  }

  @Test
  void resultAboveTheLimitIsRefused() {
    QueryPage limited = new QueryPage(SmallSite.site(TestLimits.standard().withMaxRows(1).limits()));
    assertThrows(ResultLimit.TooLarge.class,
        () -> SmallSite.get(limited, "/queries/related-risks.csv", "", Map.of("risk", "01.01.01")));
  }

  @Test
  void queryWithDefaultsKeepsTheTextOfItsFileAndOtherwiseNamesTheValue() {
    BoundQuery defaults = BoundQuery.of(site, site.library().get().get("related-risks"), Map.of());
    assertTrue(defaults.text().startsWith("#+"), defaults.text());
    BoundQuery bound = BoundQuery.of(site, site.library().get().get("related-risks"), Map.of("risk", "mit7"));
    assertTrue(bound.text().contains("risk/01.01.01"), bound.text());
    assertTrue(bound.uiAddress().startsWith("/ui/#/dataset/risks/query?query="), bound.uiAddress());
    assertEquals("01.01.01", bound.form().fields().get(0).value());
  }

  @Test
  void openApiDescribesEveryQueryAndKind() {
    JsonObject api = JSON.parse(SmallSite.get(new OpenApiPage(site), "/openapi.json").text());
    assertEquals("http://localhost:3330/", api.get("servers").getAsArray().get(0).getAsObject().getString("url"));
    JsonObject paths = api.getObj("paths");
    assertTrue(paths.hasKey("/risk/{id}") && paths.hasKey("/search") && paths.hasKey("/risks/sparql"));
    site.library().get().all().forEach(query -> assertTrue(paths.hasKey("/queries/" + query.name()), query.name()));
  }
}
