package org.airiskgraph.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that somebody probably meant. */
public final class Suggestions {
  private Suggestions() {}

  /** The one of {@code known} that is fewest typing slips away from {@code typed}, unless half of it differs. */
  public static Optional<String> of(String typed, Collection<String> known) {
    String word = typed.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
    int most = Math.max(2, word.length() / 2);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    Comparator<String> slips = Comparator.comparingInt(other -> {
      int slip = distance.apply(word, other);
      // A beginning is as good as one slip: "rel" is related.
      return slip == 0 ? 0 : word.length() > 2 && other.startsWith(word) ? 1 : slip < 0 ? Integer.MAX_VALUE : slip;
    });
    return known.stream()
        .filter(other -> distance.apply(word, other) >= 0 || word.length() > 2 && other.startsWith(word))
        .min(slips.thenComparing(Comparator.naturalOrder()));
  }
}
