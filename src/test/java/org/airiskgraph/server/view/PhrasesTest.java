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

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"One. Two. Three. | One. | Two. Three.", "Only one. | Only one. | ''",
      "See Ji et al. They say so. | See Ji et al. They say so. | ''",
      "Use e.g. Probes. Then stop. | Use e.g. Probes. | Then stop.",
      "In 2019. Later. | In 2019. | Later.", "'' | '' | ''"})
  void textIsSplitAfterItsFirstSentence(String text, String first, String rest) {
    assertEquals(java.util.List.of(first, rest), Phrases.split(text));
  }
}
