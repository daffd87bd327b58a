package org.airiskgraph.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Numbers the English stems of texts from 0, in the order of their first occurrence. */
final class StemDictionary {
  /** Words that risks have in common whatever they are about: no reader takes them for a reason. */
  private static final String VAGUE = """
      act apply bad become build capable cause certain change cover design details different effect enable existing
      few find future gain genai generate general give gpai hard harm help impact improve include increase individual
      its itself lack large lead leave let like llm lms lose low make many material model multi nature nobody non ones
      operate people play poorly produce purpose put real reason relate risk role run seek self serve set single
      situation someone specific spread state system take task technology treat turn type use way well widen worse
      write wrong among against""";

  /** The form of a stem that leads, and by how many votes (Boyer and Moore's majority vote, in constant space). */
  private static final class Shown {
    private String word = "";
    private int lead;

    private void vote(String form) {
      boolean same = word.equalsIgnoreCase(form);
      if (lead == 0 && !same) {
        word = form.toLowerCase(Locale.ROOT).replaceFirst("['\u2019]s$", "");
      }
      lead += same || lead == 0 ? 1 : -1;
    }
  }

  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.STEM);
  private final Map<String, Integer> stems = new HashMap<>();
  private final List<Shown> words = new ArrayList<>();
  private final Set<String> vague = new HashSet<>();
  private final BitSet vagueStems = new BitSet();

  StemDictionary() {
    stems(VAGUE, (stem, word) -> vague.add(stem));
  }

  int size() {
    return words.size();
  }

  /** The word in which a stem occurs most, by a majority vote of its forms, in lower case, to show to people. */
  String word(int stem) {
    return words.get(stem).word;
  }

  /** Whether texts about anything have the stem. */
  boolean isVague(int stem) {
    return vagueStems.get(stem);
  }

  /** Passes the number of the stem of each word of {@code text} to {@code sink}, and numbers new ones. */
  void read(String text, IntConsumer sink) {
    stems(text, (stem, word) -> {
      int number = stems.computeIfAbsent(stem, key -> {
        vagueStems.set(words.size(), vague.contains(stem));
        words.add(new Shown());
        return words.size() - 1;
      });
      words.get(number).vote(word);
      sink.accept(number);
    });
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
