package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.PageResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of risks and other entities, and their lists. */
class EntityPagesTest {
  private final SiteContext site = SmallSite.site();
  private final RiskPage risks = new RiskPage(site);

  @Test
  void riskPageShowsTheCardWithLinks() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertEquals("Hidden goals", page.selectFirst("h1").text());
    assertEquals("A model pursues goals that its training did not set.", page.selectFirst(".lead").text());
    assertEquals("7.1 Conflicting goals · Risk sub-category", page.selectFirst(".kicker").text());
    assertEquals("The model may pursue other goals.", page.selectFirst("header blockquote p").text());
    assertEquals("AI", page.select("a[href=/repository?entity=ai]").text());
    assertEquals(List.of("01.01.01, mit7, 1.1.1"), page.select("dt:contains(Identifiers) + dd").eachText());
    assertEquals("2 mapped risks", page.selectFirst("dt:contains(Domain) + dd small").text());
    assertEquals("Loss of control", page.select("dt:contains(Parent) + dd a").text());
    assertEquals(List.of("deception"), page.select(".chips a[href=/concept/deception]").eachText());
  }

  @Test
  void riskPageShowsRelatedRisksWithReasonsAndAnchors() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertEquals("Deceptive <models>", page.select("#link-1 a[href=/risk/02.01.00]").text());
    assertEquals(List.of("shared concept 0.30", "same cause 0.20"), page.select("#link-1 .reasons li").eachText());
    assertEquals("0.50", page.select("#link-1 .score").text());
    assertEquals("Same risk in other sources", page.select("#related ~ h3").first().text());
    assertEquals("This risk has no links to other risks.",
        SmallSite.html(risks, "/risk/02.01.00").select("#related + p").text());
  }

  @Test
  void riskPageShowsTheStrategyInOrderAndThenOtherMitigationsWithReasons() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertEquals(List.of("Probes", "Training", "Audits", "Tests"), page.select("ol.steps h3").eachText());
    assertEquals("Fits: step of the strategy (Source 3)", page.select("#mitigation-1 .tags span").first().text());
    assertEquals("Fits: meant for this risk", page.select("#addressed-by-audits .tags span").first().text());
    assertEquals("/mitigation/?category=1", page.select("#addressed-by-audits .tags a").attr("href"));
    assertEquals(List.of("Tests"), page.select("details.more ol.steps h3").eachText());
    assertEquals("No mitigation is known for this risk.",
        SmallSite.html(risks, "/risk/01.01.00").select("#mitigation + p").text());
  }

  @Test
  void riskPageKeepsOnlyRelatedRisksOfOtherDomainsIfAsked() {
    Document page = SmallSite.html(risks, "/risk/01.01.01", Map.of("domains", "other"));
    assertEquals(0, page.select("ol.related > li").size());
    assertEquals("/risk/01.01.01#related", page.select("a:contains(Show all 1)").attr("href"));
    assertThrows(QueryException.class, () -> SmallSite.html(risks, "/risk/01.01.01", Map.of("domains", "7")));
  }

  @Test
  void riskPageFoldsPassagesWithoutTextIntoOneLine() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertTrue(page.select("#evidence ~ p").text().startsWith("1 passage of the source, without text"));
    assertEquals("01.01.01.a (p. 13)", page.select("#evidence-01\\.01\\.01\\.a").text());
    assertEquals(0, page.select(".passage").size());
  }

  @Test
  void riskIsCitedInThreeFormats() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertTrue(page.select(".citation").text().startsWith("AI Risk Graph contributors."),
        page.select(".citation").text());
    for (String format : List.of("bib", "ris", "txt")) {
      String file = "/cite/risk/01.01.01." + format;
      assertEquals(1, page.select("a[href=" + file + "]").size());
      assertTrue(SmallSite.get(new CitePage(site), file).text().contains("risk/01.01.01"), file);
    }
    for (String none : List.of("/cite/risk/9.bib", "/cite/risk/01.01.01.doc", "/cite/cat/1.bib", "/cite/")) {
      assertThrows(QueryException.class, () -> SmallSite.get(new CitePage(site), none), none);
    }
  }

  @Test
  void riskPageLinksToQueriesAboutTheRisk() {
    Document page = SmallSite.html(risks, "/risk/01.01.01");
    assertEquals(1, page.select("a[href=/queries/related-risks?risk=01.01.01]").size());
    assertTrue(page.select("#questions ~ ul a").size() > 3);
  }

  @Test
  void excludedRiskSaysSo() {
    assertEquals("none; excluded from the domain taxonomy",
        SmallSite.html(risks, "/risk/02.01.00").select("dt:contains(Domain) + dd").text());
  }

  @Test
  void pageNamesItsRdfFormatsInLinkHeaders() {
    List<String> links = SmallSite.get(risks, "/risk/01.01.01").headers().get("Link");
    assertTrue(links.contains("</risk/01.01.01.ttl>; rel=\"alternate\"; type=\"text/turtle\""), links.toString());
  }

  @Test
  void rdfIsNegotiatedOrChosenBySuffix() {
    PageResponse negotiated = SmallSite.get(risks, "/risk/01.01.01", "application/n-triples", Map.of());
    assertEquals("/risk/01.01.01.nt", negotiated.header("Content-Location"));
    PageResponse suffix = SmallSite.get(risks, "/risk/01.01.01.nt", "", Map.of());
    assertEquals(negotiated.text().lines().sorted().toList(), suffix.text().lines().sorted().toList());
    assertEquals("<https://w3id.org/airiskgraph/risk/01.01.01>; rel=\"describes\"", suffix.header("Link"));
  }

  @ParameterizedTest
  @CsvSource({"/risk, 301, /risk/", "/risk/mit7, 303, /risk/01.01.01", "/risk/hidden%20goals, 303, /risk/01.01.01",
      "/risk/mit7.ttl, 303, /risk/01.01.01.ttl"})
  void otherNamesRedirectToTheCanonicalAddress(String path, int status, String location) {
    PageResponse response = SmallSite.get(risks, path);
    assertEquals(status, response.status());
    assertEquals(location, response.header("Location"));
  }

  @Test
  void unknownNameIsNotFound() {
    QueryException failure = assertThrows(QueryException.class, () -> SmallSite.get(risks, "/risk/zzzzzzzzzz"));
    assertEquals(QueryException.Fault.NOT_FOUND, failure.fault());
  }

  @Test
  void evidenceRedirectsToItsPlaceOnTheRiskPage() {
    PageResponse response = SmallSite.get(new ResourcePage(site, EntityKind.EVIDENCE), "/evidence/01.01.01.a");
    assertEquals("/risk/01.01.01#evidence-01.01.01.a", response.header("Location"));
    assertEquals(1, SmallSite.html(risks, "/risk/01.01.01").select("#evidence-01\\.01\\.01\\.a").size());
  }

  @Test
  void conceptPageShowsItsFactsAndRisks() {
    Document page = SmallSite.html(new ResourcePage(site, EntityKind.CONCEPT), "/concept/deception");
    assertEquals("← All concepts", page.select(".back a[href=/concept/]").text());
    assertEquals("Risks with this concept 2", page.select("section h2:contains(Risks)").text());
    assertEquals(1, page.select("[data-neighborhood=/picture/concept/deception.json] svg").size());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MITIGATION")
  void everyKindHasAListWithHeadingLeadAndCurrentMenuEntry(EntityKind kind) {
    Document page = SmallSite.html(new IndexPage(site, kind), "/" + kind.path() + "/");
    assertEquals(kind.plural(), page.selectFirst("h1").text());
    assertTrue(page.selectFirst(".lead").text().endsWith("."));
    assertTrue(page.select("ul.list a").size() > 0);
  }

  @Test
  void mitigationsAreCountedByCategoryAndStrengthAndListed() {
    SimplePage mitigations = SimplePage.mitigations(site);
    Document all = SmallSite.html(mitigations, "/mitigation/");
    assertTrue(all.select(".lead").text().startsWith("4 measures"), all.select(".lead").text());
    assertEquals(List.of("Audits", "Probes", "Tests", "Training"),
        all.select("ul.measures p:first-child a").eachText().stream().sorted().toList());
    Document governance = SmallSite.html(mitigations, "/mitigation/", Map.of("category", "1"));
    assertEquals(List.of("Audits"), governance.select("ul.measures p:first-child a").eachText());
    assertEquals("2 risks", governance.select("ul.measures a[href=/repository?mitigation=audits]").text());
    assertEquals("/mitigation/", governance.select(".chips a").attr("href"));
    assertEquals("Show all",
        SmallSite.html(mitigations, "/mitigation/", Map.of("category", "9")).select("main > p a").text());
  }

  @Test
  void authorsAreOnOneLineEachWithItsPlace() {
    Document page = SmallSite.html(new ResourcePage(site, EntityKind.SOURCE), "/source/1");
    assertEquals("Doe, Jo; Abel, A et al.", page.select("dt:contains(Authors) + dd").text());
    assertEquals("Doe, Jo", page.select("#author-1").text());
  }

  @Test
  void domainsInTheListAreLinks() {
    assertEquals("7 System safety",
        SmallSite.html(new IndexPage(site, EntityKind.DOMAIN), "/domain/").select("h2 a[href=/domain/7]").text());
  }
}
