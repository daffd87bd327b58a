package org.airiskgraph.server.sparql;

import java.util.Optional;

/** Counts the brackets of a query's text, which bounds the work of parsing and planning before either begins. */
final class QueryText {
  /** Deepest nesting of brackets of any sort. */
  static final int MAX_DEPTH = 200;

  /** Most pairs of braces: each group, UNION, OPTIONAL, MINUS, EXISTS and sub-query has one. */
  static final int MAX_GROUPS = 1000;
  /** Most variables, each occurrence counted: with many different ones Jena parses and plans for minutes. */
  static final int MAX_VARIABLES = 2000;

  /** Most IRIs and prefixed names: Jena compares each resource that DESCRIBE names with all others. */
  static final int MAX_NAMES = 10_000;

  private final String text;
  private int position;

  private QueryText(String text) {
    this.text = text;
  }

  /** What is wrong with the text of a query; empty if nothing is. */
  static Optional<String> complaint(String text) {
    return new QueryText(text).count();
  }

  private Optional<String> count() {
    int depth = 0;
    int groups = 0;
    int variables = 0;
    int names = 0;
    for (; position < text.length(); position++) {
      switch (text.charAt(position)) {
        case '{', '(', '[' -> {
          groups += text.charAt(position) == '{' ? 1 : 0;
          depth++;
        }
        case '}', ')', ']' -> depth--;
        case '?', '$' -> variables++;
        case '#' -> skipTo('\n');
        case '"', '\'' -> skipString(text.charAt(position));
        case ':' -> names++;
        case '<' -> {
          skipIri();
          names++;
        }
        default -> {
          // Nothing that opens or closes.
        }
      }
      if (depth > MAX_DEPTH) {
        return Optional.of("The query is nested too deep: found more than " + MAX_DEPTH + " brackets in each other");
      }
      if (groups > MAX_GROUPS) {
        return Optional.of("The query has more than " + MAX_GROUPS + " groups in braces, the limit of this server");
      }
      if (names > MAX_NAMES) {
        return Optional.of("The query has more than " + MAX_NAMES + " IRIs and names, the limit of this server");
      }
      if (variables > MAX_VARIABLES) {
        return Optional.of("The query has more than " + MAX_VARIABLES + " variables, the limit of this server");
      }
    }
    return Optional.empty();
  }

  private void skipTo(char end) {
    int found = text.indexOf(end, position);
    position = found < 0 ? text.length() : found;
  }

  private void skipString(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isLong = text.startsWith(triple, position);
    for (position += isLong ? 3 : 1; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c == '\\') {
        position++;
      } else if (isLong ? text.startsWith(triple, position) : c == quote || c == '\n') {
        position += isLong ? 2 : 0;
        return;
      }
    }
  }

  /** Moves to the end of the IRI that begins here; stays where it is if this is "less than". */
  private void skipIri() {
    for (int end = position + 1; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '>') {
        position = end;
        return;
      }
      if (c <= ' ' || "<\"{}|^`".indexOf(c) >= 0) {
        return;
      }
    }
  }
}
