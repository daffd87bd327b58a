package org.airiskgraph.links;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.airiskgraph.graph.EnglishAnalyzer;

/** Numbers the English stems of texts from 0, in the order of their first occurrence. */
final class StemDictionary {
  /** Words that risks have in common whatever they are about: no reader takes them for a reason. */
  private static final String VAGUE = """
      ability able act actor advanced against ai among apply area bad become build built capable carry cause certain
      change context cover design details different down during effect enable end example existing fall few find fully
      future gain genai general generate give gpai group hand hard harm help high human impact improve include increase
      individual inherent instance intended issue its itself keep lack large lead leave less let like little llm lms
      long longer lose low make many material model multi name nature never new nobody non obtain off ones operate pass
      people play poorly produce purpose put real reason relate result risk role run see seek self serve set single
      situation someone specific spread state system take task technology treat turn type use user want way well widen
      worse write wrong""";

  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s$");

  private final EnglishAnalyzer analyzer;
  private final Map<String, Integer> stems = new HashMap<>();
  private final Set<String> vague;
  private final BitSet vagueStems = new BitSet();
  private final BitSet pairs = new BitSet();

  StemDictionary() {
    this(EnglishAnalyzer.Form.STEM);
  }

  /** With words in another form, such as that with pairs of neighbors. */
  StemDictionary(EnglishAnalyzer.Form form) {
    analyzer = new EnglishAnalyzer(form);
    vague = Set.copyOf(analyzer.words(VAGUE));
  }

  int size() {
    return stems.size();
  }

  /** Whether texts about anything have the stem. */
  boolean isVague(int stem) {
    return vagueStems.get(stem);
  }

  /** Whether the stem is that of two neighbors written as one, as {@link EnglishAnalyzer.Form#COMPOUND} has them. */
  boolean isPair(int stem) {
    return pairs.get(stem);
  }

  /** Whether {@link EnglishAnalyzer.Form#STEM} leaves a word out. */
  boolean isStopWord(String word) {
    return analyzer.isStopWord(word.toLowerCase(Locale.ROOT));
  }

  /** Passes the number of the stem of each word of {@code text} to {@code sink}, and numbers new ones. */
  void read(String text, IntConsumer sink) {
    analyzer.analyze(text).forEach(found -> sink.accept(number(found)));
  }

  private int number(EnglishAnalyzer.Word found) {
    return stems.computeIfAbsent(found.form(), stem -> {
      vagueStems.set(stems.size(), vague.contains(stem));
      pairs.set(stems.size(), found.pair());
      return stems.size();
    });
  }

  /** Receives the number of a stem and the word that has it, in lower case and without {@code 's}. */
  interface Words {
    void word(int stem, String word);
  }

  /** As {@link #read}, with the words. */
  void words(String text, Words sink) {
    for (EnglishAnalyzer.Word found : analyzer.analyze(text)) {
      String word = text.substring(found.start(), found.end()).toLowerCase(Locale.ROOT);
      sink.word(number(found), POSSESSIVE.matcher(word).replaceFirst(""));
    }
  }

  /** Passes the number of the stem of each word of {@code text}, -1 if it has none, and the word as it is written. */
  void find(String text, Words sink) {
    for (EnglishAnalyzer.Word found : analyzer.analyze(text)) {
      int number = stems.getOrDefault(found.form(), -1);
      if (number >= 0 || !found.pair()) {
        sink.word(number, text.substring(found.start(), found.end()));
      }
    }
  }
}
