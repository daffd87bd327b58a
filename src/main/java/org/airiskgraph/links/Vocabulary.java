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
final class Vocabulary {
  private static final int NONE = -1;

  private final CharArraySet stopWords = EnglishAnalyzer.getDefaultStopSet();
  private final EnglishStemmer stemmer = new EnglishStemmer();
  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<String> shown = new ArrayList<>();

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
    return lower.chars().allMatch(c -> c < 128) ? lower
        : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
  }
}
