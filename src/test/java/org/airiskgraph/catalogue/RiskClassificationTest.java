package org.airiskgraph.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskClassificationTest {
  private static final Optional<CausalFactor> NONE = Optional.empty();

  @Test
  void onlyTheCodesOfTheTaxonomyAreSubdomains() {
    List<String> codes = IntStream.rangeClosed(0, 9).boxed()
        .flatMap(domain -> IntStream.rangeClosed(0, 9).mapToObj(sub -> domain + "." + sub))
        .filter(RiskClassification::isSubdomain).toList();
    assertEquals(
        List.of("1.0", "1.1", "1.2", "1.3", "2.0", "2.1", "2.2", "3.0", "3.1", "3.2", "4.0", "4.1", "4.2", "4.3", "5.0",
            "5.1",
            "5.2", "6.0", "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "7.0", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6"),
        codes);
    assertThrows(IllegalArgumentException.class, () -> new RiskClassification(Optional.of("8.1"), NONE, NONE, NONE));
  }

  @Test
  void valueStandsOnlyWhereItsQuestionIsAsked() {
    Optional<CausalFactor> human = Optional.of(CausalFactor.ENTITY_HUMAN);
    Optional<CausalFactor> meant = Optional.of(CausalFactor.INTENT_INTENTIONAL);
    Optional<CausalFactor> before = Optional.of(CausalFactor.TIMING_PRE_DEPLOYMENT);
    assertEquals(human, new RiskClassification(Optional.empty(), human, meant, before).entity());
    assertThrows(IllegalArgumentException.class, () -> new RiskClassification(Optional.empty(), meant, NONE, NONE));
    assertThrows(IllegalArgumentException.class, () -> new RiskClassification(Optional.empty(), NONE, before, NONE));
    assertThrows(IllegalArgumentException.class, () -> new RiskClassification(Optional.empty(), NONE, NONE, human));
  }

  @Test
  void excludedIsACodeOfItsOwn() {
    assertTrue(new RiskClassification(Optional.of("X.1"), NONE, NONE, NONE).isExcluded());
    assertFalse(new RiskClassification(Optional.of("7.1"), NONE, NONE, NONE).isExcluded());
    assertFalse(new RiskClassification(Optional.empty(), NONE, NONE, NONE).isExcluded());
  }

  @Test
  void everyQuestionHasThreeAnswersAndOneThatIsNone() {
    for (CausalFactor.Kind kind : CausalFactor.Kind.values()) {
      assertEquals(3, kind.factors().stream().filter(CausalFactor::isCoded).count());
      assertFalse(kind.ofCode(4).orElseThrow().isCoded());
      assertEquals("not-coded", kind.ofCode(4).orElseThrow().slug());
      assertEquals(Optional.empty(), kind.ofCode(5));
    }
    assertTrue(Arrays.stream(CausalFactor.values()).allMatch(f -> f.kind().ofSlug(f.slug()).equals(Optional.of(f))));
    assertTrue(
        Arrays.stream(RiskLevel.values()).allMatch(level -> RiskLevel.of(level.slug()).equals(Optional.of(level))));
  }
}
