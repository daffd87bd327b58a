package org.airiskgraph.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Numbers the English stems of texts from 0, in the order of their first occurrence. */
final class StemDictionary {
  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  int size() {
    return words.size();
  }

  /** The word in which a stem first occurred, in lower case, to show to people. */
  String word(int stem) {
    return words.get(stem);
  }

  /** Passes the number of the stem of each word of {@code text} to {@code sink}, and numbers new ones. */
  void read(String text, IntConsumer sink) {
    stems(text, (stem, word) -> sink.accept(stems.computeIfAbsent(stem, key -> {
      words.add(word.toLowerCase(Locale.ROOT).replaceFirst("['\u2019]s$", ""));
      return words.size() - 1;
    })));
  }

  /** Passes the number of the stem of each word of {@code text} to {@code sink}, -1 for one without a number. */
  void find(String text, IntConsumer sink) {
    stems(text, (stem, word) -> sink.accept(stems.getOrDefault(stem, -1)));
  }

  private void stems(String text, BiConsumer<String, String> sink) {
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute stem = tokens.getAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.getAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        sink.accept(stem.toString(), text.substring(place.startOffset(), place.endOffset()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
