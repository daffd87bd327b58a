package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.SmallGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskViewTest {
  private static RiskView view(String id) {
    return RiskView.of(new PageLinks(SmallGraph.reader(), SmallGraph.IRIS), SmallGraph.IRIS.risk(id));
  }

  @Test
  void factorsLinkToTheRisksThatShareThem() {
    assertEquals(List.of(
        new ResourceView.Field("Entity", List.of(new Hyperlink("2 - AI", "/repository?entity=ai"))),
        new ResourceView.Field("Intent", List.of(new Hyperlink("1 - Intentional", "/repository?intent=intentional"))),
        new ResourceView.Field("Timing", List.of(new Hyperlink("not coded", "")))), view("01.01.01").factors());
  }

  @Test
  void wordingsAreReadable() {
    assertEquals(List.of("The model may pursue other goals."), view("01.01.01").wordings());
  }

  @ParameterizedTest
  @CsvSource({"**Bold** start, Bold start", "a*b*c, abc", "5 * 3 * 2, 5 * 3 * 2", "two ** stars, two ** stars"})
  void asterisksOfBoldTypeAreLeftOut(String wording, String expected) {
    assertEquals(expected, RiskView.readable(wording));
  }

  @Test
  void stepsHaveTheSummaryAndLabeledPropertiesOfTheMitigation() {
    RiskView.Step step = view("01.01.01").steps().get(0);
    assertEquals(Optional.of("Read goals from activations."), step.summary());
    assertEquals("Evidence: Limited", step.properties());
  }

  @Test
  void suggestedMitigationsExcludeTheStrategyAndStateTheirReason() {
    assertEquals(List.of(new Hyperlink("Audits", "/mitigation/audits", "for this risk"),
        new Hyperlink("Tests", "/mitigation/tests", "applies to sub-domain 7.1")), view("01.01.01").suggested());
    assertEquals(List.of("applies to deception"), view("02.01.00").suggested().stream().map(Hyperlink::note).toList());
  }

  @Test
  void evidenceHasItsPage() {
    assertEquals(List.of(new RiskView.Passage("01.01.01.a", Optional.empty(), Optional.of("13"), List.of())),
        view("01.01.01").evidence());
  }
}
