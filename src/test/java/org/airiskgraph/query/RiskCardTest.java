package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RiskCardTest {
  private static RiskCard card(String id) {
    return RiskCard.of(SmallGraph.reader(), SmallGraph.IRIS.risk(id));
  }

  @Test
  void cardHoldsWhatTheGraphStates() {
    RiskCard card = card("01.01.01");
    assertEquals(List.of("01.01.01", "mit7", "1.1.1"), card.identifiers());
    assertEquals("Risk sub-category", card.level());
    assertEquals(Optional.of("Doe2024"), card.source().map(Entity::label));
    assertEquals(Optional.of("Loss of control"), card.parent().map(Entity::label));
    assertEquals(2, card.classification().mappedRisks());
    assertEquals(List.of("Probes", "Training"), card.steps().stream().map(step -> step.mitigation().label()).toList());
    assertEquals(Optional.of("Source 3"), card.steps().get(0).reference());
  }

  @Test
  void factorThatWasNotCodedIsEmpty() {
    List<RiskCard.Factor> factors = card("01.01.01").classification().factors();
    assertEquals(List.of("entity", "intent", "timing"), factors.stream().map(RiskCard.Factor::name).toList());
    assertEquals("2", factors.get(0).value().orElseThrow().note());
    assertEquals(Optional.empty(), factors.get(2).value());
  }

  /** Lists that the query gives besides; the card has them as lists of their own. */
  private static final Set<String> LISTS = Set.of("child", "not coded", "evidence", "related risk");

  @Test
  void queryListsChildrenEvidenceAndRelatedRisksToo() {
    List<String> fields;
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(SmallGraph.graph()))
        .query(QueryLibrary.bundled().get("risk-card").with(Map.of("risk", SmallGraph.IRIS.risk("01.01.01"))))
        .build()) {
      fields = execution.select().stream()
          .map(row -> ResultWriter.text(row, "field") + ": " + ResultWriter.text(row, "value")).toList();
    }
    assertTrue(fields.contains("evidence: page 13"), fields::toString);
    assertTrue(fields.contains("related risk: Deceptive <models>"), fields::toString);
  }

  /** The raw identifier of a workbook is on the card alone. */
  @ParameterizedTest
  @ValueSource(strings = {"01.01.00", "01.01.01", "02.01.00"})
  void cardAgreesWithTheCannedQuery(String id) {
    Node risk = SmallGraph.IRIS.risk(id);
    List<String> rows;
    try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.wrap(SmallGraph.graph()))
        .query(QueryLibrary.bundled().get("risk-card").with(Map.of("risk", risk))).build()) {
      rows = execution.select().stream()
          .map(row -> ResultWriter.text(row, "field") + ": " + ResultWriter.text(row, "value"))
          .filter(row -> !row.startsWith("identifier")).filter(row -> !LISTS.contains(row.replaceFirst(":.*", "")))
          .toList();
    }
    // Of a measure the card says its rank and why; in the query that would exceed the bounds of the endpoint.
    assertEquals(rows, card(id).fields().stream().map(field -> field.name() + ": " + field.value())
        .map(row -> row.replaceFirst("^(derived measure: )\\d+\\. (.*) \\(.*\\)$", "$1$2"))
        .filter(row -> !row.startsWith("identifier")).toList());
  }
}
