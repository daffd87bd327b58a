package org.airiskgraph.server.sparql;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.sparql.lang.sparql_11.JavaCharStream;

/** Counts the brackets and names of a query's text, which bounds the work of parsing and planning before either begins. */
final class QueryText {
  /** Deepest nesting of brackets of any sort. */
  static final int MAX_DEPTH = 200;

  /** Deepest nesting of EXISTS: Jena looks at what is in one twice, and so at the innermost 2^depth times. */
  static final int MAX_EXISTS = 4;

  /** Most pairs of braces: each group, UNION, OPTIONAL, MINUS, EXISTS and sub-query has one. */
  static final int MAX_GROUPS = 1000;
  /** Most variables, each occurrence counted: with many different ones Jena parses and plans for minutes. */
  static final int MAX_VARIABLES = 2000;

  /** Most IRIs and prefixed names: Jena compares each resource that DESCRIBE names with all others. */
  static final int MAX_NAMES = 10_000;

  /** Longest IRI: Jena writes out each name with the IRI of its prefix, and each relative IRI with the base. */
  static final int MAX_IRI = 1000;

  /** Most BASE declarations: each is relative to the one before, so that a thousand of them make IRIs of any length. */
  static final int MAX_BASES = 2;

  /**
   * Most work of planning, in about the time that a character takes: Jena copies what is in EXISTS into each group beside
   * it, and looks for each group of a join at the variables of all before it, again and again.
   */
  static final double MAX_PLANNING = 5e6;

  /** Looking at the variables of so many groups takes the time of a character. */
  private static final double GROUPS_PER_CHARACTER = 20;

  private static final char ASCII = 127;
  private static final String EXISTS = "EXISTS";
  private static final Pattern BASE = Pattern.compile("(?i)BASE(?![\\w:.-])");

  private final String text;
  private int position;

  private QueryText(String text) {
    this.text = text;
  }

  /** What is wrong with the text of a query; empty if nothing is. */
  static Optional<String> complaint(String text) {
    return new QueryText(decoded(text)).count();
  }

  /** The characters as the parser gets them: with its {@code \\u007B}, a client can write a bracket that does not look so. */
  private static String decoded(String text) {
    if (!text.contains("\\u")) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    JavaCharStream stream = new JavaCharStream(new StringReader(text));
    try {
      while (true) {
        decoded.append(stream.readChar());
      }
    } catch (IOException e) {
      // The end of the text.
      return decoded.toString();
    } catch (Error e) {
      throw new QueryStopped(QueryStopped.BAD_REQUEST,
          "The query has a backslash and u without four hexadecimal digits");
    }
  }

  private Optional<String> count() {
    Deque<Boolean> open = new ArrayDeque<>();
    boolean existsBegins = false;
    int exists = 0;
    int groups = 0;
    int variables = 0;
    int names = 0;
    int bases = 0;
    double[] charactersIn = new double[MAX_EXISTS + 1];
    double[] groupsIn = new double[MAX_EXISTS + 1];
    List<Set<String>> variablesIn =
        Stream.generate(() -> (Set<String>) new HashSet<String>()).limit(MAX_EXISTS + 1).toList();
    for (; position < text.length(); position++) {
      char c = text.charAt(position);
      int begin = position;
      switch (c) {
        case '{', '(', '[' -> {
          groups += c == '{' ? 1 : 0;
          exists += existsBegins ? 1 : 0;
          open.push(existsBegins);
        }
        case '}', ')', ']' -> exists -= !open.isEmpty() && open.pop() ? 1 : 0;
        case '?', '$' -> variables++;
        case '#' -> skipTo('\n');
        case '"', '\'' -> skipString(c);
        case ':' -> names++;
        case '<' -> {
          if (skipIri() > MAX_IRI) {
            return Optional
                .of("The query has an IRI of more than " + MAX_IRI + " characters, the limit of this server");
          }
          names++;
        }
        case 'B', 'b' -> bases += isBase() ? 1 : 0;
        default -> {
          // Nothing that opens or closes.
        }
      }
      if (c != '#' && !Character.isWhitespace(c)) {
        existsBegins = isExists();
      }
      if (open.size() > MAX_DEPTH) {
        return Optional.of("The query is nested too deep: found more than " + MAX_DEPTH + " brackets in each other");
      }
      if (exists > MAX_EXISTS) {
        return Optional
            .of("The query has EXISTS in each other deeper than " + MAX_EXISTS + " times, the limit of this server");
      }
      if (groups > MAX_GROUPS) {
        return Optional.of("The query has more than " + MAX_GROUPS + " groups in braces, the limit of this server");
      }
      if (names > MAX_NAMES) {
        return Optional.of("The query has more than " + MAX_NAMES + " IRIs and names, the limit of this server");
      }
      if (bases > MAX_BASES) {
        return Optional.of("The query has more than " + MAX_BASES + " declarations BASE, the limit of this server");
      }
      if (variables > MAX_VARIABLES) {
        return Optional.of("The query has more than " + MAX_VARIABLES + " variables, the limit of this server");
      }
      charactersIn[exists] += position + 1 - begin;
      groupsIn[exists] += c == '{' ? 1 : 0;
      if (c == '?' || c == '$' || c == ':' && text.startsWith("_", begin - 1)) {
        variablesIn.get(exists).add(c + name());
      } else if (c == '[') {
        // A blank node is a variable for the planner.
        variablesIn.get(exists).add("[" + begin);
      }
    }
    return planning(charactersIn, groupsIn, variablesIn) <= MAX_PLANNING ? Optional.empty()
        : Optional.of("The query has more groups in braces than this server plans for so many variables, or beside"
            + " EXISTS with so many groups or so long a content");
  }

  /** The work of planning, from what a query has at each depth of EXISTS. */
  private static double planning(double[] characters, double[] groups, List<Set<String>> variables) {
    double work = 0;
    double copies = 1;
    for (int depth = 0; depth < groups.length; depth++) {
      work += copies
          * (characters[depth] + groups[depth] * groups[depth] * variables.get(depth).size() / GROUPS_PER_CHARACTER);
      copies *= Math.max(1, groups[depth]);
    }
    return work;
  }

  /** The name of the variable or blank node that begins here. */
  private String name() {
    int end = position + 1;
    while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
        || text.charAt(end) > ASCII)) {
      end++;
    }
    return text.substring(position + 1, end);
  }

  /** Whether the word EXISTS begins here, which then is skipped but for its last letter. */
  private boolean isExists() {
    if (!text.regionMatches(true, position, EXISTS, 0, EXISTS.length())) {
      return false;
    }
    position += EXISTS.length() - 1;
    return true;
  }

  /** Whether the word BASE begins here, and not a part of a name or variable. */
  private boolean isBase() {
    char before = position == 0 ? ' ' : text.charAt(position - 1);
    return !Character.isLetterOrDigit(before) && "_?$:@-.".indexOf(before) < 0
        && BASE.matcher(text).region(position, text.length()).lookingAt();
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

  /** Moves to the end of the IRI that begins here, and returns its length; stays where it is if this is "less than". */
  private int skipIri() {
    int begin = position + 1;
    for (int end = begin; end < text.length(); end++) {
      char c = text.charAt(end);
      if (c == '>') {
        position = end;
        return end - begin;
      }
      if (c <= ' ' || "<\"{}|^`".indexOf(c) >= 0) {
        return 0;
      }
    }
    return 0;
  }
}
