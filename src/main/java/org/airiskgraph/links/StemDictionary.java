package org.airiskgraph.links;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.tartarus.snowball.ext.EnglishStemmer;

/** Splits texts into words and numbers their English stems in the order in which they first turn up. */
final class StemDictionary {
  private static final int NONE = -1;

  /** Words besides Lucene's that tell no subject. */
  private static final List<String> EMPTY_WORDS = List.of("about", "after", "all", "also", "although", "any", "because",
      "been", "being", "between", "both", "can", "cannot", "could", "did", "do", "does", "each", "either", "et", "etc",
      "even", "every", "example", "from", "had", "has", "have", "he", "her", "his", "how", "however", "may", "might",
      "more", "most", "much", "must", "nor", "one", "only", "or", "other", "others", "our", "out", "over", "own",
      "same",
      "she", "should", "since", "so", "some", "still", "than", "them", "themselves", "thereby", "those", "though",
      "through", "thus", "too", "under", "up", "us", "via", "was", "we", "were", "what", "when", "where", "whether",
      "which", "while", "who", "whom", "whose", "why", "within", "without", "would", "you", "your");

  private final CharArraySet stopWords = stopWords();
  private final EnglishStemmer stemmer = new EnglishStemmer();
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<String> shown = new ArrayList<>();

  private static CharArraySet stopWords() {
    CharArraySet words = new CharArraySet(EMPTY_WORDS, false);
    words.addAll(EnglishAnalyzer.getDefaultStopSet());
    return words;
  }

  int size() {
    return shown.size();
  }

  /** The word in which a stem first turned up, to show to people. */
  String word(int stem) {
    return shown.get(stem);
  }

  /** Hands the stem of each word of {@code text} to {@code sink}, without stop words and single letters. */
  void read(String text, IntConsumer sink) {
    String plain = plain(text);
    int start = NONE;
    for (int i = 0; i <= plain.length(); i++) {
      boolean inside = i < plain.length() && Character.isLetterOrDigit(plain.charAt(i));
      if (inside && start == NONE) {
        start = i;
      } else if (!inside && start != NONE) {
        if (i - start > 1) {
          int stem = words.computeIfAbsent(plain.substring(start, i), this::stem);
          if (stem != NONE) {
            sink.accept(stem);
          }
        }
        start = NONE;
      }
    }
  }

  private int stem(String word) {
    if (stopWords.contains(word)) {
      return NONE;
    }
    stemmer.setCurrent(word);
    stemmer.stem();
    return stems.computeIfAbsent(stemmer.getCurrent(), stem -> {
      shown.add(word);
      return shown.size() - 1;
    });
  }

  /** Lower case; letters of other alphabets than ASCII lose their accents. */
  private static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      if (lower.charAt(i) >= 128) {
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
      }
    }
    return lower;
  }
}
