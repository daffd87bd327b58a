package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

/** Which reasons a link gives, in what order, and of what they are made. */
class LinkExplainerTest {
  private static final double PLACES = 0.0001;

  /** Thirty risks; of w:v1 to w:v6 each is cited by one risk more than the one before, w:all by all. */
  private static String works() {
    return risks(30, risk -> "w:all" + IntStream.rangeClosed(1, 6).filter(work -> risk <= work + 1)
        .mapToObj(work -> " , w:v" + work).collect(Collectors.joining()));
  }

  private interface Cited {
    String by(int risk);
  }

  private static String risks(int count, Cited works) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "r:" + i + " a airg:Risk ; rdfs:label \"Risk " + i
        + "\"@en ; airg:cites " + works.by(i) + " .\n").collect(Collectors.joining());
  }

  @Test
  void worksInCommonAreOneReasonWithTheHeaviestNamedFirst() {
    Linked links = with(Signal.WORK, works());
    assertEquals(List.of("all", "v1", "v2", "v3", "v4", "v5", "v6"), via(links, "1", "2"));
    String words = words(links, "1", "2").iterator().next();
    assertTrue(words.matches("both cite .*/v1; .*/v2; .*/v3; and 4 more"), words);
  }

  @Test
  void weightsAreThoseAfterDamping() {
    Linked links =
        with(Signal.WORK, works() + "r:20 airg:cites w:own . r:21 airg:cites w:own ; airg:parentRisk r:20 .");
    assertEquals(List.of("all", "own"), via(links, "20", "21"));
    assertEquals(0.8 * (Math.log(31.0 / 2) + Math.log(31.0 / 30)) / Math.log(31) / 2,
        links.link("20", "21").orElseThrow().reasons().get(0).weight(), PLACES);
  }

  @Test
  void ofManyWorksAllAreInTheDataHoweverLittleEachAdds() {
    // Seventy works, each a seventieth of the score; what all cite weighs next to nothing beside them.
    String seventy = IntStream.rangeClosed(10, 79).mapToObj(work -> "w:v" + work).collect(Collectors.joining(" , "));
    Linked links = with(Signal.WORK, risks(20, risk -> risk <= 2 ? seventy : "w:all"));
    assertEquals(70, via(links, "1", "2").size());
    double rarity = Math.log(21.0 / 2) / Math.log(21);
    assertEquals(rarity, links.link("1", "2").orElseThrow().score(), PLACES);
    assertTrue(links.link("1", "3").isEmpty(), "words do not count where works alone do");
    assertEquals(rarity, links.link("1", "2").orElseThrow().reasons().get(0).weight(), PLACES);
  }

  @Test
  void equalWorksStandInTheOrderOfTheirNames() {
    Linked links = with(Signal.WORK, risks(20, risk -> risk <= 2 ? "w:e , w:c , w:a , w:d , w:b" : "w:all"));
    assertTrue(words(links, "1", "2").iterator().next().matches("both cite .*/a; .*/b; .*/c; and 2 more"));
  }

  @Test
  void reasonsOfOnePairNeverTurnUpForTheNext() {
    // Six works that only the first two cite, then four of which others know too.
    Linked links = with(Signal.WORK, risks(20, risk -> switch (risk) {
      case 1 -> "w:x1 , w:x2 , w:x3 , w:x4 , w:x5 , w:x6 , w:y1 , w:y2 , w:y3 , w:y4";
      case 2 -> "w:x1 , w:x2 , w:x3 , w:x4 , w:x5 , w:x6";
      case 3, 4, 5 -> "w:y1 , w:y2 , w:y3 , w:y4";
      default -> "w:all";
    }));
    assertEquals(List.of("2", "3"), links.from("1").stream().map(Linked.Read::to).limit(2).toList());
    assertEquals(List.of("x1", "x2", "x3", "x4", "x5", "x6"), via(links, "1", "2"));
    assertEquals(List.of("y1", "y2", "y3", "y4"), via(links, "1", "3"));
  }

  @Test
  void umbrellaConceptIsCalledGeneralUnlessANameMentionsIt() {
    Linked links = with(Signal.CONCEPT, """
        c:harm a airg:Concept ; skos:prefLabel "societal harm"@en ; airg:umbrella true .
        c:jobs a airg:Concept ; skos:prefLabel "job loss"@en ; skos:broader c:harm .
        c:votes a airg:Concept ; skos:prefLabel "election interference"@en ; skos:broader c:harm .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:jobs .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:votes .
        r:3 a airg:Risk ; rdfs:label "Societal harm"@en ; airg:concept c:harm .
        r:4 a airg:Risk ; rdfs:label "Societal harm of AI"@en ; airg:concept c:harm .
        r:5 a airg:Risk ; rdfs:label "Other"@en .
        """);
    Linked.Ground met = links.reason("1", "2", "GeneralConceptReason");
    assertEquals("general concept in common: societal harm (by way of job loss and election interference)",
        met.words());
    assertEquals(List.of("harm", "jobs", "votes"), met.via());
    assertEquals(Set.of("NearConceptReason"), kinds(links, "1", "3"));
    assertEquals(Set.of("SharedConceptReason"), kinds(links, "3", "4"));
  }

  @Test
  void conceptInCommonCountsWithTheUmbrellaConceptAboveIt() {
    Linked links = with(Signal.CONCEPT, """
        c:harm a airg:Concept ; skos:prefLabel "societal harm"@en ; airg:umbrella true .
        c:jobs a airg:Concept ; skos:prefLabel "job loss"@en ; skos:broader c:harm .
        c:truckers a airg:Concept ; skos:prefLabel "job loss of truckers"@en ; skos:broader c:jobs .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:jobs .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:jobs .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:concept c:truckers .
        r:4 a airg:Risk ; rdfs:label "Other"@en .
        """);
    assertEquals(Set.of("SharedConceptReason"), kinds(links, "1", "2"));
    assertEquals("near concepts: job loss of truckers belongs under job loss",
        links.reason("3", "1", "NearConceptReason").words());
    assertEquals(Set.of("NearConceptReason"), kinds(links, "3", "1"));
  }

  @Test
  void wordsThatAnyTextMayHaveAreStatedWhereThereAreNoOthers() {
    Linked links = with(Signal.WORDING, """
        r:1 a airg:Risk ; rdfs:label "kappa makes"@en . r:2 a airg:Risk ; rdfs:label "kappa made technologies"@en .
        r:3 a airg:Risk ; rdfs:label "technology"@en . r:4 a airg:Risk ; rdfs:label "lambda"@en .
        """);
    assertEquals("similar wording: kappa", links.reason("1", "2", "WordingReason").words());
    assertEquals("only common words: technology", links.reason("2", "3", "WordingReason").words());
  }

  @Test
  void nearConceptsAreSpelledOutAndSayWhichRiskHasWhich() {
    Linked links = with(Signal.CONCEPT, """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:broader c:goals .
        c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en ; skos:broader c:goals .
        c:goals a airg:Concept ; skos:prefLabel "misalignment"@en .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:drift .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:hack .
        r:3 a airg:Risk ; rdfs:label "Other"@en .
        """);
    Linked.Ground reason = links.reason("1", "2", "NearConceptReason");
    assertEquals("near concepts: goal drift and reward hacking both belong under misalignment", reason.words());
    assertEquals(List.of("drift", "goals", "hack"), reason.via());
    Node node = LinkNodes.reason(Linked.IRIS.risk("1"), Linked.IRIS.risk("2"), 1);
    assertTrue(links.asGraph().contains(node, AIRG.viaFrom, Linked.IRIS.concept("drift")));
    assertTrue(links.asGraph().contains(node, AIRG.viaTo, Linked.IRIS.concept("hack")));
  }

  @Test
  void wordsInCommonAreLiteralsOfTheReason() {
    Linked links = with(Signal.WORDING, """
        r:1 a airg:Risk ; rdfs:label "kappa lambda"@en . r:2 a airg:Risk ; rdfs:label "lambda kappa"@en .
        """);
    Node node = LinkNodes.reason(Linked.IRIS.risk("1"), Linked.IRIS.risk("2"), 1);
    assertEquals(Set.of("kappa", "lambda"), links.asGraph().find(node, AIRG.sharedWord, Node.ANY)
        .mapWith(triple -> triple.getObject().getLiteralLexicalForm()).toSet());
  }

  @Test
  void conceptsThatCountLittleAreNamedInOneReason() {
    String minor = IntStream.rangeClosed(1, 8).mapToObj(i -> "c:m" + i + " a airg:Concept ; skos:prefLabel \"minor" + i
        + "\"@en . r:1 airg:concept c:m" + i + " . r:2 airg:concept c:m" + i + " .\n").collect(Collectors.joining());
    Linked links = with(Signal.CONCEPT, minor + """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en .
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:concept c:drift .
        r:2 a airg:Risk ; rdfs:label "A goal drift"@en ; airg:concept c:drift .
        r:3 a airg:Risk ; rdfs:label "Other"@en .
        """);
    List<Linked.Ground> reasons = links.link("1", "2").orElseThrow().reasons();
    assertEquals(List.of("shares concepts minor1, minor2, minor3, and 5 more", "shares concept goal drift (2 of 3)"),
        reasons.stream().map(Linked.Ground::words).toList());
    assertEquals(IntStream.rangeClosed(1, 8).mapToObj(i -> "m" + i).toList(), reasons.get(0).via());
  }

  @Test
  void conceptsInPassingAreCalledSoAndDoNotOutweighNearOnes() {
    Linked links = with(Signal.CONCEPT, """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:related c:hack .
        c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en ; skos:related c:train .
        c:train a airg:Concept ; skos:prefLabel "training method"@en .
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:concept c:drift ; airg:mentionsConcept c:train .
        r:2 a airg:Risk ; rdfs:label "Reward hacking"@en ; airg:concept c:hack ; airg:mentionsConcept c:train .
        r:3 a airg:Risk ; rdfs:label "Other"@en ; airg:mentionsConcept c:train .
        """);
    assertEquals("near concepts: goal drift is related to reward hacking",
        links.link("1", "2").orElseThrow().reasons().get(0).words());
    assertEquals("shares concept training method in passing",
        links.reason("1", "3", "SharedConceptReason").words());
  }

  @Test
  void pairsOfNearConceptsThatCountLittleAreNamedTogetherOrCountWithTheHeaviestConcept() {
    String concepts = IntStream.rangeClosed(1, 3).mapToObj(i -> "c:x" + i + " a airg:Concept ; skos:prefLabel \"x" + i
        + "\"@en ; skos:related c:z" + i + " . c:z" + i + " a airg:Concept ; skos:prefLabel \"z" + i
        + "\"@en . c:y" + i + " a airg:Concept ; skos:prefLabel \"y" + i + "\"@en ; skos:related c:z" + i + " .\n")
        .collect(Collectors.joining());
    Linked links = with(Signal.CONCEPT, concepts + """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en .
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:concept c:drift , c:x1 , c:x2 , c:x3 .
        r:2 a airg:Risk ; rdfs:label "A goal drift"@en ; airg:concept c:drift ; airg:mentionsConcept c:y1 , c:y2 , c:y3 .
        r:3 a airg:Risk ; rdfs:label "The goal drift"@en ; airg:concept c:drift ; airg:mentionsConcept c:x1 .
        r:4 a airg:Risk ; rdfs:label "Some goal drift"@en ; airg:concept c:drift ; airg:mentionsConcept c:y1 .
        """ + risks(25, risk -> "w:all").replace("r:", "r:other"));
    assertEquals(
        "near concepts: x1 and y1 by way of z1 (one in passing); x2 and y2 by way of z2 (one in passing); and 1 more",
        links.reason("1", "2", "NearConceptReason").words());
    Linked.Read little = links.link("3", "4").orElseThrow();
    assertEquals(List.of("shares concept goal drift (4 of 29)"),
        little.reasons().stream().map(Linked.Ground::words).toList());
    assertEquals(little.score(), little.reasons().get(0).weight());
  }

  @Test
  void umbrellaConceptsAreNamedTogether() {
    Linked links = with(Signal.CONCEPT, """
        c:harm a airg:Concept ; skos:prefLabel "societal harm"@en ; airg:umbrella true .
        c:rights a airg:Concept ; skos:prefLabel "human rights"@en ; airg:umbrella true .
        c:jobs a airg:Concept ; skos:prefLabel "job loss"@en ; skos:broader c:harm ; skos:related c:rights .
        c:votes a airg:Concept ; skos:prefLabel "election interference"@en ; skos:broader c:harm ; skos:related c:rights .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:jobs .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:votes .
        r:3 a airg:Risk ; rdfs:label "Other"@en .
        """);
    Linked.Read link = links.link("1", "2").orElseThrow();
    assertEquals(List.of("general concepts in common: societal harm (by way of job loss and election interference), "
        + "human rights"), link.reasons().stream().map(Linked.Ground::words).toList());
    assertEquals(link.score(), link.reasons().get(0).weight());
  }

  @Test
  void equalConceptsStandInTheOrderOfTheirNamesAndSoDoThoseFromWhichAsMuchComes() {
    String five = IntStream.of(5, 3, 1, 4, 2)
        .mapToObj(i -> "c:c" + i + " a airg:Concept ; skos:prefLabel \"concept" + i + "\"@en .\n")
        .collect(Collectors.joining());
    Linked equal = with(Signal.CONCEPT, five + """
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:c4 , c:c2 , c:c5 , c:c1 , c:c3 .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:c1 , c:c5 , c:c2 , c:c4 , c:c3 .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en .
        """);
    assertEquals(List.of("c1", "c2", "c3", "c4", "c5"), equal.link("1", "2").orElseThrow().reasons().stream()
        .map(ground -> ground.via().get(0)).toList());
    Linked near = with(Signal.CONCEPT, five + """
        c:c3 skos:related c:c1 , c:c5 .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:concept c:c1 , c:c2 , c:c5 .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:c3 .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:concept c:c2 .
        """);
    // The third concept is reached from the first and the fifth alike; it counts for the first.
    assertEquals(
        List.of("near concepts: concept1 is related to concept3", "near concepts: concept3 is related to concept5"),
        near.link("1", "2").orElseThrow().reasons().stream().map(Linked.Ground::words).toList());
    assertEquals(Set.of("shares concept concept2 (2 of 3)"), words(near, "1", "3"));
  }

  @Test
  void wordsShownAreTheThreeThatWeighMostOfThisPairAlone() {
    Linked links = with(Signal.WORDING,
        """
            r:1 a airg:Risk ; rdfs:label "first"@en ; airg:summary "kappa lambda lambda sigma sigma sigma omega omega omega omega tau"@en .
            r:2 a airg:Risk ; rdfs:label "second"@en ; airg:summary "kappa lambda lambda sigma sigma sigma omega omega omega omega tau"@en .
            r:3 a airg:Risk ; rdfs:label "third"@en ; airg:summary "zeta a b c"@en .
            r:4 a airg:Risk ; rdfs:label "fourth"@en ; airg:summary "a b c zeta"@en .
            """);
    assertEquals("similar wording: omega, sigma, lambda", links.reason("1", "2", "WordingReason").words());
    assertEquals("similar wording: zeta", links.reason("3", "4", "WordingReason").words());
  }

  @Test
  void ofWordsThatWeighTheSameTheFirstReadAreShown() {
    Linked links = with(Signal.WORDING, """
        r:1 a airg:Risk ; rdfs:label "first"@en ; airg:summary "kappa lambda sigma omega tau"@en .
        r:2 a airg:Risk ; rdfs:label "second"@en ; airg:summary "tau omega sigma lambda kappa"@en .
        """);
    assertEquals("similar wording: kappa, lambda, sigma", links.reason("1", "2", "WordingReason").words());
  }

  @Test
  void wordsWithAndWithoutAccentsAreOneWord() {
    Linked links = with(Signal.WORDING, """
        r:1 a airg:Risk ; rdfs:label "Café"@en .
        r:2 a airg:Risk ; rdfs:label "cafe terrace"@en .
        r:3 a airg:Risk ; rdfs:label "naïveté"@en .
        r:4 a airg:Risk ; rdfs:label "éé"@en .
        r:5 a airg:Risk ; rdfs:label "ee"@en .
        """);
    assertEquals("similar wording: éé", links.reason("4", "5", "WordingReason").words());
    assertEquals("similar wording: café", links.reason("1", "2", "WordingReason").words());
    assertTrue(links.from("3").isEmpty());
  }

  @Test
  void reasonsOfEveryKindStandSideBySide() {
    Linked links = Linked.of("""
        c:a a airg:Concept ; skos:prefLabel "goal drift"@en .
        c:b a airg:Concept ; skos:prefLabel "deception"@en .
        r:1 a airg:Risk ; rdfs:label "kappa"@en ; airg:concept c:a ; airg:cites w:a ; airg:mitigatedBy m:a .
        r:2 a airg:Risk ; rdfs:label "kappa lambda"@en ; airg:concept c:a ; airg:cites w:a ; airg:mitigatedBy m:a .
        r:3 a airg:Risk ; rdfs:label "omega"@en ; airg:cites w:a ; airg:mitigatedBy m:a .
        r:4 a airg:Risk ; rdfs:label "sigma"@en ; airg:concept c:b .
        w:a rdfs:label "Ngo (2022)"@en . m:a rdfs:label "Red teaming"@en .
        """);
    assertEquals(Set.of("shares concept goal drift (2 of 4)", "similar wording: kappa"),
        words(links, "1", "2").stream().filter(words -> !words.startsWith("both")).collect(Collectors.toSet()));
    assertEquals(Set.of("both cite Ngo (2022)", "both treated by Red teaming"), words(links, "1", "3"));
    assertTrue(links.link("1", "4").isEmpty());
  }

  @Test
  void siblingsAreOneFactAndHeadingsOfOneNameAnother() {
    // The parent of the first two is the first of all risks.
    Linked links = Linked.of("""
        r:0 a airg:Risk ; rdfs:label "Others"@en ; airg:sourceDocument s:A .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:sourceDocument s:A ; airg:parentRisk r:0 .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:sourceDocument s:A ; airg:parentRisk r:0 .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:sourceDocument s:B ; airg:parentRisk r:9 .
        r:4 a airg:Risk ; rdfs:label "Delta"@en .
        r:9 a airg:Risk ; rdfs:label "others"@en ; airg:sourceDocument s:B .
        """);
    assertEquals(Set.of("SiblingReason"), kinds(links, "1", "2"));
    assertEquals(Set.of("SharedCategoryReason"), kinds(links, "1", "3"));
    assertEquals(Set.of("ParentReason"), kinds(links, "0", "1"));
    assertEquals(Set.of(), kinds(links, "0", "3"));
    // The family and the heading, both of three in six risks, are one reason; the parent has no heading to share.
    double rarity = Math.log(7.0 / 3) / Math.log(7);
    assertEquals((0.025 + 0.01) * rarity, links.reason("1", "2", "SiblingReason").weight(), PLACES);
    assertEquals(0.01 * rarity, links.reason("1", "3", "SharedCategoryReason").weight(), PLACES);
    assertEquals(0.8 * 0.025 * rarity, links.reason("0", "1", "ParentReason").weight(), PLACES);
  }

  @Test
  void conceptsOfHeadingsAreCalledSo() {
    Linked links = with(Signal.CONCEPT, """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:related c:hack .
        c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en .
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:parentRisk r:7 .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:concept c:drift .
        r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:concept c:hack .
        r:7 a airg:Risk ; rdfs:label "Goal drift"@en .
        """);
    assertEquals("shares concept goal drift by way of a heading",
        links.reason("1", "2", "SharedCategoryReason").words());
    assertEquals("near concepts: reward hacking is related to goal drift (one by way of a heading)",
        links.reason("1", "3", "NearConceptReason").words());
  }

  private static Set<String> kinds(Linked links, String from, String to) {
    return links.link(from, to).stream().flatMap(link -> link.reasons().stream()).map(Linked.Ground::type)
        .collect(Collectors.toSet());
  }

  private static Set<String> words(Linked links, String from, String to) {
    return links.link(from, to).orElseThrow().reasons().stream().map(Linked.Ground::words).collect(Collectors.toSet());
  }

  private static List<String> via(Linked links, String from, String to) {
    return links.link(from, to).orElseThrow().reasons().get(0).via();
  }

  private static Linked with(Signal signal, String turtle) {
    return Linked.of(Turtle.graph(turtle), new LinkOptions(12), LinkMethod.standard().only(List.of(signal)));
  }
}
