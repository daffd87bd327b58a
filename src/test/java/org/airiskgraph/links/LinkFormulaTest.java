package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

/** Scores against the formula that {@link LinkMethod} states, worked out here once more in the plainest way. */
class LinkFormulaTest {
  /** Scores are written with four places. */
  private static final double PLACES = 0.0001;

  @Test
  void sharedThingsCountByTheirRarityAmongAllThingsOfTheRisk() {
    Linked links = with(Signal.WORK, """
        r:1 a airg:Risk ; rdfs:label "One"@en ; airg:cites w:a , w:b , w:lonely .
        r:2 a airg:Risk ; rdfs:label "Two"@en ; airg:cites w:a , w:c .
        r:3 a airg:Risk ; rdfs:label "Three"@en ; airg:cites w:b , w:a .
        r:4 a airg:Risk ; rdfs:label "Four"@en ; airg:cites w:c .
        r:5 a airg:Risk ; rdfs:label "Five"@en .
        """);
    double a = Math.log(6.0 / 3) / Math.log(6);
    double b = Math.log(6.0 / 2) / Math.log(6);
    assertEquals(a / Math.sqrt(3 * 2), score(links, "1", "2"), PLACES);
    assertEquals((a + b) / Math.sqrt(3 * 2), score(links, "1", "3"), PLACES);
    assertEquals(a / Math.sqrt(2 * 2), score(links, "2", "3"), PLACES);
    assertEquals(b / Math.sqrt(2 * 1), score(links, "2", "4"), PLACES);
    assertEquals(List.of("3", "2"), links.from("1").stream().map(Linked.Read::to).toList());
    List<Linked.Ground> reasons = links.link("1", "3").orElseThrow().reasons();
    assertEquals(List.of(List.of("a", "b")), reasons.stream().map(Linked.Ground::via).toList());
    assertTrue(reasons.get(0).words().matches("both cite .*/b; .*/a"), reasons.get(0).words());
    assertEquals((a + b) / Math.sqrt(6), reasons.get(0).weight(), PLACES);
  }

  @Test
  void workThatBothARiskAndItsEvidenceCiteCountsOnce() {
    Linked links = with(Signal.WORK, """
        r:1 a airg:Risk ; rdfs:label "One"@en ; airg:cites w:a , w:b ; airg:evidence <x:e> , <x:f> .
        <x:e> airg:cites w:a . <x:f> airg:cites w:a , w:b .
        r:2 a airg:Risk ; rdfs:label "Two"@en ; airg:cites w:a .
        """);
    assertEquals(Math.log(3.0 / 2) / Math.log(3) / Math.sqrt(2), score(links, "1", "2"), PLACES);
  }

  @Test
  void wordsAndConceptsCountHoweverManyThereAre() {
    String words = IntStream.range(0, 5000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    String concepts = IntStream.range(0, 150)
        .mapToObj(i -> "c:c" + i + " a airg:Concept ; skos:prefLabel \"thing" + i + "\"@en . r:1 airg:concept c:c" + i
            + " . r:2 airg:concept c:c" + i + " .\n")
        .collect(Collectors.joining());
    String risks = """
        r:1 a airg:Risk ; rdfs:label "kappa"@en ; airg:summary "%1$s"@en .
        r:2 a airg:Risk ; rdfs:label "kappa"@en ; airg:summary "%1$s"@en .
        r:3 a airg:Risk ; rdfs:label "word4999 thing149"@en ; airg:concept c:c149 .
        r:4 a airg:Risk ; rdfs:label "sigma"@en .
        """.formatted(words) + concepts;
    assertEquals(1, score(with(Signal.WORDING, risks), "1", "2"), PLACES);
    assertTrue(score(with(Signal.WORDING, risks), "1", "3") > 0);
    // Of the concepts, each to the power 0.7, 149 with ln(5/3) and one with ln(5/4), which three risks have.
    double squares = 149 * Math.pow(Math.log(5.0 / 3), 1.4) + Math.pow(Math.log(5.0 / 4), 1.4);
    assertEquals(squares / (squares + 10), score(with(Signal.CONCEPT, risks), "1", "2"), PLACES);
    assertTrue(score(with(Signal.CONCEPT, risks), "1", "3") > 0);
  }

  @Test
  void nameCountsOnlyForAConceptThatTheRiskIsAbout() {
    Linked links = with(Signal.CONCEPT, """
        c:thing a airg:Concept ; skos:prefLabel "thing"@en .
        r:1 a airg:Risk ; rdfs:label "thing"@en ; airg:mentionsConcept c:thing .
        r:2 a airg:Risk ; rdfs:label "thing"@en ; airg:concept c:thing .
        r:3 a airg:Risk ; rdfs:label "sigma"@en .
        """);
    double rarity = Math.pow(Math.log(4.0 / 2), 0.7);
    double mention = Math.pow(0.3 * rarity, 2);
    double subject = Math.pow(2.5 * rarity, 2);
    assertEquals(Math.sqrt(mention / (mention + 10) * subject / (subject + 10)), score(links, "1", "2"), PLACES);
  }

  @Test
  void wordsCountByBm25AndRarityWhereverTheyStand() {
    Linked links = with(Signal.WORDING, """
        r:1 a airg:Risk ; rdfs:label "alpha beta"@en ; airg:summary "gamma gamma kappa"@en .
        r:2 a airg:Risk ; rdfs:label "alpha delta"@en ; airg:summary "kappa"@en ; airg:originalWording "gamma"@en .
        r:3 a airg:Risk ; rdfs:label "omega"@en ; airg:parentRisk r:4 .
        r:4 a airg:Risk ; rdfs:label "beta zeta"@en .
        r:5 a airg:Risk ; rdfs:label "sigma"@en ; airg:evidence <x:e> .
        <x:e> airg:originalWording "delta zeta delta"@en .
        """);
    List<Map<String, Double>> counts = List.of(
        Map.of("alpha", 1.5, "beta", 1.5, "gamma", 2.0, "kappa", 1.0),
        Map.of("alpha", 1.5, "delta", 1.5, "gamma", 1.0, "kappa", 1.0),
        Map.of("omega", 1.5, "beta", 0.3, "zeta", 0.3),
        Map.of("beta", 1.5, "zeta", 1.5),
        Map.of("sigma", 1.5, "delta", 0.5, "zeta", 0.25));
    // The fourth is a heading for the third.
    assertScores(bm25(counts), links, 4, 0);
    assertEquals("similar wording: alpha, gamma, kappa", links.reason("1", "2", "WordingReason").words());
  }

  /** BM25 (k1 1.2, b 0.75) times rarity to the power 0.7. */
  private static double[][] bm25(List<Map<String, Double>> counts) {
    double average = counts.stream().flatMap(risk -> risk.values().stream()).mapToDouble(v -> v).sum() / counts.size();
    List<String> words = List
        .copyOf(counts.stream().flatMap(risk -> risk.keySet().stream()).collect(Collectors.toCollection(TreeSet::new)));
    double[][] vectors = new double[counts.size()][words.size()];
    for (int i = 0; i < vectors.length; i++) {
      double length = counts.get(i).values().stream().mapToDouble(v -> v).sum();
      for (int w = 0; w < words.size(); w++) {
        String word = words.get(w);
        double times = counts.get(i).getOrDefault(word, 0.0);
        long risks = counts.stream().filter(risk -> risk.containsKey(word)).count();
        vectors[i][w] = times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / average))
            * Math.pow(Math.log(1 + (counts.size() - risks + 0.5) / (risks + 0.5)), 0.7);
      }
    }
    return vectors;
  }

  /** Scores are the products of these vectors at squared length s/(s + saturation), times 0.8 for each heading. */
  private static void assertScores(double[][] vectors, Linked links, int heading, double saturation) {
    for (int i = 1; i <= vectors.length; i++) {
      for (int j = 1; j <= vectors.length; j++) {
        double product = product(vectors[i - 1], vectors[j - 1]);
        if (i != j && product > 0) {
          double cosine =
              product / Math.sqrt((product(vectors[i - 1], vectors[i - 1]) + saturation)
                  * (product(vectors[j - 1], vectors[j - 1]) + saturation));
          assertEquals((i == heading || j == heading ? 0.8 : 1) * cosine, score(links, "" + i, "" + j), PLACES,
              i + " and " + j);
        } else if (i != j) {
          assertTrue(links.link("" + i, "" + j).isEmpty(), i + " and " + j);
        }
      }
    }
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
  }

  @Test
  void conceptsSpreadTwoStepsAndCountByRarityAndByWhereTheyStand() {
    Linked links = with(Signal.CONCEPT, """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:broader c:goals .
        c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en ; skos:related c:drift .
        c:goals a airg:Concept ; skos:prefLabel "misalignment"@en .
        c:lies a airg:Concept ; skos:prefLabel "deception"@en .
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:concept c:drift .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:mentionsConcept c:drift ; airg:concept c:lies .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:concept c:hack , c:unheard-of ; airg:parentRisk r:6 .
        r:4 a airg:Risk ; rdfs:label "Delta"@en ; airg:concept c:goals .
        r:5 a airg:Risk ; rdfs:label "Omega"@en .
        r:6 a airg:Risk ; rdfs:label "Deception"@en ; airg:concept c:lies .
        """);
    // Of drift, hack, goals and lies: to related concepts 0.35, also back again; to broader 0.7, to narrower nothing.
    double[][] rates = {{1.1225, 0.35, 0.7, 0}, {0.35, 1.1225, 0.245, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    double[] risks = {1, 1, 1, 2};
    double[][] counts = {{2.5, 0, 0, 0}, {0.3, 0, 0, 1}, {0, 1, 0, 0.3}, {0, 0, 1, 0}, {0, 0, 0, 0}, {0, 0, 0, 2.5}};
    double[][] vectors = new double[counts.length][4];
    for (int i = 0; i < counts.length; i++) {
      for (int to = 0; to < 4; to++) {
        for (int from = 0; from < 4; from++) {
          vectors[i][to] += counts[i][from] * rates[from][to];
        }
        vectors[i][to] *= Math.pow(Math.log(7 / (risks[to] + 1)), 0.7);
      }
    }
    assertScores(vectors, links, 6, 10);
  }

  @Test
  void fewCandidatesScoredInFullAreTheSameAsAllWhereTheyAreTheBest() {
    StringBuilder turtle = new StringBuilder();
    for (int i = 1; i <= 60; i++) {
      int last = i;
      String works = IntStream.rangeClosed(1, 60).filter(work -> work <= last || work % 7 == last % 5)
          .mapToObj(work -> "w:v" + work).collect(Collectors.joining(" , "));
      turtle.append("r:").append(i).append(" a airg:Risk ; rdfs:label \"Risk ").append(i).append("\"@en ; airg:cites ")
          .append(works).append(" .\n");
    }
    Graph graph = Turtle.graph(turtle.toString());
    LinkMethod all = LinkMethod.standard().only(List.of(Signal.WORK));
    RiskTable table = new RiskTable(graph);
    FeatureMatrix vectors = new FeatureMatrix(table, graph, all);
    NearestNeighborIndex exhaustive = new NearestNeighborIndex(table, vectors, all);
    NearestNeighborIndex bounded = new NearestNeighborIndex(table, vectors,
        new LinkMethod("test", all.weights(), all.text(), all.steps(), all.damping(),
            new LinkMethod.Reach(256, 30_000, 5)));
    for (int risk = 0; risk < table.size(); risk++) {
      int[] best = exhaustive.best(risk, 4, candidate -> true);
      assertArrayEquals(best, bounded.best(risk, 4, candidate -> true), "risk " + risk);
      int own = risk;
      double worst = exhaustive.score(risk, best[3]);
      long better = IntStream.range(0, table.size())
          .filter(other -> other != own && exhaustive.score(own, other) > worst).count();
      assertTrue(better <= 3, better + " are better than the fourth of " + risk);
      for (int i = 1; i < best.length; i++) {
        assertTrue(exhaustive.score(risk, best[i - 1]) >= exhaustive.score(risk, best[i]));
      }
    }
  }

  private static Linked with(Signal signal, String turtle) {
    return Linked.of(Turtle.graph(turtle), new LinkOptions(12), LinkMethod.standard().only(List.of(signal)));
  }

  private static double score(Linked links, String from, String to) {
    return links.link(from, to).orElseThrow(() -> new AssertionError("no link from " + from + " to " + to)).score();
  }
}
