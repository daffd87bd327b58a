package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishAnalyzerTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Mesa-Optimization, e.g. AI/ML    | mesa optimization e.g ai ml
      a model's and the models’ naïveté | a model and the models naivete
      Zu\u0308rich                     | zurich
      ''                               |
      ?! -- …                          |
      """)
  void wordsAreLowerCaseWithoutAccentsAndPossessives(String text, String words) {
    assertEquals(words == null ? "" : words, join(EnglishAnalyzer.Form.WORD, text));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      policies harms systems           | policy harm system
      behaviours misbehaviour          | behavior misbehavior
      organisations analysed           | organization analyzed
      modelling labelled programmes    | modeling labeled program
      programmer cancellation rise     | programmer cancellation rise
      promise                          | promize
      licence defences judgement       | license defense judgment
      """)
  void singularFormsHaveOneSpelling(String text, String words) {
    assertEquals(words, join(EnglishAnalyzer.Form.SINGULAR, text));
  }

  @Test
  void stemsAreThoseOfWordsThatTellASubject() {
    assertEquals("deceiv model optim behavior",
        join(EnglishAnalyzer.Form.STEM, "The deceiving models, which you were optimising: a x behaviour"));
  }

  @Test
  void searchSeesEachWordAsWrittenAndAsItsStemOnce() {
    assertEquals("of behaviours behavior of goal",
        join(EnglishAnalyzer.Form.WORD_AND_STEM, "of Behaviours of goal"));
  }

  private static String join(EnglishAnalyzer.Form form, String text) {
    return String.join(" ", new EnglishAnalyzer(form).words(text == null ? "" : text));
  }

  @Test
  void oneAnalyzerReadsManyTexts() {
    EnglishAnalyzer words = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
    assertEquals(List.of("one"), words.words("one"));
    assertEquals(List.of("two", "three"), words.words("two three"));
  }
}
