package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  @ParameterizedTest
  @CsvSource({"0, 0 risks", "1, 1 risk", "2, 2 risks", "1612, '1,612 risks'"})
  void countHasItsNounInSingularOrPlural(long number, String expected) {
    assertEquals(expected, Phrases.count(number, "risk"));
  }

  @ParameterizedTest
  @CsvSource({"risk, Risk", "actsOnAll, Acts on all", "from_label, From label", "'', ''"})
  void headingSplitsTheNameOfAVariable(String variable, String expected) {
    assertEquals(expected, Phrases.heading(variable));
  }

  @ParameterizedTest
  @CsvSource({"no such file, No such file.", "did you mean x?, Did you mean x?", "Done., Done.",
      "related-risks has no parameter x, related-risks has no parameter x."})
  void sentenceHasACapitalAndAFullStop(String message, String expected) {
    assertEquals(expected, Phrases.sentence(message));
  }
}
