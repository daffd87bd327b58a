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
    return RiskView.of(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS), SmallGraph.IRIS.risk(id), false);
  }

  @Test
  void factorsLinkToTheRisksThatShareThem() {
    assertEquals(List.of(
        new ResourceView.Field("Entity", List.of(new Hyperlink("AI", "/repository?entity=ai"))),
        new ResourceView.Field("Intent", List.of(new Hyperlink("Intentional", "/repository?intent=intentional"))),
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
  void measuresHaveTheSummaryAndLabeledPropertiesOfTheMitigation() {
    RiskView.Measure measure = view("01.01.01").measures().get(0);
    assertEquals(Optional.of("Read goals from activations."), measure.summary());
    assertEquals("Limited", measure.evidence());
    assertEquals("activation monitoring, linear probes", measure.names());
  }

  @Test
  void measuresAreTheStrategyAndThenTheOthersByRankWithTheirReason() {
    assertEquals(List.of("Probes: step of the strategy", "Training: step of the strategy",
        "Audits: meant for this risk", "Tests: acts on the sub-domain 7.1"), reasons("01.01.01"));
    assertEquals(List.of("Audits: acts on the concept deception"), reasons("02.01.00"));
    assertEquals(List.of(1, 2),
        view("01.01.01").measures().stream().flatMap(m -> m.step().stream()).map(step -> step.rank()).toList());
  }

  private static List<String> reasons(String risk) {
    return view(risk).measures().stream().map(m -> m.fit().mitigation().label() + ": " + m.fit().because()).toList();
  }

  @Test
  void evidenceHasItsPage() {
    assertEquals(List.of(new RiskView.Passage("01.01.01.a", Optional.empty(), Optional.of("13"), List.of())),
        view("01.01.01").evidence());
  }
}
