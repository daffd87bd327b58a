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
  void wordsComeInLowerCaseWithoutPossessive() {
    List<String> words = new ArrayList<>();
    stems.words("Optimizers optimize the Model's Naïveté", (stem, word) -> words.add(stem + " " + word));
    assertEquals(List.of("0 optimizers", "0 optimize", "1 model", "2 naïveté"), words);
  }

  @Test
  void stopWordsAndSingleLettersAreSkipped() {
    assertEquals(List.of(), read("the which of a x 1 themselves"));
    assertEquals(0, stems.size());
  }
}
