package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages of catalogues of other organizations. */
class CataloguePagesTest {
  private final SiteContext site = SmallSite.site();
  private final ResourcePage catalogues = new ResourcePage(site, EntityKind.CATALOGUE);

  @Test
  void matrixCountsRisksByDomainAndListsLicenseAndCredit() {
    Document page = SmallSite.html(SimplePage.crosswalk(site), "/crosswalk");
    assertEquals("7 System safety", page.select("thead a[href=/domain/7]").text());
    assertEquals("Ten dangers", page.select("tbody th a[href=/catalogue/ten]").text());
    assertTrue(page.select("dl dd small").text().startsWith("Ten dangers, by Abel"), page.text());
    assertEquals("license", page.select("dl dd a[href=https://example.org/free]").text());
  }

  @Test
  void pageOfACatalogueListsItsEntries() {
    Document page = SmallSite.html(catalogues, "/catalogue/ten");
    assertEquals("Ten dangers", page.selectFirst("h1").text());
    assertEquals("E2 No off switch", page.select("a[href=/catalogue/ten/E2]").text());
  }

  @Test
  void groupIsListedWithTheRisksOfItsMembers() {
    Document page = SmallSite.html(catalogues, "/catalogue/ten");
    assertTrue(page.select("li:has(a[href=/catalogue/ten/E1])").text().endsWith("1 risk"), page.text());
  }

  @Test
  void pageOfAnEntryListsTheRisksThatItConcernsAndWhy() {
    Document page = SmallSite.html(catalogues, "/catalogue/ten/E2");
    assertEquals("Deceptive <models>", page.selectFirst("section li a[href=/risk/02.01.00]").text());
    assertTrue(page.text().contains("mapped to the concept deception"), page.text());
  }

  @Test
  void pageOfAnEntryListsTheRisksOfTheEntriesUnderIt() {
    Document page = SmallSite.html(catalogues, "/catalogue/ten/E1");
    assertTrue(page.text().contains("Risks that entries under it concern"), page.text());
    assertEquals("Deceptive <models>", page.select("section li a[href=/risk/02.01.00]").text());
  }

  @Test
  void entriesThatAreRelatedToAnEntryAreNotCalledConcepts() {
    Document page = SmallSite.html(catalogues, "/catalogue/ten/E2");
    assertTrue(page.text().contains("Related entries"), page.text());
  }

  @Test
  void entryIsFoundByItsCodeInEitherCase() {
    assertEquals(List.of("/catalogue/ten/E2"),
        SmallSite.get(catalogues, "/catalogue/e2", "text/html", Map.of()).headers().get("Location"));
  }

  @Test
  void riskPageListsTheEntriesWithAnchors() {
    Document page = SmallSite.html(new RiskPage(site), "/risk/02.01.00");
    assertEquals("Ten dangers E2 No off switch mapped to the concept deception",
        page.select("#covered-by-ten-E2").text());
    assertEquals(0, SmallSite.html(new RiskPage(site), "/risk/01.01.01").select("#catalogues").size());
  }
}
