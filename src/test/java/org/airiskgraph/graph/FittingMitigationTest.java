package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FittingMitigationTest {
  private final List<FittingMitigation> fits =
      FittingMitigation.of(SmallGraph.reader(), SmallGraph.IRIS.risk("01.01.01"));

  @Test
  void mitigationsAreByRankAndSayWhyTheyFit() {
    assertEquals(List.of("step of the strategy", "step of the strategy", "meant for this risk",
        "acts on the sub-domain 7.1"), fits.stream().map(FittingMitigation::because).toList());
    assertEquals(List.of("Probes", "Training", "Audits", "Tests"),
        fits.stream().map(fit -> fit.mitigation().label()).toList());
    assertEquals(Optional.of(SmallGraph.IRIS.domain("7.1")), fits.get(3).via());
  }

  @Test
  void lineHasTheStrengthOfTheEvidenceOnlyWhereItIsStated() {
    assertEquals("1. Probes (evidence: Limited; step of the strategy)", fits.get(0).line());
    assertEquals("2. Training (step of the strategy)", fits.get(1).line());
    assertEquals(fits.get(0).line() + ": Read goals from activations.", fits.get(0).described());
    assertEquals(fits.get(1).line(), fits.get(1).described());
  }

  @Test
  void stepThatActsOnAConceptNamesIt() {
    GraphReader reader = new GraphReader(Turtle.graph("""
        r:09.01.00 airg:mitigationFit <https://w3id.org/airiskgraph/risk/09.01.00#a>,
          <https://w3id.org/airiskgraph/risk/09.01.00#b> .
        <https://w3id.org/airiskgraph/risk/09.01.00#a> airg:mitigation m:audits ; airg:rank 1 ; airg:fitsBy "own strategy" ; airg:via c:deception .
        <https://w3id.org/airiskgraph/risk/09.01.00#b> airg:mitigation m:tests ; airg:rank 2 ; airg:fitsBy "concept" ; airg:via c:deception .
        c:deception skos:prefLabel "deception"@en .
        """));
    assertEquals(List.of("step of the strategy, acts on the concept deception", "acts on the concept deception"),
        FittingMitigation.of(reader, SmallGraph.IRIS.risk("09.01.00")).stream().map(FittingMitigation::because)
            .toList());
  }
}
