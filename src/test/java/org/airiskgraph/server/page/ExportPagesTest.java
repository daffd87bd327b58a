package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryCancelledException;
import org.airiskgraph.server.http.TestLimits;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.PageResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of what the pages list, and the register. */
class ExportPagesTest {
  private final SiteContext site = SmallSite.site();
  private final RegisterPage register = new RegisterPage(site);

  private static PageResponse get(PageServlet page, String path, Map<String, String> parameters) {
    return SmallSite.get(page, path, "", parameters);
  }

  private static List<String> ids(PageResponse csv) {
    return csv.text().lines().skip(1).filter(line -> line.matches("\"\\d\\d\\.\\d\\d\\.\\d\\d\".*"))
        .map(line -> line.substring(1, 9)).toList();
  }

  @ParameterizedTest
  @CsvSource({"DOMAIN,7,01.01.00 01.01.01", "DOMAIN,7.1,01.01.00 01.01.01", "CONCEPT,deception,01.01.01 02.01.00",
      "SOURCE,2,02.01.00", "MITIGATION,audits,01.01.01 02.01.00", "WORK,a,01.01.01"})
  void pageOfAnEntityHasItsRisksAsAFile(EntityKind kind, String id, String risks) {
    ResourcePage page = new ResourcePage(site, kind);
    String path = "/" + kind.path() + "/" + id;
    PageResponse csv = get(page, path + ".csv", Map.of());
    assertEquals(risks, String.join(" ", ids(csv)));
    assertEquals("attachment; filename=\"airiskgraph-" + kind.path() + "-" + id + ".csv\"",
        csv.header("Content-Disposition"));
    assertEquals(csv.text(), SmallSite.get(page, path, "text/csv", Map.of()).text(), "by Accept header");
    assertTrue(SmallSite.html(page, path).select("ul.exports a").eachAttr("href")
        .containsAll(List.of(path + ".csv", path + ".csv?bom=1", path + ".xlsx", path + ".json")));
  }

  @Test
  void otherNameWithASuffixLeadsToTheFile() {
    PageResponse response = get(new RiskPage(site), "/risk/mit7.bib", Map.of());
    assertEquals(303, response.status());
    assertEquals("/risk/01.01.01.bib", response.header("Location"));
  }

  @Test
  void secondListIsASheetAndAPartOfTheJson() {
    ResourcePage concepts = new ResourcePage(site, EntityKind.CONCEPT);
    JsonObject json =
        JsonParser.parseString(get(concepts, "/concept/deception.json", Map.of()).text()).getAsJsonObject();
    assertEquals(List.of("risks", "mitigations"), List.copyOf(json.keySet()));
    assertTrue(get(concepts, "/concept/deception.csv", Map.of("list", "mitigations")).text().contains("\"audits\""));
    assertTrue(assertThrows(QueryException.class,
        () -> get(concepts, "/concept/deception.csv", Map.of("list", "x"))).getMessage()
        .contains("risks, mitigations"));
  }

  @Test
  void filesOfListsHoldAllMatchesAndKeepTheFilters() {
    RepositoryPage repository = new RepositoryPage(site);
    assertEquals(List.of("01.01.01", "02.01.00"),
        ids(get(repository, "/repository.csv", Map.of("concept", "deception"))));
    assertTrue(SmallSite.html(repository, "/repository", Map.of("concept", "deception", "page", "1"))
        .select("ul.exports a").eachAttr("href").contains("/repository.xlsx?concept=deception"));
    SearchPage search = new SearchPage(site);
    assertTrue(get(search, "/search.csv", Map.of("q", "control deceptive", "limit", "1")).text().lines().count() > 2);
    assertTrue(get(search, "/search.csv", Map.of("q", "deception", "bom", "1")).text().startsWith("\uFEFF\"Kind\""));
    assertEquals(List.of("/search.csv?q=deception", "/search.csv?q=deception&bom=1", "/search.xlsx?q=deception",
        "/search.json?q=deception"),
        SmallSite.html(search, "/search", Map.of("q", "deception", "limit", "1")).select("ul.exports a")
            .eachAttr("href"));
  }

  @Test
  void fileOfAnUnknownFilterValueIsRefusedAndOneOfUncodedRisksIsNot() {
    RepositoryPage repository = new RepositoryPage(site);
    for (String filter : List.of("domain", "subdomain", "concept", "source", "mitigation")) {
      QueryException fault = assertThrows(QueryException.class,
          () -> get(repository, "/repository.csv", Map.of(filter, "99")), filter);
      assertEquals(QueryException.Fault.NOT_FOUND, fault.fault(), filter);
    }
    assertEquals(200, get(repository, "/repository.csv", Map.of("domain", "none")).status());
    assertEquals(200, get(repository, "/repository.csv", Map.of("domain", "7")).status());
  }

  @Test
  void filtersTakeTheSpellingsThatARegisterTakes() {
    RepositoryPage repository = new RepositoryPage(site);
    for (String[] pair : new String[][] {{"entity", "AI", "entity", "ai"}, {"domain", "7.1", "subdomain", "7.1"}}) {
      List<String> same = ids(get(repository, "/repository.csv", Map.of(pair[2], pair[3])));
      assertFalse(same.isEmpty(), pair[3]);
      assertEquals(same, ids(get(repository, "/repository.csv", Map.of(pair[0], pair[1]))), pair[1]);
    }
    QueryException fault =
        assertThrows(QueryException.class, () -> get(repository, "/repository.csv", Map.of("entity", "robot")));
    assertTrue(fault.getMessage().contains("\"robot\", expected one of ai"), fault.getMessage());
  }

  @Test
  void listOfAKindHasFiles() {
    IndexPage works = new IndexPage(site, EntityKind.WORK);
    assertEquals(List.of("/work.csv", "/work.xlsx", "/work.json", "/work.bib", "/work.ris"), works.files());
    assertEquals(3, get(works, "/work.csv", Map.of()).text().lines().count());
    assertEquals(2, get(works, "/work.bib", Map.of()).text().lines().filter(line -> line.startsWith("@")).count());
  }

  @Test
  void registerHasTheTickedRisksInTheirOrder() {
    assertEquals(List.of("02.01.00", "01.01.01"),
        ids(get(register, "/register.csv", Map.of("risk", "02.01.00\nmit7\n02.01.00"))));
    assertEquals("airiskgraph-register.xlsx", get(register, "/register.xlsx", Map.of("domain", "7"))
        .header("Content-Disposition").replaceAll(".*\"(.*)\"", "$1"));
  }

  @Test
  void emptyAndUnknownSelectionsAreExplained() {
    assertTrue(assertThrows(QueryException.class, () -> get(register, "/register.csv", Map.of())).getMessage()
        .startsWith("No risk is selected"));
    PageResponse page = SmallSite.get(register, "/register", PageServlet.HTML, Map.of("risk", "no such risk"));
    assertEquals(400, page.status());
    assertTrue(page.text().contains("no such risk"));
  }

  @Test
  void riskCanBeTickedAndReviewed() {
    Document list = SmallSite.html(new RepositoryPage(site), "/repository", Map.of());
    assertEquals(3, list.select("input[type=checkbox][form=basket][name=risk]").size());
    assertEquals("post", list.select("form#basket").attr("method"));
    assertEquals("No risks are selected yet. Select them here, or tick them in a list.",
        SmallSite.html(register, "/register").select("main [role=status]").text());
    Document review = SmallSite.html(register, "/register", Map.of("risk", "01.01.00\n02.01.00"));
    assertEquals(List.of("01.01.00", "02.01.00"),
        review.select("input[type=checkbox][checked]").eachAttr("value"));
  }

  @Test
  void tooManyRisksAreRefusedWithTheLimit() {
    String many = IntStream.range(0, 600).mapToObj(i -> "<https://w3id.org/airiskgraph/risk/99.01." + i
        + "> a airg:Risk ; rdfs:label \"R" + i + "\" .").collect(Collectors.joining("\n"));
    RegisterPage page = new RegisterPage(SmallSite.site(site.limits(), org.airiskgraph.graph.Turtle.graph(many
        + " s:1 a airg:SourceDocument . " + IntStream.range(0, 600)
            .mapToObj(i -> "<https://w3id.org/airiskgraph/risk/99.01." + i + "> airg:sourceDocument s:1 .")
            .collect(Collectors.joining("\n")))));
    assertEquals(
        "Found 600 risks, expected at most 500 in one register. Choose fewer, or run \"airisk register\" on your"
            + " own machine, which has no limit",
        assertThrows(QueryException.class,
            () -> get(page, "/register.xlsx", Map.of("source", "1"))).getMessage());
  }

  @Test
  void tooManyNamesAreRefusedBeforeAnyIsLookedUp() {
    String names = IntStream.rangeClosed(1, 501).mapToObj(i -> "no risk " + i).collect(Collectors.joining("\n"));
    assertTrue(assertThrows(QueryException.class, () -> get(register, "/register.csv", Map.of("risk", names)))
        .getMessage().startsWith("Found 501 risks, expected at most 500"));
    assertEquals(List.of("01.01.00"),
        ids(get(register, "/register.csv", Map.of("risk", "01.01.00\n".repeat(501)))));
  }

  @Test
  void pageIsStoppedWhenItsTimeIsOver() {
    SiteContext late = SmallSite.site(TestLimits.standard().withQueryTimeout(Duration.ofNanos(1)).limits());
    assertThrows(QueryCancelledException.class,
        () -> late.deadline().within(() -> get(new RegisterPage(late), "/register.csv", Map.of("risk", "01.01.00"))));
  }
}
