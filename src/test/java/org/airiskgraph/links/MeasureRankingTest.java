package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.EntryConcept;
import org.airiskgraph.catalogue.EntryConcept.Mention;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class MeasureRankingTest {
  /** Enough other risks for a concept to be rare; one in four has the concept crime. */
  private static final String FACTS =
      IntStream.range(0, 300).mapToObj(i -> "r:9" + i + " a airg:Risk ; rdfs:label \"x\"@en "
          + (i % 4 == 0 ? "; airg:concept c:crime ." : ".")).collect(Collectors.joining("\n")) + """

              c:crime a airg:Concept ; skos:prefLabel "crime"@en .
              c:fraud a airg:Concept ; skos:prefLabel "fraud"@en ; skos:broader c:crime .
              c:phishing a airg:Concept ; skos:prefLabel "phishing"@en ; skos:broader c:fraud .
              r:1 a airg:Risk ; rdfs:label "Fraud"@en ; airg:concept c:fraud .
              r:2 a airg:Risk ; rdfs:label "Crime"@en ; airg:concept c:crime .
              r:3 a airg:Risk ; rdfs:label "Lures"@en ; airg:concept c:phishing .
              """;
  private static final RiskConcepts CONCEPTS = new RiskConcepts(Turtle.graph(FACTS));
  private final List<String> unknown = new ArrayList<>();

  /** A catalogue whose entries E0, E1, … have these names. */
  private MeasureRanking ranking(List<String> names, EntryConcept... concepts) {
    List<CatalogueEntry> entries = IntStream.range(0, names.size()).mapToObj(i -> new CatalogueEntry("E" + i, "E" + i,
        names.get(i), "measure", List.of(), List.of(), List.of(), Optional.empty())).toList();
    Graph facts = Turtle.graph(FACTS);
    return new MeasureRanking(Linked.IRIS, CONCEPTS,
        List.of(new ExternalCatalogue("ten", new ExternalCatalogue.Terms("Ten", "Ten", "Abel", "1", "2026", "free",
            "https://example.org/", "Ten, by Abel", Optional.empty()), entries, List.of(concepts), Map.of())),
        concept -> facts.contains(concept, Node.ANY, Node.ANY), (catalogue, one) -> unknown.add(one.concept()));
  }

  private static EntryConcept aim(int entry, String concept, Mention mention) {
    return new EntryConcept("E" + entry, concept, mention);
  }

  private static List<String> measures(MeasureRanking ranking, String risk) {
    return ranking.of(Linked.IRIS.risk(risk)).stream().map(fit -> GraphReader.id(fit.thing())).toList();
  }

  @Test
  void measureThatNamesTheConceptComesBeforeOneThatMentionsIt() {
    MeasureRanking ranking = ranking(List.of("Checks", "Against fraud", "Examples"), aim(0, "fraud", Mention.TEXT),
        aim(1, "fraud", Mention.NAME), aim(2, "fraud", Mention.EXAMPLE));
    assertEquals(List.of("E1", "E0"), measures(ranking, "1"));
    assertEquals(Linked.IRIS.concept("fraud"), ranking.of(Linked.IRIS.risk("1")).get(0).via().orElseThrow());
  }

  @Test
  void measureThatAimsAtManyConceptsCountsLess() {
    MeasureRanking ranking = ranking(List.of("All", "One"), aim(0, "fraud", Mention.NAME),
        aim(0, "phishing", Mention.NAME), aim(0, "crime", Mention.NAME), aim(1, "fraud", Mention.NAME));
    assertEquals(List.of("E1", "E0"), measures(ranking, "1"));
  }

  @Test
  void measureForTheBroaderConceptAloneDoesNotCount() {
    assertEquals(List.of(), measures(ranking(List.of("Against fraud"), aim(0, "fraud", Mention.NAME)), "3"));
  }

  @Test
  void conceptOfManyRisksIsTooWeakAReason() {
    assertEquals(List.of(), measures(ranking(List.of("Against crime"), aim(0, "crime", Mention.NAME)), "2"));
  }

  @Test
  void riskHasAtMostFourMeasuresAndNoneTwiceByName() {
    List<String> names = List.of("a", "a", "b", "c", "d", "e");
    MeasureRanking ranking = ranking(names, IntStream.range(0, names.size())
        .mapToObj(i -> aim(i, "fraud", Mention.NAME)).toArray(EntryConcept[]::new));
    assertEquals(List.of("E0", "E2", "E3", "E4"), measures(ranking, "1"));
  }

  @Test
  void conceptThatTheThesaurusLacksIsReported() {
    assertEquals(List.of(), measures(ranking(List.of("a"), aim(0, "unheard-of", Mention.NAME)), "1"));
    assertEquals(List.of("unheard-of"), unknown);
  }

  /** The golden record: one measure, one risk. */
  @Test
  void pairIsWrittenAsExpected() {
    Graph out = GraphFactory.createDefaultGraph();
    new FitToRdf(Linked.IRIS, StreamRDFLib.graph(out)).measures(List.of(Linked.IRIS.risk("1")),
        ranking(List.of("Against fraud"), aim(0, "fraud", Mention.NAME)));
    Graph expected = Turtle.graph("""
        <https://w3id.org/airiskgraph/catalogue/ten/E0> airg:aimsAt c:fraud .
        r:1 airg:mayBeAddressedBy <https://w3id.org/airiskgraph/catalogue/ten/E0> ;
          airg:measureFit <https://w3id.org/airiskgraph/risk/1#may-be-addressed-by-ten-E0> .
        <https://w3id.org/airiskgraph/risk/1#may-be-addressed-by-ten-E0> a airg:MeasureFit ;
          airg:measure <https://w3id.org/airiskgraph/catalogue/ten/E0> ; airg:rank 1 ; airg:score 0.6281 ;
          airg:fitsBy "concept" ; airg:via c:fraud .
        """);
    Node graph = Linked.IRIS.graph("crosswalk");
    Stream<String> found = out.find().toList().stream()
        .filter(triple -> !triple.getSubject().getURI().startsWith(graph.getURI())).map(Object::toString);
    assertEquals(expected.find().toList().stream().map(Object::toString).sorted().toList(), found.sorted().toList());
    assertTrue(out.contains(Node.ANY, Provenance.prov("wasGeneratedBy"),
        Provenance.part(graph, "measure-ranking-activity")));
  }

  @Test
  void nothingIsWrittenWithoutMeasures() {
    Graph out = GraphFactory.createDefaultGraph();
    new FitToRdf(Linked.IRIS, StreamRDFLib.graph(out)).measures(CONCEPTS.risks(), ranking(List.of()));
    assertTrue(out.isEmpty());
  }
}
