package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StemDictionaryTest {
  private final StemDictionary stems = new StemDictionary();

  private List<Integer> read(String text) {
    List<Integer> found = new ArrayList<>();
    stems.read(text, found::add);
    return found;
  }

  @Test
  void stemsAreNumberedInTheOrderOfTheirFirstOccurrence() {
    assertEquals(List.of(0, 1, 0), read("deceptive models deceptively"));
    assertEquals(List.of(2, 1), read("harm model"));
    assertEquals(3, stems.size());
  }

  @Test
  void wordShownIsTheFirstOneInLowerCaseWithoutPossessive() {
    read("Optimizers optimize the Model's Naïveté");
    assertEquals(List.of("optimizers", "model", "naïveté"), List.of(stems.word(0), stems.word(1), stems.word(2)));
  }

  @Test
  void stopWordsAndSingleLettersAreSkipped() {
    assertEquals(List.of(), read("the which of a x 1 themselves"));
    assertEquals(0, stems.size());
  }
}
