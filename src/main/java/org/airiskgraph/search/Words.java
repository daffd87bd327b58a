package org.airiskgraph.search;

import java.util.stream.Collectors;
import org.apache.lucene.queryparser.classic.QueryParser;

/** Turns what a person types into a query in Lucene's language that no character of it can break. */
final class Words {
  private static final int MOST = 12;

  private Words() {}

  /** Every word must occur, at least as the beginning of one; empty when there is no word. */
  static String query(String text) {
    return WordAnalyzer.words(text, MOST).stream().map(QueryParser::escape)
        .map(word -> "+(" + word + "^3 " + word + "*)").collect(Collectors.joining(" "));
  }
}
