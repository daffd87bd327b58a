package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.links.Fit.Way;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class MitigationRankingTest {
  private static final String CONCEPTS = """
      c:crime a airg:Concept ; skos:prefLabel "crime"@en .
      c:fraud a airg:Concept ; skos:prefLabel "fraud"@en ; skos:broader c:crime .
      c:phishing a airg:Concept ; skos:prefLabel "phishing"@en ; skos:broader c:fraud .
      c:privacy a airg:Concept ; skos:prefLabel "privacy"@en .
      d:4.3 a airg:Subdomain ; skos:notation "4.3" .
      """;

  /** A mitigation that acts on {@code targets}, with an evidence strength. */
  private static String mitigation(String id, String strength, String targets) {
    return "m:" + id + " a airg:Mitigation ; rdfs:label \"" + id + "\"@en ; airg:evidenceStrength airg:strength-"
        + strength + " ; airg:actsOn " + targets + " .\n";
  }

  private static String risk(String id, String name, String facts) {
    return "r:" + id + " a airg:Risk ; rdfs:label \"" + name + "\"@en" + facts + " .\n";
  }

  private static List<Fit> fits(String turtle, String risk) {
    Graph stated = Turtle.graph(CONCEPTS + turtle);
    return new MitigationRanking(stated, new RiskConcepts(stated)).of(Linked.IRIS.risk(risk));
  }

  private static List<String> ids(List<Fit> fits) {
    return fits.stream().map(fit -> GraphReader.id(fit.thing())).toList();
  }

  @Test
  void strategyComesFirstInItsOrderThenMeasuresThatNameTheRiskAndConceptsFillUpToThree() {
    String strategy = risk("1", "Phishing", " ; airg:concept c:phishing ; airg:mitigationStep r:s1, r:s2")
        + "r:s1 airg:rank 1 ; airg:mitigation m:z . r:s2 airg:rank 2 ; airg:mitigation m:a .\n"
        + mitigation("a", "strong", "c:phishing") + mitigation("b", "strong", "c:phishing")
        + mitigation("c", "limited", "c:phishing") + mitigation("z", "limited", "c:privacy");
    List<Fit> filled = fits(strategy, "1");
    assertEquals(List.of("z", "a", "b"), ids(filled));
    assertEquals(List.of(Way.STRATEGY, Way.STRATEGY, Way.CONCEPT), filled.stream().map(Fit::way).toList());
    List<Fit> named = fits(strategy + mitigation("y", "limited", "r:1") + mitigation("x", "limited", "r:1"), "1");
    assertEquals(List.of("z", "a", "x", "y"), ids(named));
    assertEquals(Way.RISK, named.get(3).way());
  }

  @Test
  void stepOfTheStrategyNamesTheConceptOfMostWeightThatItActsOn() {
    List<Fit> fits = fits(risk("1", "Phishing", " ; airg:concept c:phishing ; airg:mitigationStep r:s1, r:s2")
        + "r:s1 airg:rank 1 ; airg:mitigation m:a . r:s2 airg:rank 2 ; airg:mitigation m:z .\n"
        + mitigation("a", "strong", "c:phishing") + mitigation("z", "limited", "c:privacy"), "1");
    assertEquals("phishing", GraphReader.id(fits.get(0).via().orElseThrow()));
    assertEquals(Optional.empty(), fits.get(1).via());
  }

  @Test
  void conceptInTheNameCountsMoreThanOneInTheSummaryAndThatMoreThanOneInAnExample() {
    String annotated = "r:t1 airg:annotatedConcept c:privacy ; airg:foundIn \"summary\" .\n"
        + "r:t2 airg:annotatedConcept c:crime ; airg:foundIn \"summary\" ; airg:inExample true .\n";
    List<Fit> fits = fits(annotated
        + risk("1", "Phishing", " ; airg:concept c:phishing, c:privacy, c:crime ; airg:conceptAnnotation r:t1, r:t2")
        + risk("2", "Other", "") + risk("3", "Other", "") + mitigation("a", "strong", "c:crime")
        + mitigation("b", "limited", "c:privacy") + mitigation("c", "limited", "c:phishing"), "1");
    assertEquals(List.of("c", "b", "a"), ids(fits));
  }

  @Test
  void rareConceptCountsMoreThanACommonOneAndTwoMoreThanOne() {
    String risks = IntStream.range(2, 12).mapToObj(i -> risk("" + i, "Other", " ; airg:concept c:privacy"))
        .collect(Collectors.joining());
    String turtle = risks + risk("1", "Leak", " ; airg:concept c:privacy, c:fraud") + risk("20", "Other", "")
        + mitigation("a", "limited", "c:privacy") + mitigation("b", "limited", "c:fraud");
    assertEquals(List.of("b", "a"), ids(fits(turtle, "1")));
    assertEquals(List.of("z", "b", "a"),
        ids(fits(turtle + mitigation("z", "limited", "c:fraud, c:privacy"), "1")));
  }

  @Test
  void broaderConceptCountsLessThanTheConceptAndIsSaidToBeBroader() {
    List<Fit> fits = fits(risk("1", "Phishing", " ; airg:concept c:phishing") + risk("2", "Other", "")
        + mitigation("a", "strong", "c:fraud") + mitigation("b", "limited", "c:phishing")
        + mitigation("c", "strong", "c:crime"), "1");
    assertEquals(List.of("b", "a"), ids(fits), "two steps are too far");
    assertEquals(Way.BROADER, fits.get(1).way());
    assertEquals(List.of("fraud"), fits.get(1).via().stream().map(GraphReader::id).toList());
  }

  @Test
  void conceptOfTheSummaryCountsAsNamedWhereTheNameHasItsBroaderOne() {
    assertEquals(List.of("z", "a"), ids(fits(risk("1", "Fraud", " ; airg:concept c:phishing, c:fraud")
        + risk("2", "Other", " ; airg:concept c:fraud") + risk("3", "Other", "")
        + mitigation("a", "limited", "c:fraud") + mitigation("z", "limited", "c:phishing"), "1")));
  }

  @Test
  void strengthOfEvidenceDecidesBetweenEquals() {
    assertEquals(List.of("b", "c", "a"), ids(fits(risk("1", "Phishing", " ; airg:concept c:phishing")
        + risk("2", "Other", "") + mitigation("a", "expert-opinion", "c:phishing")
        + mitigation("b", "strong", "c:phishing") + mitigation("c", "limited", "c:phishing"), "1")));
  }

  @Test
  void wholeSubdomainOnlyFillsUpToThree() {
    String turtle = risk("1", "Phishing", " ; airg:concept c:phishing ; airg:subdomain d:4.3") + risk("2", "Other", "")
        + mitigation("z", "limited", "c:phishing") + mitigation("a", "strong", "d:4.3")
        + mitigation("b", "limited", "d:4.3") + mitigation("c", "limited", "d:4.3");
    assertEquals(List.of("z", "a", "b"), ids(fits(turtle, "1")));
    assertEquals(Way.SUBDOMAIN, fits(turtle, "1").get(2).way());
  }

  @Test
  void listEndsAtEightAndScoresNeverRise() {
    String many = IntStream.range(0, 20)
        .mapToObj(i -> mitigation("m" + (10 + i), "limited", i % 2 == 0 ? "c:phishing" : "c:fraud"))
        .collect(Collectors.joining());
    List<Fit> fits = fits(risk("1", "Phishing", " ; airg:concept c:phishing") + risk("2", "Other", "") + many, "1");
    assertEquals(MitigationRanking.MOST, fits.size());
    for (int i = 1; i < fits.size(); i++) {
      assertTrue(fits.get(i).score() <= fits.get(i - 1).score() && fits.get(i).score() >= 0, fits.toString());
    }
  }

  @Test
  void riskThatNothingFitsHasNone() {
    assertEquals(List.of(), fits(risk("1", "Odd", "") + mitigation("a", "strong", "c:fraud"), "1"));
  }

  @Test
  void rdfStatesThePairItsRankAndWhatItFitsBy() {
    Graph out = GraphFactory.createDefaultGraph();
    Graph stated = Turtle.graph(CONCEPTS + risk("1", "Phishing", " ; airg:concept c:phishing") + risk("2", "Other", "")
        + mitigation("passkeys", "strong", "c:phishing"));
    new FitToRdf(Linked.IRIS, StreamRDFLib.graph(out)).mitigations(stated, new RiskConcepts(stated));
    Node risk = Linked.IRIS.risk("1");
    Node fit = Linked.IRIS.partOfRisk(risk, "addressed-by-passkeys");
    GraphReader reader = new GraphReader(out);
    assertTrue(out.contains(risk, AIRG.addressedBy, Linked.IRIS.mitigation("passkeys")));
    assertTrue(out.contains(risk, AIRG.mitigationFit, fit) && reader.is(fit, AIRG.MitigationFit));
    assertEquals(1, reader.number(fit, AIRG.rank));
    assertEquals("concept", reader.text(fit, AIRG.fitsBy).orElse(""));
    assertTrue(out.contains(fit, AIRG.via, Linked.IRIS.concept("phishing")));
  }
}
