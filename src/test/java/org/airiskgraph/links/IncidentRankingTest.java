package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

class IncidentRankingTest {
  /** Enough other risks for a concept to be rare. */
  private static final String FACTS =
      IntStream.range(0, 300).mapToObj(i -> "r:9" + i + " a airg:Risk ; rdfs:label \"x\"@en .")
          .collect(Collectors.joining("\n")) + """

          c:crime a airg:Concept ; skos:prefLabel "crime"@en .
          c:fraud a airg:Concept ; skos:prefLabel "fraud"@en ; skos:broader c:crime .
          c:phishing a airg:Concept ; skos:prefLabel "phishing"@en ; skos:broader c:fraud .
          d:4.3 a airg:Subdomain .
          r:1 a airg:Risk ; rdfs:label "Fraud"@en ; airg:concept c:fraud ; airg:subdomain d:4.3 .
          r:2 a airg:Risk ; rdfs:label "Crime"@en ; airg:concept c:crime .
          c:arson a airg:Concept ; skos:broader c:crime . c:theft a airg:Concept ; skos:broader c:crime .
          c:piracy a airg:Concept ; skos:broader c:crime . c:perjury a airg:Concept ; skos:broader c:crime .
          c:pickpocketing a airg:Concept ; skos:broader c:theft .
          r:4 a airg:Risk ; rdfs:label "Much"@en ; airg:concept c:fraud, c:theft .
          r:5 a airg:Risk ; rdfs:label "More"@en ; airg:concept c:fraud, c:theft, c:arson, c:piracy, c:perjury .
          r:6 a airg:Risk ; rdfs:label "Phishing for fraud"@en ; airg:concept c:fraud, c:phishing .
          r:3 a airg:Risk ; rdfs:label "Phishing"@en ; airg:concept c:phishing .
          """;
  private static final RiskConcepts CONCEPTS = new RiskConcepts(Turtle.graph(FACTS));
  private static final Node TECHNIQUE = Linked.IRIS.catalogueEntry("ten", "E1");

  private static IncidentRanking ranking(String incidents) {
    return new IncidentRanking(Turtle.graph(FACTS), CONCEPTS, Turtle.graph(incidents),
        List.of(new Mapped(Linked.IRIS.concept("fraud"), SKOS.exactMatch.asNode(), TECHNIQUE),
            new Mapped(Linked.IRIS.concept("phishing"), SKOS.relatedMatch.asNode(), TECHNIQUE)),
        Map.of(Linked.IRIS.incident("apart"), Set.of(Linked.IRIS.concept("fraud"))));
  }

  private static String incident(String id, String facts) {
    return "<" + Linked.IRIS.incident(id) + "> a airg:Incident ; " + facts + " .\n";
  }

  private static List<String> ids(List<Fit> fits) {
    return fits.stream().map(fit -> GraphReader.id(fit.thing())).toList();
  }

  @Test
  void realIncidentsComeBeforeExercises() {
    List<Fit> fits = ranking(incident("exercise", "airg:involves c:fraud ; airg:exercise true")
        + incident("real", "airg:involves c:fraud ; airg:exercise false")).of(Linked.IRIS.risk("4"));
    assertEquals(List.of("real", "exercise"), ids(fits));
    assertEquals(Linked.IRIS.concept("fraud"), fits.get(0).via().orElseThrow());
    assertTrue(fits.get(0).score() > fits.get(1).score());
  }

  @Test
  void narrowerConceptAddsToOneThatIsShared() {
    assertEquals(List.of("both"), ids(ranking(incident("other", "airg:involves c:fraud, c:arson")
        + incident("both", "airg:involves c:fraud, c:pickpocketing")).of(Linked.IRIS.risk("4"))));
  }

  @Test
  void incidentOfABroaderConceptDoesNotIllustrateARisk() {
    assertEquals(List.of(), ids(ranking(incident("fraud", "airg:involves c:fraud")).of(Linked.IRIS.risk("3"))));
  }

  @Test
  void incidentThatIsMostlyAboutSomethingElseDoesNotIllustrateARisk() {
    String other = "airg:involves c:fraud, c:arson, c:theft, c:piracy, c:perjury";
    assertEquals(List.of(), ids(ranking(incident("x", other)).of(Linked.IRIS.risk("1"))));
  }

  @Test
  void riskThatIsMostlyAboutSomethingElseIsNotIllustrated() {
    assertEquals(List.of(), ids(ranking(incident("x", "airg:involves c:fraud")).of(Linked.IRIS.risk("5"))));
  }

  @Test
  void riskAboutAConceptThatAnIncidentIsNotAboutIsNotIllustrated() {
    String facts = "airg:involves c:phishing";
    assertEquals(List.of("x"), ids(ranking(incident("x", facts)).of(Linked.IRIS.risk("6"))));
    assertEquals(List.of(), ids(ranking(incident("apart", facts)).of(Linked.IRIS.risk("6"))));
  }

  @Test
  void topConceptIsTooGeneralToConnectARisk() {
    assertEquals(List.of(), ranking(incident("x", "airg:involves c:crime")).of(Linked.IRIS.risk("2")));
  }

  @Test
  void techniqueCountsOnlyWhereItIsExactlyOrNarrowerThanTheConcept() {
    IncidentRanking ranking = ranking(incident("x", "airg:technique <" + TECHNIQUE + ">"));
    assertEquals(List.of(Way.TECHNIQUE), ranking.of(Linked.IRIS.risk("1")).stream().map(Fit::way).toList());
    assertEquals(TECHNIQUE, ranking.of(Linked.IRIS.risk("1")).get(0).via().orElseThrow());
    assertEquals(List.of(), ranking.of(Linked.IRIS.risk("3")));
  }

  @Test
  void latestIncidentsOfTheSubdomainFillAListOfFewerThanThree() {
    String filed = IntStream.range(0, 5).mapToObj(i -> incident("y" + i, "airg:involves d:4.3 ; "
        + "<http://purl.org/dc/terms/date> \"202" + i + "\"")).collect(Collectors.joining());
    List<Fit> fits = ranking(filed + incident("own", "airg:involves c:fraud")).of(Linked.IRIS.risk("1"));
    assertEquals(List.of("own", "y4", "y3"), ids(fits));
    assertEquals(Way.SUBDOMAIN, fits.get(2).way());
  }

  @Test
  void riskHasAtMostTenIncidents() {
    String many = IntStream.range(0, 30).mapToObj(i -> incident("z" + i, "airg:involves c:fraud"))
        .collect(Collectors.joining());
    assertEquals(IncidentRanking.MOST, ranking(many).of(Linked.IRIS.risk("1")).size());
  }

  @Test
  void eachPairIsWrittenWithRankScoreAndWay() {
    Graph out = GraphFactory.createDefaultGraph();
    new FitToRdf(Linked.IRIS, StreamRDFLib.graph(out))
        .incidents(CONCEPTS.risks(), ranking(incident("a", "airg:involves c:fraud")));
    GraphReader reader = new GraphReader(out);
    Node fit = NodeFactory.createURI(Linked.IRIS.risk("1").getURI() + "#illustrated-by-a");
    assertTrue(out.contains(Linked.IRIS.risk("1"), AIRG.illustratedBy, Linked.IRIS.incident("a")));
    assertTrue(reader.is(fit, AIRG.IncidentFit));
    assertEquals(1, reader.number(fit, AIRG.rank));
    assertEquals("concept", reader.text(fit, AIRG.fitsBy).orElse(""));
  }
}
