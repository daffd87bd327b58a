package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelatedRiskTest {
  @Test
  void linkHasItsRiskScoreAndReasonsHeaviestFirst() {
    List<RelatedRisk> related = RelatedRisk.of(SmallGraph.reader(), SmallGraph.IRIS.risk("01.01.01"));
    assertEquals(1, related.size());
    assertEquals("Deceptive <models>", related.get(0).risk().label());
    assertEquals("Roe2025", related.get(0).risk().note());
    assertEquals("link-1", related.get(0).fragment());
    assertEquals("0.50", related.get(0).roundedScore());
    assertEquals(LinkKind.SAME_RISK, related.get(0).kind());
    assertEquals(Map.of(LinkKind.SAME_RISK, related), RelatedRisk.grouped(related));
    assertEquals(List.of("shared concept", "same cause"),
        related.get(0).reasons().stream().map(RelatedRisk.Reason::text).toList());
    assertEquals("reason-2", related.get(0).reasons().get(0).fragment());
  }

  @Test
  void riskWithoutLinksHasNoRelatedRisks() {
    assertEquals(List.of(), RelatedRisk.of(SmallGraph.reader(), SmallGraph.IRIS.risk("02.01.00")));
  }
}
