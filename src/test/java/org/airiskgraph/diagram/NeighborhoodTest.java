package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

class NeighborhoodTest {
  private static Neighborhood around(Node entity) {
    return Neighborhood.of(SmallGraph.reader(), SmallGraph.IRIS, entity, Texts.of(Locale.ENGLISH));
  }

  private static List<String> lines(Neighborhood around) {
    return around.neighbors().stream().map(neighbor -> neighbor.relation() + ": " + neighbor.label()).toList();
  }

  @Test
  void riskHasSourceParentClassificationRelatedRisksAndMitigations() {
    Neighborhood around = around(SmallGraph.IRIS.risk("01.01.01"));
    assertEquals("Hidden goals", around.center().label());
    assertEquals(Optional.of(EntityKind.RISK), around.center().kind());
    assertEquals(List.of("source: Doe2024", "parent: Loss of control", "sub-domain: 7.1 Conflicting goals",
        "concept: deception", "related 1 · 0.50 · Roe2025: Deceptive <models>", "mitigated by: Audits",
        "mitigated by: Probes", "cites: \"Apes\" at work", "cites: The zebra paper"), lines(around));
    assertEquals(0.5, around.neighbors().get(4).weight());
  }

  @Test
  void domainHasItsSubdomainsAndRisks() {
    assertEquals(List.of("narrower: 7.0 System safety, domain only", "narrower: 7.1 Conflicting goals",
        "risk: Hidden goals", "risk: Loss of control"), lines(around(SmallGraph.IRIS.domain("7"))));
  }

  @Test
  void conceptHasItsMitigations() {
    assertTrue(lines(around(SmallGraph.IRIS.concept("deception"))).contains("mitigated by: Audits"));
  }
}
