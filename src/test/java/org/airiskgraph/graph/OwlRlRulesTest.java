package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** What follows from single records; {@link OwlRlRulesIT} compares whole graphs with a rule engine. */
class OwlRlRulesTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  @Test
  void chainsFindTheirSecondStepInTheOntologyOrInTheRecord() {
    OwlRlRules entailment = Ontology.read(IRIS).entailment();
    Node risk = IRIS.risk("99.01.01");
    Node step = IRIS.partOfRisk(risk, "mitigation-1");
    Node mitigation = IRIS.mitigation("test");

    List<Triple> all = entailment.complete(List.of(
        Triple.create(step, AIRG.mitigation, mitigation),
        Triple.create(risk, AIRG.mitigationStep, step),
        Triple.create(risk, AIRG.subdomain, IRIS.domain("7.2"))));

    assertTrue(all.contains(Triple.create(risk, AIRG.domain, IRIS.domain("7"))));
    assertTrue(all.contains(Triple.create(risk, AIRG.mitigatedBy, mitigation)));
    assertTrue(all.contains(Triple.create(mitigation, AIRG.mitigates, risk)), "the inverse of a chain's conclusion");
    assertTrue(all.contains(Triple.create(mitigation, AIRG.actsOn, risk)), "and what is wider than that");
    assertEquals(Set.copyOf(all).size(), all.size(), "each once");
  }

  @Test
  void pointingToAThingDoesNotMakeItDescribed() {
    Node work = IRIS.work("nobody1999");

    List<Triple> all = Ontology.read(IRIS).entailment()
        .complete(List.of(Triple.create(IRIS.risk("99.01.01"), AIRG.cites, work)));

    assertTrue(all.contains(Triple.create(work, AIRG.term("citedBy"), IRIS.risk("99.01.01"))));
    assertFalse(all.stream().anyMatch(triple -> triple.getPredicate().equals(RDF.type.asNode())));
  }
}
