package org.airiskgraph.graph;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings British and American spellings of a word to one form, which need not be either. */
final class SpellingNormalizer {
  private static final int SHORTEST = 6;

  /** British beginnings of words and what Americans write, by their first letter. */
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

  /** Words that only begin like one of these. */
  private static final List<String> OTHERS = List.of("programmed", "programmer", "cancellation");

  /** By their last letter. */
  private static final Map<Character, List<String>> ENDINGS = Stream.of(
      "ise", "ised", "ising", "iser", "isable", "isation", "isational", "yse", "ysed", "ysing", "yser")
      .collect(Collectors.groupingBy(ending -> ending.charAt(ending.length() - 1)));

  private SpellingNormalizer() {}

  /** The form of a word in lower case and singular under which its spellings meet. */
  static String fold(String word) {
    if (word.length() < SHORTEST) {
      return word;
    }
    String folded = word;
    for (Map.Entry<String, String> beginning : BEGINNINGS.getOrDefault(word.charAt(0), List.of())) {
      if (word.startsWith(beginning.getKey()) && !OTHERS.contains(word)) {
        folded = beginning.getValue() + word.substring(beginning.getKey().length());
      }
    }
    for (String ending : ENDINGS.getOrDefault(word.charAt(word.length() - 1), List.of())) {
      if (folded.endsWith(ending)) {
        // Words such as "promise" change too; they do so in labels and in texts, and still meet.
        int at = folded.length() - ending.length() + 1;
        return folded.substring(0, at) + "z" + folded.substring(at + 1);
      }
    }
    return folded;
  }
}
