package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for mistyped names. */
public final class Suggestions {
  /** Letters of a word, other than a number, that may be the reason to suggest a name. */
  private static final int SHORTEST = 3;

  /** Edits in words too short for {@link #isSlip} by which a name of several words may differ. */
  private static final int MOST_SLIPS = 2;

  private Suggestions() {}

  /**
   * The candidate with the smallest edit distance to {@code typed}, if that is at most half the input's length; a
   * candidate that {@code typed} is the beginning of counts as one edit away. What follows a {@code =} is ignored.
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String word = typed.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
    int most = Math.max(2, word.length() / 2);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    Comparator<String> slips = Comparator.comparingInt(other -> {
      int slip = distance.apply(word, other.toLowerCase(Locale.ROOT));
      return slip == 0 ? 0 : word.length() > 2 && begins(other, word) ? 1 : slip < 0 ? Integer.MAX_VALUE : slip;
    });
    return known.stream()
        .filter(other -> distance.apply(word, other.toLowerCase(Locale.ROOT)) >= 0
            || word.length() > 2 && begins(other, word))
        .min(slips.thenComparing(other -> !other.startsWith(typed.substring(0, Math.min(1, typed.length()))))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean begins(String other, String word) {
    return other.regionMatches(true, 0, word, 0, word.length());
  }

  /**
   * The name that is nearest to {@code typed} by edit distance, as a whole or in as many of its words as were typed.
   * Only names that have most of the typed words are suggested, or one of them if the whole is at most two edits away. A
   * name has a word if it has its stem, or a word that differs from it by a slip. Stop words and words of one or two
   * letters, which stand in many names, do not count.
   */
  static Optional<String> ofNames(String typed, Collection<String> names) {
    EnglishAnalyzer words = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
    EnglishAnalyzer stems = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
    List<String> typedWords = words.words(EntityResolver.separated(typed));
    List<String> telling =
        typedWords.stream().filter(word -> isTelling(word) && !stems.words(word).isEmpty()).toList();
    String whole = String.join(" ", typedWords);
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, whole.length() / 3));
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      List<String> nameWords = words.words(EntityResolver.separated(name));
      int edits = parts(nameWords, typedWords.size()).stream().mapToInt(part -> distance.apply(whole, part))
          .filter(slips -> slips >= 0).min().orElse(Integer.MAX_VALUE);
      if (edits < least) {
        List<String> nameStems = stems.words(name);
        long shared = telling.stream().filter(word -> stems.words(word).stream().anyMatch(nameStems::contains)
            || nameWords.stream().anyMatch(other -> isSlip(word, other))).count();
        if (2 * shared > telling.size() || shared > 0 && edits <= MOST_SLIPS) {
          nearest = name;
          least = edits;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isTelling(String word) {
    return word.length() >= SHORTEST || word.matches("\\d+");
  }

  /** One edit in a word of five letters or more, two in one of eight or more; two neighbors swapped are one edit. */
  private static boolean isSlip(String typed, String word) {
    int length = Math.min(typed.length(), word.length());
    int most = length < 5 ? 0 : length < 8 ? 1 : 2;
    return LevenshteinDistance.getDefaultInstance().apply(typed, word) <= most
        || most > 0 && isSwapped(typed, word);
  }

  private static boolean isSwapped(String typed, String word) {
    for (int i = 0; typed.length() == word.length() && i + 1 < word.length(); i++) {
      if (word.equals(typed.substring(0, i) + typed.charAt(i + 1) + typed.charAt(i) + typed.substring(i + 2))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> parts(List<String> name, int words) {
    List<String> parts = new ArrayList<>(List.of(String.join(" ", name)));
    for (int i = 0; i + words <= name.size(); i++) {
      parts.add(String.join(" ", name.subList(i, i + words)));
    }
    return parts;
  }
}
