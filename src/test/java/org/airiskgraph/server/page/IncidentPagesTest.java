package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages of incidents, and what other pages say of them. */
class IncidentPagesTest {
  private final SiteContext site = SmallSite.site();

  @Test
  void listGroupsIncidentsByYearAndCountsTheirRisks() {
    Document page = SmallSite.html(new IndexPage(site, EntityKind.INCIDENT), "/incident/");
    assertEquals("2024", page.select("section h2").text());
    assertEquals("The parrot affair May 2024, incident, 1 risk", page.select("section li").text());
    assertTrue(page.select("[data-list]").text().contains("1 incident and 0 exercises"), page.text());
  }

  @Test
  void pageOfAnIncidentStatesItsOriginAndTheRisksThatItIllustrates() {
    Document page = SmallSite.html(new ResourcePage(site, EntityKind.INCIDENT), "/incident/X1");
    assertEquals("A machine said what it did not mean.", page.select("p.lead").text());
    assertEquals("Deceptive <models>", page.select("section li a[href=/risk/02.01.00]").text());
    assertTrue(page.select("dl.facts").text().contains("Tales, by Abel"), page.select("dl.facts").text());
    assertEquals("E2 No off switch", page.select("dl.facts a[href=/catalogue/ten/E2]").text());
    assertEquals(1, page.select("dl.facts a[href=https://example.org/parrot]").size());
    assertEquals(1, page.select("dl.facts a[href=https://example.org/tales/X1]").size());
  }

  @Test
  void riskPageListsIncidentsWithReasonOnlyWhereThereAreAny() {
    Document page = SmallSite.html(new RiskPage(site), "/risk/02.01.00");
    assertEquals("2024-05 The parrot affair incident involves deception", page.select("#illustrated-by-X1").text());
    assertEquals(0, SmallSite.html(new RiskPage(site), "/risk/01.01.01").select("#incidents").size());
  }

  @Test
  void pagesOfATechniqueAndAConceptListTheirIncidents() {
    assertEquals(1, SmallSite.html(new ResourcePage(site, EntityKind.CATALOGUE), "/catalogue/ten/E2")
        .select("section li a[href=/incident/X1]").size());
    assertEquals(1, SmallSite.html(new ResourcePage(site, EntityKind.CONCEPT), "/concept/deception")
        .select("section li a[href=/incident/X1]").size());
  }

  @Test
  void pageOfAnEntryListsTheIncidentsOfAConceptThatIsMappedToIt() {
    String incidents = "section:contains(Incidents of concepts) li a[href=/incident/X1]";
    assertEquals(0, SmallSite.html(new ResourcePage(site, EntityKind.CATALOGUE), "/catalogue/ten/E1")
        .select(incidents).size());
    site.dataset().getDefaultGraph().add(NodeFactory.createURI(site.iris().base() + "concept/deception"),
        SKOS.broadMatch.asNode(), NodeFactory.createURI(site.iris().base() + "catalogue/ten/E1"));
    assertEquals(1, SmallSite.html(new ResourcePage(site, EntityKind.CATALOGUE), "/catalogue/ten/E1")
        .select(incidents).size());
  }
}
