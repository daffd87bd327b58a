package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two risks with one thing in common, and two with nothing, for each signal. */
class SignalTest {
  /** Risks 1 to 4, each with a name of its own, in two source documents. */
  private static final String FOUR = """
      r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:sourceDocument s:A .
      r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:sourceDocument s:B .
      r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:sourceDocument s:B .
      r:4 a airg:Risk ; rdfs:label "Delta"@en ; airg:sourceDocument s:A .
      s:A airg:quickRef "Ji2023" .
      """;

  private static final String CONCEPTS = """
      c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:broader c:goals .
      c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en ; skos:related c:drift .
      c:goals a airg:Concept ; skos:prefLabel "misalignment"@en .
      c:lies a airg:Concept ; skos:prefLabel "deception"@en .
      """;

  @Test
  void sharedConceptIsNamedWithItsRarity() {
    Linked links = Linked.of(FOUR + CONCEPTS + "r:1 airg:concept c:drift . r:2 airg:concept c:drift .");
    Linked.Ground reason = links.reason("1", "2", "SharedConceptReason");
    assertEquals("shares concept goal drift (2 of 4)", reason.words());
    assertEquals(List.of("drift"), reason.via());
    assertTrue(links.link("1", "3").isEmpty());
  }

  @Test
  void conceptThatOneRiskInAHundredHasIsCalledRare() {
    assertEquals("shares concept goal drift (rare: 2 of 200)", sharedAmong(200));
    assertEquals("shares concept goal drift (2 of 199)", sharedAmong(199));
  }

  private static String sharedAmong(int risks) {
    StringBuilder many = new StringBuilder(FOUR + CONCEPTS + "r:1 airg:concept c:drift . r:2 airg:concept c:drift .");
    for (int i = 10; i < risks + 6; i++) {
      many.append("r:").append(i).append(" a airg:Risk ; rdfs:label \"Other\"@en .\n");
    }
    return Linked.of(many.toString()).reason("1", "2", "SharedConceptReason").words();
  }

  @Test
  void relatedConceptsAreAStepApart() {
    Linked links =
        Linked.of(FOUR + CONCEPTS + "r:1 airg:concept c:drift . r:2 airg:concept c:hack . r:3 airg:concept c:lies .");
    Linked.Ground reason = links.reason("1", "2", "NearConceptReason");
    assertEquals("near concepts: reward hacking is related to goal drift", reason.words());
    assertEquals(List.of("drift", "hack"), reason.via().stream().sorted().toList());
    assertTrue(links.link("1", "3").isEmpty());
  }

  @Test
  void narrowerConceptReachesRisksOfTheBroaderOne() {
    Linked links = Linked.of(FOUR + CONCEPTS + "r:1 airg:concept c:drift . r:2 airg:concept c:goals .");
    assertEquals("near concepts: goal drift belongs under misalignment",
        links.reason("1", "2", "NearConceptReason").words());
    assertEquals("near concepts: goal drift belongs under misalignment",
        links.reason("2", "1", "NearConceptReason").words());
  }

  @Test
  void conceptInTheNameCountsMoreThanOneInTheText() {
    Linked links = Linked.of(CONCEPTS + """
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:concept c:drift .
        r:2 a airg:Risk ; rdfs:label "Goal drift of agents"@en ; airg:concept c:drift, c:lies .
        r:3 a airg:Risk ; rdfs:label "Deception"@en ; airg:concept c:drift, c:lies .
        """);
    assertEquals(List.of("2", "3"), links.from("1").stream().map(Linked.Read::to).toList());
  }

  @Test
  void siblingsAndParentsAreNamedWithTheirSource() {
    Linked links = Linked.of(FOUR + "r:1 airg:parentRisk r:4 . r:3 airg:parentRisk r:4 .");
    assertEquals("sibling in Ji 2023, under Delta", links.reason("1", "3", "SiblingReason").words());
    assertEquals("parent risk in Ji 2023", links.reason("1", "4", "ParentReason").words());
    assertEquals("child risk in Ji 2023", links.reason("4", "1", "ParentReason").words());
    assertEquals(List.of("4"), links.reason("1", "3", "SiblingReason").via());
  }

  @Test
  void headingsOfOneNameInTwoSourcesConnect() {
    Linked links = Linked.of("""
        r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:parentRisk r:3 .
        r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:parentRisk r:4 .
        r:3 a airg:Risk ; rdfs:label "The others!"@en .
        r:4 a airg:Risk ; rdfs:label "the Others"@en .
        """);
    assertEquals("both under a heading named The others!", links.reason("1", "2", "SharedCategoryReason").words());
  }

  @Test
  void workThatEvidenceCitesCountsForItsRisk() {
    Linked links = Linked.of(
        FOUR + """
            r:1 airg:cites w:a . r:2 airg:evidence <https://w3id.org/airiskgraph/evidence/e> . <https://w3id.org/airiskgraph/evidence/e> airg:cites w:a . w:a rdfs:label "Hubinger et al. (2019)"@en .
            """);
    assertEquals("both cite Hubinger et al. (2019)", links.reason("1", "2", "CitedWorkReason").words());
  }

  @Test
  void sameAuthorAndYearIsWeakerThanTheSameWork() {
    Linked links = Linked.of(FOUR + """
        r:1 airg:cites w:a, w:b . r:2 airg:cites w:c . r:3 airg:cites w:b .
        w:a airg:authorYear "hubinger 2019" . w:c airg:authorYear "hubinger 2019" . w:b rdfs:label "Ngo (2022)"@en .
        """);
    Linked.Ground loose = links.reason("1", "2", "AuthorYearReason");
    assertEquals("both cite Hubinger 2019, perhaps not the same work", loose.words());
    assertTrue(loose.weight() < links.reason("1", "3", "CitedWorkReason").weight());
  }

  @Test
  void ofSeveralAuthorsAndYearsOfAWorkTheFirstCounts() {
    StringBuilder turtle = new StringBuilder();
    for (int i = 1; i <= 6; i++) {
      turtle.append(
          "r:X1 a airg:Risk ; rdfs:label \"alphaX\"@en ; airg:cites w:X1 . w:X1 airg:authorYear \"Adams 201X\" , \"Zorn 202X\" .\n"
              .concat(
                  "r:X2 a airg:Risk ; rdfs:label \"betaX\"@en ; airg:cites w:X2 . w:X2 airg:authorYear \"adams 201X\" .\n")
              .concat(
                  "r:X3 a airg:Risk ; rdfs:label \"gammaX\"@en ; airg:cites w:X3 . w:X3 airg:authorYear \"zorn 202X\" .\n")
              .replace("X", "" + i));
    }
    Linked links = Linked.of(turtle.toString());
    for (int i = 1; i <= 6; i++) {
      assertEquals("both cite Adams 201" + i + ", perhaps not the same work",
          links.reason(i + "1", i + "2", "AuthorYearReason").words());
      assertTrue(links.link(i + "1", i + "3").isEmpty());
    }
  }

  @Test
  void mitigationsConnect() {
    Linked links =
        Linked.of(FOUR + "r:1 airg:mitigatedBy m:a . r:2 airg:mitigatedBy m:a . m:a rdfs:label \"Red teaming\"@en .");
    assertEquals("both treated by Red teaming", links.reason("1", "2", "SharedMitigationReason").words());
  }

  @Test
  void causesConnectOnlyWhenAllThreeAgree() {
    Linked links = Linked.of(
        FOUR + """
            r:1 airg:entity airg:ai ; airg:intent airg:intended ; airg:timing airg:pre .
            r:2 airg:entity airg:ai ; airg:intent airg:intended ; airg:timing airg:pre .
            r:3 airg:entity airg:ai ; airg:intent airg:intended ; airg:timing airg:post .
            airg:ai skos:prefLabel "AI"@en . airg:intended skos:prefLabel "Intentional"@en . airg:pre skos:prefLabel "Pre-deployment"@en .
            """);
    assertEquals("same cause: AI, Intentional, Pre-deployment", links.reason("1", "2", "CausalProfileReason").words());
    assertTrue(links.link("1", "3").isEmpty());
  }

  @Test
  void wordsConnectAcrossInflectionsAndAreShown() {
    Linked links = Linked
        .of("""
            r:1 a airg:Risk ; rdfs:label "Alpha"@en ; airg:summary "Optimizers may pursue the wrong objectives."@en .
            r:2 a airg:Risk ; rdfs:label "Beta"@en ; airg:originalWording "the optimizer's objec- tive is what it may not be"@en .
            r:3 a airg:Risk ; rdfs:label "Gamma"@en ; airg:summary "It may be what the others are."@en .
            """);
    assertEquals("similar wording: optimizer, objective", links.reason("1", "2", "WordingReason").words());
    assertTrue(links.link("1", "3").isEmpty(), "stop words are no ground");
  }

  @Test
  void subdomainsConnectAndDomainsLess() {
    Linked links = Linked.of(FOUR + """
        r:1 airg:subdomain d:7.1 ; airg:domain d:7 . r:2 airg:subdomain d:7.1 ; airg:domain d:7 .
        r:3 airg:subdomain d:7.2 ; airg:domain d:7 .
        d:7.1 skos:notation "7.1" ; skos:prefLabel "Own goals"@en . d:7 skos:notation "7" ; skos:prefLabel "Safety"@en .
        """);
    assertEquals("same sub-domain 7.1 Own goals", links.reason("1", "2", "SubdomainReason").words());
    assertEquals("same domain 7 Safety", links.reason("1", "3", "DomainReason").words());
    assertTrue(links.link("1", "2").orElseThrow().score() > links.link("1", "3").orElseThrow().score());
  }
}
