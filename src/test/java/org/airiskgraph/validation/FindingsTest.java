package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.validation.ReportEntry;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Finding UNTITLED = onGraph(Severity.WARNING, "b", "A work should have a title.");
  private static final Finding UNDEFINED =
      onGraph(Severity.VIOLATION, "c", "It refers to work:x2024 (airg:cites), which is not defined.");
  private static final Finding UNREADABLE = Finding.ofFile("a.yaml:1:1", "not YAML.", "");

  private static Finding onGraph(Severity severity, String id, String sentence) {
    return new Finding(severity, id, sentence, "Do it.", Optional.of(ReportEntry.create()
        .focusNode(NodeFactory.createURI("http://example.org/" + id)).message(sentence).severity(severity.level())));
  }

  @Test
  void violationsComeFirstThenPlaces() {
    assertEquals(List.of(UNREADABLE, UNDEFINED, UNTITLED),
        new Findings(List.of(UNTITLED, UNDEFINED, UNREADABLE)).all());
  }

  @Test
  void lineNineComesBeforeLineTen() {
    Finding nine = Finding.ofFile("a.yaml:9:14", "A.", "");
    Finding ten = Finding.ofFile("a.yaml:10:2", "A.", "");
    assertEquals(List.of(nine, ten), new Findings(List.of(ten, nine)).all());
  }

  @Test
  void onlyViolationsFail() {
    assertTrue(new Findings(List.of(UNTITLED, UNDEFINED)).fail());
    assertFalse(new Findings(List.of(UNTITLED, onGraph(Severity.INFO, "d", "Nice."))).fail());
  }

  @Test
  void summaryCountsBySeverity() {
    assertEquals("0 violations, 0 warnings", new Findings(List.of()).summary());
    assertEquals("2 violations, 1 warning, 1 info",
        new Findings(List.of(UNTITLED, UNDEFINED, UNREADABLE, onGraph(Severity.INFO, "d", "Nice."))).summary());
  }

  @Test
  void typesAreCountedMostFrequentFirst() {
    Findings findings = new Findings(List.of(UNTITLED, onGraph(Severity.WARNING, "e", "A work should have a title."),
        onGraph(Severity.WARNING, "f", "A page must be one number. Found \"x\"."),
        onGraph(Severity.VIOLATION, "g", "It refers to work:y (airg:cites), which is not defined."), UNDEFINED));
    Map<String, Long> warnings = findings.byType(Severity.WARNING);
    assertEquals(Map.of("A work should have a title.", 2L, "A page must be one number.", 1L), warnings);
    assertEquals(List.of("A work should have a title.", "A page must be one number."),
        List.copyOf(warnings.keySet()));
    assertEquals(Map.of("It refers to … (…), which is not defined.", 2L), findings.byType(Severity.VIOLATION));
    assertEquals(Map.of(), findings.byType(Severity.INFO));
  }

  @Test
  void findingsThatOthersHaveTooAreLeftOutWhereverTheyAreWritten() {
    Findings others = new Findings(List.of(UNTITLED.at("data/bibliography.bib:3:1"), UNREADABLE));
    assertEquals(List.of(UNREADABLE, UNDEFINED),
        new Findings(List.of(UNTITLED, UNDEFINED, UNREADABLE)).without(others).all());
  }

  @Test
  void placeStandsBeforeTheIri() {
    assertEquals("warning: x.bib:3:1 (b): A work should have a title. Do it.", UNTITLED.at("x.bib:3:1").toString());
  }
}
