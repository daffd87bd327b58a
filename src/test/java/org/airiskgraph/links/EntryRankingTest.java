package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CrosswalkToRdf.Mapped;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.links.Fit.Way;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

class EntryRankingTest {
  private static final String FACTS = """
      c:crime a airg:Concept ; skos:prefLabel "crime"@en .
      c:fraud a airg:Concept ; skos:prefLabel "fraud"@en ; skos:broader c:crime .
      d:4 a airg:Domain . d:4.3 a airg:Subdomain ; skos:notation "4.3" .
      m:drill a airg:Mitigation ; rdfs:label "drill"@en .
      r:1 a airg:Risk ; rdfs:label "Fraud"@en ; airg:concept c:fraud ; airg:subdomain d:4.3 ; airg:domain d:4 ;
        airg:mitigationFit r:fit .
      r:fit airg:mitigation m:drill ; airg:score 0.8 .
      c:vice a airg:Concept ; skos:prefLabel "vice"@en ; skos:topConceptOf <urn:scheme> .
      c:greed a airg:Concept ; skos:prefLabel "greed"@en ; skos:broader c:vice .
      r:3 a airg:Risk ; rdfs:label "Greed"@en ; airg:concept c:greed .
      r:4 a airg:Risk ; rdfs:label "Vice"@en ; airg:concept c:vice .
      r:2 a airg:Risk ; rdfs:label "Other"@en ; airg:domain d:4 .
      """;
  private static final RiskConcepts CONCEPTS = new RiskConcepts(Turtle.graph(FACTS));

  private final List<Mapped> mappings = new ArrayList<>();
  private final StringBuilder entries = new StringBuilder();

  /** Maps {@code subject}, such as {@code concept/fraud}, to an entry, such as {@code ten/E1}. */
  private void map(String subject, String match, String entry) {
    Node object = NodeFactory.createURI(Linked.IRIS.base() + "catalogue/" + entry);
    mappings.add(new Mapped(NodeFactory.createURI(Linked.IRIS.base() + subject),
        NodeFactory.createURI(SKOS.getURI() + match), object));
    List.of(subject, "catalogue/" + entry).stream().filter(id -> id.startsWith("catalogue/")).forEach(id -> entries
        .append("<" + Linked.IRIS.base() + id + "> a airg:CatalogueEntry ; skos:inScheme <" + Linked.IRIS.base()
            + id.replaceFirst("/[^/]*$", "") + "> .\n"));
  }

  private EntryRanking ranking() {
    return new EntryRanking(Turtle.graph(FACTS), CONCEPTS, Turtle.graph(entries.toString()), mappings);
  }

  private List<Fit> fits(String risk) {
    return ranking().of(Linked.IRIS.risk(risk));
  }

  private static List<String> ids(List<Fit> fits) {
    return fits.stream().map(fit -> GraphReader.id(fit.thing())).toList();
  }

  @Test
  void ownMappingsComeFirstThenConceptsThenTheRest() {
    map("risk/1", "exactMatch", "a/own");
    map("concept/fraud", "closeMatch", "b/concept");
    map("concept/crime", "closeMatch", "c/broader");
    map("mitigation/drill", "closeMatch", "d/control");
    map("domain/4.3", "closeMatch", "e/subdomain");
    List<Fit> fits = fits("1");
    assertEquals("own", ids(fits).get(0));
    assertEquals("subdomain", ids(fits).get(fits.size() - 1));
    assertEquals(Set.of(Way.RISK, Way.CONCEPT, Way.BROADER, Way.MITIGATION, Way.SUBDOMAIN),
        Set.copyOf(fits.stream().map(Fit::way).toList()));
    assertTrue(IntStream.range(1, fits.size()).allMatch(i -> fits.get(i - 1).score() >= fits.get(i).score()));
  }

  @Test
  void entryIsReachedByOneStepFromAnotherCatalogueButNotByTwo() {
    map("risk/1", "exactMatch", "a/E1");
    map("catalogue/a/E1", "relatedMatch", "b/E2");
    map("catalogue/b/E2", "relatedMatch", "c/E3");
    assertEquals(List.of("E1", "E2"), ids(fits("1")));
    assertEquals(Way.ENTRY, fits("1").get(1).way());
  }

  @Test
  void entryNarrowerThanABroaderConceptDoesNotConcernTheRisk() {
    map("concept/crime", "narrowMatch", "a/burglary");
    assertEquals(List.of(), fits("1"));
    map("concept/fraud", "narrowMatch", "a/phishing");
    assertEquals(List.of("phishing"), ids(fits("1")));
  }

  @Test
  void subdomainCountsOnlyWhereACatalogueHasNothingBetter() {
    map("domain/4.3", "closeMatch", "a/E1");
    map("concept/fraud", "relatedMatch", "a/E2");
    assertEquals(List.of("E2"), ids(fits("1")));
  }

  @Test
  void domainCountsOnlyForRisksWithoutAMappedSubdomain() {
    map("domain/4", "narrowMatch", "a/E1");
    map("domain/4.3", "closeMatch", "b/E2");
    assertEquals(List.of("E2"), ids(fits("1")));
    assertEquals(List.of("E1"), ids(fits("2")));
  }

  @Test
  void oneCatalogueGivesTheBestFiveEntriesBesideTheRisksOwn() {
    List.of("exactMatch", "closeMatch", "broadMatch").forEach(match -> IntStream.range(0, 2)
        .forEach(i -> map("concept/fraud", match, "a/" + match + i)));
    assertEquals(List.of("exactMatch0", "exactMatch1", "closeMatch0", "closeMatch1", "broadMatch0", "broadMatch1"),
        ids(fits("1")));
    map("concept/fraud", "relatedMatch", "a/related");
    assertEquals(6, fits("1").size());
    IntStream.range(0, 8).forEach(i -> map("risk/1", "exactMatch", "b/E" + i));
    assertEquals(14, fits("1").size());
  }

  @Test
  void entriesThatScoreAsTheFifthAreKeptUpToTwiceAsMany() {
    IntStream.range(0, 40).forEach(i -> map("concept/fraud", "closeMatch", "a/E" + i));
    assertEquals(2 * EntryRanking.PER_CATALOGUE, fits("1").size());
  }

  @Test
  void actionOfAMitigationCarriesItsRisksToItsSubcategoryButToNothingElse() {
    map("mitigation/drill", "closeMatch", "a/action");
    map("catalogue/a/action", "broadMatch", "b/subcategory");
    map("catalogue/a/action", "closeMatch", "c/other");
    assertEquals(List.of("action", "subcategory"), ids(fits("1")));
  }

  @Test
  void conceptAtTheTopIsNoWayFromANarrowerOne() {
    map("concept/vice", "closeMatch", "a/vices");
    assertEquals(List.of(), fits("3"));
    assertEquals(List.of("vices"), ids(fits("4")));
  }

  @Test
  void riskHasAtMostAsManyEntriesAsStated() {
    IntStream.range(0, 40).forEach(i -> map("concept/fraud", "closeMatch", "a" + i + "/E"));
    assertEquals(EntryRanking.MOST, fits("1").size());
  }

  @Test
  void eachPairIsWrittenWithRankScoreAndWay() {
    map("concept/fraud", "closeMatch", "ten/E1");
    Graph out = GraphFactory.createDefaultGraph();
    new FitToRdf(Linked.IRIS, StreamRDFLib.graph(out)).entries(CONCEPTS.risks(), ranking());
    GraphReader reader = new GraphReader(out);
    Node fit = Linked.IRIS.partOfRisk(Linked.IRIS.risk("1"), "covered-by-ten-E1");
    assertTrue(out.contains(Linked.IRIS.risk("1"), AIRG.entryFit, fit) && reader.is(fit, AIRG.EntryFit));
    assertTrue(out.contains(Linked.IRIS.risk("1"), AIRG.coveredBy, Linked.IRIS.catalogueEntry("ten", "E1")));
    assertEquals("concept", reader.text(fit, AIRG.fitsBy).orElse(""));
    assertEquals(1, reader.number(fit, AIRG.rank));
    assertEquals(Linked.IRIS.concept("fraud"), reader.object(fit, AIRG.via).orElseThrow());
  }

  @Test
  void entryToWhichNearlyAllOfARegisterIsMappedRanksLast() {
    map("concept/fraud", "closeMatch", "register/R0");
    for (int i = 0; i < 20; i++) {
      map("catalogue/register/R" + i, "relatedMatch", "standard/everything");
      map("catalogue/register/R" + i, "relatedMatch", "standard/S" + i);
    }
    List<Fit> fits = fits("1");
    double special = fits.stream().filter(fit -> GraphReader.id(fit.thing()).equals("S0")).findFirst().orElseThrow()
        .score();
    assertTrue(special > 0);
    assertTrue(fits.stream().filter(fit -> GraphReader.id(fit.thing()).equals("everything"))
        .allMatch(fit -> fit.score() < 0.01 * special));
  }
}
