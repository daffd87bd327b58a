package org.airiskgraph.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reduces British and American spellings of a word to one spelling, which need not be either. */
final class SpellingNormalizer {
  private static final int SHORTEST = 6;

  /** British beginnings of words and their American forms, none of them longer, by their first letter. */
  private static final Map<Character, List<Map.Entry<String, String>>> BEGINNINGS = Stream.of(
      Map.entry("artefact", "artifact"), Map.entry("behaviour", "behavior"), Map.entry("cancell", "cancel"),
      Map.entry("centre", "center"), Map.entry("channell", "channel"), Map.entry("colour", "color"),
      Map.entry("defence", "defense"), Map.entry("endeavour", "endeavor"), Map.entry("favour", "favor"),
      Map.entry("fulfill", "fulfil"), Map.entry("harbour", "harbor"), Map.entry("honour", "honor"),
      Map.entry("humour", "humor"), Map.entry("judgement", "judgment"), Map.entry("labell", "label"),
      Map.entry("labour", "labor"), Map.entry("licence", "license"), Map.entry("misbehaviour", "misbehavior"),
      Map.entry("modell", "model"), Map.entry("neighbour", "neighbor"), Map.entry("offence", "offense"),
      Map.entry("programme", "program"), Map.entry("rumour", "rumor"), Map.entry("sceptic", "skeptic"),
      Map.entry("signall", "signal"), Map.entry("travell", "travel"))
      .collect(Collectors.groupingBy(entry -> entry.getKey().charAt(0)));

  /** Words that begin like one of these by chance. */
  private static final List<String> EXCEPTIONS = List.of("programmed", "programmer", "cancellation");

  private static final List<String> ENDINGS = List.of(
      "ise", "ised", "ising", "iser", "isable", "isation", "isational", "yse", "ysed", "ysing", "yser");

  private SpellingNormalizer() {}

  /**
   * Normalizes a word in place.
   *
   * @param word its letters in lower case; the array may be longer
   * @param length how many they are
   * @return how many they are now
   */
  static int normalize(char[] word, int length) {
    if (length < SHORTEST) {
      return length;
    }
    int left = length;
    for (Map.Entry<String, String> beginning : BEGINNINGS.getOrDefault(word[0], List.of())) {
      String british = beginning.getKey();
      if (matches(word, 0, length, british) && !EXCEPTIONS.contains(new String(word, 0, length))) {
        String american = beginning.getValue();
        american.getChars(0, american.length(), word, 0);
        System.arraycopy(word, british.length(), word, american.length(), length - british.length());
        left = length - british.length() + american.length();
      }
    }
    for (String ending : ENDINGS) {
      int at = left - ending.length();
      if (at >= 0 && matches(word, at, left, ending)) {
        // Words such as "promise" change too; they do so wherever they occur, and still match.
        word[at + 1] = 'z';
        return left;
      }
    }
    return left;
  }

  private static boolean matches(char[] word, int from, int length, String part) {
    if (length - from < part.length()) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (word[from + i] != part.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
