package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

/** Risks are numbered from 0 in the order of their ids. */
class DuplicateDetectorTest {
  private static DuplicateDetector detector(String turtle) {
    return new DuplicateDetector(new RiskTable(Turtle.graph(turtle)));
  }

  @Test
  void sameNameInOneSourceIsADuplicateUnlessBothTextsDiffer() {
    DuplicateDetector found = detector("""
        r:1 a airg:Risk ; rdfs:label "Goal drift" ; airg:sourceDocument s:1 ; airg:summary "One." .
        r:2 a airg:Risk ; rdfs:label "goal-drift" ; airg:sourceDocument s:1 .
        r:3 a airg:Risk ; rdfs:label "Goal drift" ; airg:sourceDocument s:1 ; airg:summary "Two." .
        r:4 a airg:Risk ; rdfs:label "Goal drift" ; airg:sourceDocument s:2 ; airg:summary "One." .
        r:5 a airg:Risk ; rdfs:label "Goal drift" ; airg:sourceDocument s:1 ; airg:summary "one" .
        """);
    assertTrue(found.are(0, 1) && found.are(1, 0) && found.are(0, 4));
    assertFalse(found.are(0, 2) || found.are(0, 3) || found.are(0, 0));
    assertEquals(List.of(0, 1), found.earlier(4));
    assertEquals(List.of(), found.earlier(0));
  }

  @Test
  void sameTextUnderOtherNamesIsNoDuplicate() {
    assertFalse(detector("""
        r:1 a airg:Risk ; rdfs:label "Fraud" ; airg:sourceDocument s:1 ; airg:summary "Fraud and theft." .
        r:2 a airg:Risk ; rdfs:label "Theft" ; airg:sourceDocument s:1 ; airg:summary "Fraud and theft." .
        """).are(0, 1));
  }

  @Test
  void plainTextHasLettersDigitsAndSingleBlanksOnly() {
    assertEquals("a b 2 é", DuplicateDetector.plain(" A--b…2 (É) "));
  }
}
