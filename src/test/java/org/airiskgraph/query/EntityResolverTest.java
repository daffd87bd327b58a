package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityResolverTest {
  private final EntityResolver names = new EntityResolver(Sample.graph(), Sample.IRIS);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      RISK       | 11.01.01                                     | risk/11.01.01
      RISK       | mit1                                         | risk/11.01.01
      RISK       | 11.1.2                                       | risk/11.01.02
      RISK       | risk/11.01.2                                 | risk/11.01.02
      RISK       | MIT2                                         | risk/12.01.02
      RISK       | https://w3id.org/airiskgraph/risk/11.01.02   | risk/11.01.02
      RISK       | <https://w3id.org/airiskgraph/risk/11.01.02> | risk/11.01.02
      RISK       | https://w3id.org/airiskgraph/risk/11.01.02/  | risk/11.01.02
      RISK       | http://localhost:3030/risk/11.01.02          | risk/11.01.02
      RISK       | http://localhost:3030/risk/11.01.02.html     | risk/11.01.02
      RISK       | https://example.org/ai/risk/11.01.02.ttl?x#y | risk/11.01.02
      RISK       | risk/11.01.02                                | risk/11.01.02
      RISK       | /risk/11.01.02.jsonld                        | risk/11.01.02
      RISK       | risk:11.01.02                                | risk/11.01.02
      RISK       | Risk:MIT2                                    | risk/12.01.02
      CONCEPT    | http://127.0.0.1:8080/concept/goal-drift.nt  | concept/goal-drift
      CATALOGUE  | catalogue/act/art-10                         | catalogue/act/art-10
      CATALOGUE  | http://[::1]:3030/catalogue/act/art-10/      | catalogue/act/art-10
      RISK       | Loss of privacy                              | risk/12.01.01
      RISK       | LOSS OF PRIVACY                              | risk/12.01.01
      RISK       | loss-of; privacy!                            | risk/12.01.01
      RISK       | personal data                                | risk/11.01.01
      RISK       | drifting of goals                            | risk/11.01.02
      RISK       | no privacy                                   | risk/12.01.01
      RISK       | person                                       | risk/11.01.01
      RISK       | pers dat                                     | risk/11.01.01
      RISK       | leak of                                      | risk/11.01.01
      RISK       | privacies at                                 | risk/12.01.02
      DOMAIN     | 2                                            | domain/2
      DOMAIN     | 2.1                                          | domain/2.1
      DOMAIN     | leaks                                        | domain/2.1
      SOURCE     | Doe2024                                      | source/12
      SOURCE     | harms                                        | source/12
      WORK       | doe2024                                      | work/doe2024
      CONCEPT    | goal drift                                   | concept/goal-drift
      CATALOGUE  | Art.10                                       | catalogue/act/art-10
      CATALOGUE  | ART.  10                                     | catalogue/act/art-10
      CATALOGUE  | article 10                                   | catalogue/act/art-10
      CATALOGUE  | Art 10                                       | catalogue/act/art-10
      MITIGATION | audits                                       | mitigation/audits
      """)
  void thingIsFoundByAnyOfItsNames(EntityKind kind, String asked, String found) {
    assertEquals(IriFactory.DEFAULT_BASE + found, names.find(kind, asked).getURI());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      11.01.09 | no risk is called "11.01.09"; the nearest identifiers are 11.01.02 and 12.01.01
      1.1.1    | no risk is called "1.1.1"; the nearest identifier is 11.01.01
      99.1.1   | no risk is called "99.1.1"; the nearest identifier is 12.01.04
      risk/1.1.1.ttl | no risk is called "risk/1.1.1.ttl"; the nearest identifier is 11.01.01
      https://w3id.org/airiskgraph/risk/99.01.01 | no risk is called "https://w3id.org/airiskgraph/risk/99.01.01"; the nearest identifier is 12.01.04
      """)
  void identifierOfNoRowIsRefusedWithThoseAroundIt(String asked, String message) {
    assertEquals(message, assertThrows(QueryException.class, () -> names.risk(asked)).getMessage());
  }

  @Test
  void identifierOfARowIsNoConceptAndBringsNoOther() {
    assertEquals("no concept is called \"11.01.09\"; search for a word of its name",
        assertThrows(QueryException.class, () -> names.find(EntityKind.CONCEPT, "11.01.09")).getMessage());
  }

  @Test
  void blanksAroundANameDoNotMatter() {
    assertEquals(names.risk("mit1"), names.risk("  mit1\t"));
  }

  @Test
  void wholeNameIsPreferredToOneThatHoldsIt() {
    assertEquals("11.01.02", GraphReader.id(names.risk("goal drift")));
    assertEquals("12.01.03", GraphReader.id(names.risk("drift late")));
  }

  @Test
  void partInsideAWordIsNoPartOfAName() {
    assertEquals("no risk is called \"erson\"; search for a word of its name", missing(EntityKind.RISK, "erson"));
  }

  @Test
  void thingsOfOtherKindsAreNotMeant() {
    assertTrue(missing(EntityKind.WORK, "audits").startsWith("no work is called \"audits\""));
    assertTrue(
        missing(EntityKind.MITIGATION, "mit1").startsWith("no mitigation is called \"mit1\"; this is the risk "));
    assertTrue(missing(EntityKind.CONCEPT, "11.01.01").startsWith("no concept is called"));
  }

  @Test
  void addressOfNothingIsNotFound() {
    assertEquals(
        "no risk is called \"https://w3id.org/airiskgraph/risk/99\"; search for a word of its name",
        missing(EntityKind.RISK, "https://w3id.org/airiskgraph/risk/99"));
  }

  @Test
  void nameOfSeveralListsThemInOrderWithTheirIdentifiers() {
    assertEquals(
        "2 risks contain \"privacy\"; use one of these identifiers: 12.01.01 Loss of privacy; 12.01.02 Privacy at work",
        missing(EntityKind.RISK, "privacy"));
  }

  @Test
  void identifierOfSeveralListsThem() {
    EntityResolver two = new EntityResolver(Turtle.graph("""
        r:1 a airg:Risk ; rdfs:label "One" ; dct:identifier "same" .
        r:2 a airg:Risk ; rdfs:label "Two" ; dct:identifier "same" .
        """), Sample.IRIS);
    String message = Sample.failure(QueryException.Fault.NOT_FOUND, () -> two.risk("same"));
    assertTrue(message.startsWith("2 risks are called \"same\"; use one of these identifiers: "), message);
    assertTrue(message.contains("1 One") && message.contains("2 Two"), message);
  }

  @Test
  void ofManyOnlyTheFirstSixAreListed() {
    assertEquals(listed(7, 6) + "; …", missing(many(7), "alike"));
    assertEquals(listed(6, 6), missing(many(6), "alike"));
  }

  private static EntityResolver many(int count) {
    return new EntityResolver(Turtle.graph(IntStream.rangeClosed(1, count)
        .mapToObj(i -> "r:" + i + " a airg:Risk ; rdfs:label \"Alike\" .").collect(Collectors.joining("\n"))),
        Sample.IRIS);
  }

  private static String listed(int found, int shown) {
    return found + " risks are called \"alike\"; use one of these identifiers: "
        + IntStream.rangeClosed(1, shown).mapToObj(i -> i + " Alike").collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      goal drfit         | Goal drift (11.01.02)
      lost of privacy    | Loss of privacy (12.01.01)
      privacy at wrok    | Privacy at work (12.01.02)
      persnal data       | Leaks of personal data (11.01.01)
      leeks              | Leaks of personal data (11.01.01)
      12 01 04           | 12.01.04 (12.01.04)
      """)
  void slipOfTheFingerIsOfferedTheNearestName(String typed, String meant) {
    assertEquals("no risk is called \"" + typed + "\"; did you mean \"" + meant.replace(" (", "\" (") + "?",
        missing(EntityKind.RISK, typed));
  }

  @Test
  void suggestedNameIsOfferedWithTheIdentifiersOfAllThatHaveIt() {
    assertTrue(missing(many(2), "alikke").endsWith("; did you mean \"Alike\" (1, 2)?"));
    assertTrue(missing(many(7), "alikke").endsWith("; did you mean \"Alike\" (1, 2, 3, 4, 5, 6, …)?"));
  }

  @ParameterizedTest
  @CsvSource({"zzzzzzzzzzzz", "?!", "phish", "xyz"})
  void whatIsLikeNoNameIsSentToTheSearch(String typed) {
    assertEquals("no domain is called \"" + typed + "\"; search for a word of its name",
        missing(EntityKind.DOMAIN, typed));
  }

  @Test
  void eitherSpellingFindsTheOther() {
    EntityResolver one = new EntityResolver(Turtle.graph("r:1 a airg:Risk ; rdfs:label \"Optimized behavior\" ."),
        Sample.IRIS);
    assertEquals("1", GraphReader.id(one.risk("optimised behaviours")));
  }

  @Test
  void twoLettersAreNoBeginning() {
    assertTrue(missing(EntityKind.RISK, "pe").startsWith("no risk is called \"pe\""));
  }

  @Test
  void wordAsWrittenIsPreferredToItsPluralAndItsPluralToABeginning() {
    EntityResolver several = new EntityResolver(Turtle.graph("""
        r:1 a airg:Risk ; rdfs:label "Mesa goals" . r:2 a airg:Risk ; rdfs:label "Mesas" .
        r:3 a airg:Risk ; rdfs:label "Mesalliance" . r:4 a airg:Risk ; rdfs:label "Big mesas" .
        """), Sample.IRIS);
    assertEquals("4 risks contain \"mes\"; use one of these identifiers: 1 Mesa goals; 2 Mesas; 3 Mesalliance; "
        + "4 Big mesas", missing(several, "mes"));
    assertEquals("1", GraphReader.id(several.risk("mesa")));
    assertEquals("4", GraphReader.id(several.risk("big mesa")));
  }

  @Test
  void identifierThatRepeatsTheNameIsListedOnce() {
    EntityResolver concepts = new EntityResolver(Turtle.graph(
        "c:mesa-goal a airg:Concept ; rdfs:label \"mesa-goal\" . c:mesa-x a airg:Concept ; rdfs:label \"mesa y\" ."),
        Sample.IRIS);
    assertEquals("2 concepts contain \"mesa\"; use one of these identifiers: mesa-goal; mesa-x mesa y",
        Sample.failure(QueryException.Fault.NOT_FOUND, () -> concepts.find(EntityKind.CONCEPT, "mesa")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void emptyNameIsRefused(String typed) {
    assertEquals("found an empty name, expected a risk: its identifier, its name or a part of the name",
        Sample.failure(QueryException.Fault.USAGE, () -> names.risk(typed)));
  }

  @Test
  void addressOfAnotherKindIsRefusedWithBothKinds() {
    assertEquals("found the work https://w3id.org/airiskgraph/work/doe2024, expected a risk",
        Sample.failure(QueryException.Fault.USAGE, () -> names.risk(IriFactory.DEFAULT_BASE + "work/doe2024")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"work/doe2024", "work:doe2024", "http://localhost:3030/work/doe2024.html"})
  void pathOfAnotherKindIsRefusedWithBothKinds(String address) {
    assertEquals("found the work https://w3id.org/airiskgraph/work/doe2024, expected a risk",
        Sample.failure(QueryException.Fault.USAGE, () -> names.risk(address)));
  }

  @Test
  void kindWithoutInstancesFindsNothing() {
    assertTrue(missing(EntityKind.EVIDENCE, "mars").startsWith("no evidence is called \"mars\""));
  }

  @Test
  void nameLongerThanAnyIsRefusedUnread() {
    assertEquals("no risk has a name of 501 characters; expected at most 500",
        missing(EntityKind.RISK, "x".repeat(501)));
    assertTrue(missing(EntityKind.RISK, "x".repeat(500)).startsWith("no risk is called"));
  }

  @Test
  void riskUnderAnotherBaseIsFoundThere() {
    IriFactory own = new IriFactory("http://example.org/");
    EntityResolver elsewhere =
        new EntityResolver(Turtle.graph("<http://example.org/risk/1> a airg:Risk ; rdfs:label \"One\" ."), own);
    assertEquals(own.risk("1"), elsewhere.risk("1"));
    assertEquals(own.risk("1"), elsewhere.risk("one"));
  }

  @Test
  void idIsTheLastPartOfTheAddress() {
    assertEquals("34.02.03", GraphReader.id(NodeFactory.createURI("http://example.org/risk/34.02.03")));
  }

  private String missing(EntityKind kind, String asked) {
    return Sample.failure(QueryException.Fault.NOT_FOUND, () -> names.find(kind, asked));
  }

  private static String missing(EntityResolver names, String asked) {
    return Sample.failure(QueryException.Fault.NOT_FOUND, () -> names.risk(asked));
  }
}
