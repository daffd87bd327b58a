package org.airiskgraph.web.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns what a person types into a query in Lucene's language that no character of it can break. */
final class Words {
  private static final int MOST = 12;

  private Words() {}

  /** Every word must occur, at least as the beginning of one; empty when there is no word. */
  static String query(String text) {
    List<String> words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+"))
        .map(word -> word.replaceAll("^\\.+|\\.+$", "")).filter(word -> !word.isEmpty()).limit(MOST).toList();
    return words.stream().map(word -> "+(" + word + "^3 " + word + "*)").collect(Collectors.joining(" "));
  }
}
