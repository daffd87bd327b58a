package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggestions for mistyped names. */
public final class Suggestions {
  /** Letters of a word, other than a number, that may be the reason to suggest a name. */
  private static final int SHORTEST = 3;

  /** Edits in words too short for {@link #isSlip} by which a name of several words may differ. */
  private static final int MOST_SLIPS = 2;

  /** Letters of a name without its blanks that may be the reason to suggest it. */
  private static final int SHORTEST_JOINED = 6;

  private Suggestions() {}

  /**
   * A name in which some words in a row, written as one, are nearly what was typed.
   *
   * @param edits between that one word and what was typed
   * @param words of the whole name
   */
  private record Joined(String name, int edits, int words) {}

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

  /**
   * The candidate that {@code typed} is a slip away from: one letter more, less or other, two neighbors swapped, or the
   * end left out. Codes with digits are as near to each other as that without being meant.
   */
  public static Optional<String> near(String typed, Collection<String> known) {
    String word = typed.toLowerCase(Locale.ROOT);
    return of(word, known).filter(other -> word.chars().noneMatch(Character::isDigit)
        && (isOneAway(word, other.toLowerCase(Locale.ROOT)) || word.length() >= SHORTEST && begins(other, word)));
  }

  private static boolean begins(String other, String word) {
    return other.regionMatches(true, 0, word, 0, word.length());
  }

  /**
   * The name that is nearest to {@code typed} by edit distance, as a whole or in as many of its words as were typed.
   * Only names that have most of the typed words are suggested, or one of them if the whole is at most two edits away. A
   * name has a word if it has its stem, or a word that differs from it by a slip. Stop words and words of one or two
   * letters, which stand in many names, do not count. A name that differs only by blanks and hyphens is the nearest.
   */
  static Optional<String> ofNames(String typed, Collection<String> names) {
    EnglishAnalyzer words = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
    EnglishAnalyzer stems = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
    List<String> typedWords = words.words(EntityResolver.separated(typed));
    List<String> telling =
        typedWords.stream().filter(word -> isTelling(word) && !stems.words(word).isEmpty()).toList();
    String whole = String.join(" ", typedWords);
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, whole.length() / 3));
    Optional<Joined> joined = names.stream().map(name -> joined(typedWords, name, words.words(name)))
        .filter(name -> name.edits() <= MOST_SLIPS)
        .min(Comparator.comparingInt(Joined::edits).thenComparingInt(Joined::words));
    if (joined.filter(name -> name.edits() == 0).isPresent()) {
      return joined.map(Joined::name);
    }
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
    return Optional.ofNullable(nearest).or(() -> joined.map(Joined::name))
        .or(() -> typedWords.size() == 1 ? split(whole, names, stems).flatMap(two -> ofNames(two, names))
            : Optional.empty());
  }

  private static Joined joined(List<String> typed, String name, List<String> nameWords) {
    String one = String.join("", typed);
    int least = Integer.MAX_VALUE;
    for (int from = 0; one.length() >= SHORTEST_JOINED && from < nameWords.size(); from++) {
      StringBuilder neighbors = new StringBuilder();
      for (int to = from; to < nameWords.size() && neighbors.length() < one.length(); to++) {
        neighbors.append(nameWords.get(to));
        boolean isSpacedOtherwise = to - from + 1 != typed.size();
        if (isSpacedOtherwise && isSlip(one, neighbors.toString())) {
          least = Math.min(least, edits(one, neighbors.toString()));
        }
      }
    }
    return new Joined(name, least, nameWords.size());
  }

  /** The word as two, each a word of some name, if it can be split so. */
  private static Optional<String> split(String word, Collection<String> names, EnglishAnalyzer stems) {
    Set<String> known = names.stream().flatMap(name -> stems.words(name).stream()).collect(Collectors.toSet());
    return IntStream.rangeClosed(SHORTEST, word.length() - SHORTEST)
        .mapToObj(at -> List.of(word.substring(0, at), word.substring(at)))
        .filter(two -> two.stream().allMatch(part -> stems.words(part).stream().anyMatch(known::contains)))
        .map(two -> String.join(" ", two)).findFirst();
  }

  private static boolean isTelling(String word) {
    return word.length() >= SHORTEST || word.matches("\\d+");
  }

  /** One edit in a word of five letters or more, two in one of eight or more; two neighbors swapped are one edit. */
  private static boolean isSlip(String typed, String word) {
    int length = Math.min(typed.length(), word.length());
    int most = length < 5 ? 0 : length < 8 ? 1 : 2;
    // The lengths first: comparing takes time with their product, and anybody may type anything.
    return Math.abs(typed.length() - word.length()) <= most
        && (edits(typed, word) <= most || most > 0 && isOneAway(typed, word));
  }

  private static int edits(String typed, String word) {
    return LevenshteinDistance.getDefaultInstance().apply(typed, word);
  }

  /** One letter more, less or other, or two neighbors swapped. */
  private static boolean isOneAway(String typed, String word) {
    return new DamerauLevenshteinDistance(1).apply(typed, word) >= 0;
  }

  private static List<String> parts(List<String> name, int words) {
    List<String> parts = new ArrayList<>(List.of(String.join(" ", name)));
    for (int i = 0; i + words <= name.size(); i++) {
      parts.add(String.join(" ", name.subList(i, i + words)));
    }
    return parts;
  }
}
