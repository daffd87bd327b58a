package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingNormalizerTest {
  private static String normalized(String word) {
    char[] letters = (word + "zzz").toCharArray();
    return new String(letters, 0, SpellingNormalizer.normalize(letters, word.length()));
  }

  @ParameterizedTest
  @CsvSource({"behaviour, behavior", "behavioural, behavioral", "misbehaviours, misbehaviors", "artefacts, artifacts",
      "centred, centerd", "defences, defenses", "fulfilling, fulfiling", "judgements, judgments", "labelled, labeled",
      "licences, licenses", "modelling, modeling", "programmes, programs", "sceptical, skeptical",
      "travellers, travelers"})
  void britishBeginningBecomesTheAmericanOne(String british, String american) {
    assertEquals(american, normalized(british));
  }

  @ParameterizedTest
  @CsvSource({"organise, organize", "optimised, optimized", "optimising, optimizing", "optimiser, optimizer",
      "recognisable, recognizable", "organisation, organization", "organisational, organizational",
      "analyse, analyze", "analysed, analyzed", "analysing, analyzing", "analyser, analyzer"})
  void britishEndingBecomesTheAmericanOne(String british, String american) {
    assertEquals(american, normalized(british));
    assertEquals(american, normalized(american));
  }

  @Test
  void beginningAndEndingChangeBoth() {
    assertEquals("colorized", normalized("colourised"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"programmed", "programmer", "cancellation"})
  void wordThatBeginsLikeABritishOneByChanceStays(String word) {
    assertEquals(word, normalized(word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "rise", "wised", "color", "behave", "behavior", "discolour", "analysis", "surprises",
      "organisations"})
  void otherWordStays(String word) {
    assertEquals(word, normalized(word));
  }

  @Test
  void lettersAfterTheWordArePartOfNothing() {
    assertEquals("organi", new String("organisex".toCharArray(), 0,
        SpellingNormalizer.normalize("organisex".toCharArray(), 6)));
    char[] behaviour = "behaviourzz".toCharArray();
    assertEquals(7, SpellingNormalizer.normalize(behaviour, 7));
  }
}
