package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> WORDS =
      List.of("related", "serve", "search", "stats", "show", "--format", "--links");

  @ParameterizedTest
  @CsvSource({"relatd, related", "RELATED, related", "serv, serve", "saerch, search", "sho, show", "sta, stats",
      "--formt=csv, --format", "rel, related",
      "state, stats", "shaw, show", "xhxw, show"})
  void slipsAndBeginningsAreUnderstood(String typed, String meant) {
    assertEquals(Optional.of(meant), Suggestions.of(typed, WORDS));
  }

  @ParameterizedTest
  @CsvSource({"frobnicate", "xyzw", "q", "r", "se", "''"})
  void whatIsLikeNoneStaysAlone(String typed) {
    assertEquals(Optional.empty(), Suggestions.of(typed, WORDS.subList(0, 4)));
  }

  @ParameterizedTest
  @CsvSource({"phish, ''", "xyz, ''", "deception alinement, Deceptive alignment", "halucination, Hallucinations",
      "jailbraek, Jailbreak of models", "misaligning, Misalignment", "invest, ''", "models, Jailbreak of models",
      "of it, ''", "a b, ''", "we of, ''", "wry, ''", "coats, High investment costs", "cots, ''",
      "models colapse, ''", "high investment coats, High investment costs"})
  void onlyNamesWithAWordInCommonOrMistypedAreSuggested(String typed, String meant) {
    List<String> names = List.of("High investment costs", "Deceptive alignment", "Hallucinations",
        "Jailbreak of models", "Misalignment", "Why", "Of a we");
    assertEquals(Optional.of(meant).filter(name -> !name.isEmpty()), Suggestions.ofNames(typed, names));
  }

  @ParameterizedTest
  @CsvSource({"mesaoptimization, Mesa-optimization", "mesaoptimzation, Mesa-optimization",
      "algorithmicbias, Algorithmic bias", "algorithmicbiases, Algorithmic bias", "over reliance, Overreliance",
      "ofawe, ''", "modelcollapse, ''",
      "algorithmobjectives, ''", "harmbias, Harm by algorithmic bias"})
  void missingBlankOrHyphenIsUnderstood(String typed, String meant) {
    List<String> names = List.of("Harm by algorithmic bias", "Mesa-optimization objectives", "Mesa-optimization",
        "Algorithmic bias", "Overreliance", "Of a we");
    assertEquals(Optional.of(meant).filter(name -> !name.isEmpty()), Suggestions.ofNames(typed, names));
  }

  @ParameterizedTest
  @CsvSource({"rsk, risk", "jsn, json", "cvs, csv", "Tabel, table", "conc, concept", "turtle, ''", "odt, ''",
      "9.9, ''"})
  void onlyAValueOneSlipAwayIsNear(String typed, String meant) {
    assertEquals(Optional.of(meant).filter(value -> !value.isEmpty()), Suggestions.near(typed,
        List.of("table", "csv", "tsv", "json", "xml", "risk", "concept", "7.9")));
  }

  @Test
  void ofWordsAsNearAsEachOtherTheFirstInTheAlphabetIsMeant() {
    assertEquals(Optional.of("bat"), Suggestions.of("xat", List.of("cat", "bat", "rat")));
  }

  @Test
  void twoLettersAreTooFewToBeABeginning() {
    assertEquals(Optional.of("set"), Suggestions.of("se", List.of("seat", "set")));
  }

  @Test
  void wordInOtherLettersIsTheSame() {
    assertEquals(Optional.of("ab"), Suggestions.of("AB", List.of("ab", "abc")));
  }

  @Test
  void beginningIsAsGoodAsOneSlip() {
    assertEquals(Optional.of("counts-by-domain"), Suggestions.of("counts-by", List.of("counts", "counts-by-domain")));
    assertEquals(Optional.of("abc"), Suggestions.of("abd", List.of("abc", "abdomen-of-ants")));
    assertEquals(Optional.of("abd"), Suggestions.of("abd", List.of("abc", "abd", "abdomen-of-ants")));
  }
}
