package org.airiskgraph.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.reader.InputException;
import org.apache.jena.query.QueryException;

/**
 * What is wrong with a query in SPARQL, in short: the parser's own message lists every word that was possible, often a
 * hundred.
 *
 * @param place line and column, {@code 3:14}; empty if the parser does not say
 * @param problem what was found and what was expected
 */
public record SyntaxFault(Optional<String> place, String problem) {
  private static final int MOST_EXPECTED = 5;
  private static final int LONGEST = 300;
  private static final Pattern ENCOUNTERED = Pattern.compile(
      "Encountered \"(?: (?:<\\w+>|\"[^\"]*\") \"(.*) \"|<EOF>)\" at line (\\d+), column (\\d+)\\.(.*)",
      Pattern.DOTALL);
  private static final Pattern LEXICAL = Pattern.compile(
      "Lexical error at line (\\d+), column (\\d+)\\..*?(?:\\((\\d+)\\),?|<EOF>) *(?:after prefix \"(.*)\")?.*",
      Pattern.DOTALL);
  private static final Pattern UNENDED =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\..*<EOF> after prefix \"(?:\\\\?['\"]|<).*",
          Pattern.DOTALL);
  private static final Pattern PLACED = Pattern.compile("Line (\\d+), column (\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern PREFIX = Pattern.compile("Unresolved prefixed name: ([^:\\s]*):.*", Pattern.DOTALL);
  private static final Pattern EXPECTED = Pattern.compile("(?m)^ +(?:<(\\w+)>|\"(.*)\")");

  /** Names in a query can be of any length. */
  public SyntaxFault {
    problem = problem.length() > LONGEST ? problem.substring(0, LONGEST - 1) + "…" : problem;
  }

  /** The fault for which the parser gave up. */
  public static SyntaxFault of(QueryException e) {
    String message = String.valueOf(e.getMessage()).strip();
    Matcher encountered = ENCOUNTERED.matcher(message);
    if (encountered.matches()) {
      String found = encountered.group(1) == null ? "the end of the query" : InputException.quote(encountered.group(1));
      return at(encountered.group(2), encountered.group(3),
          "found " + found + ", expected " + expected(encountered.group(4)));
    }
    Matcher unended = UNENDED.matcher(message);
    if (unended.matches()) {
      return at(unended.group(1), unended.group(2), "the query ends within a text or IRI; expected its closing mark");
    }
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.matches()) {
      String before = Optional.ofNullable(lexical.group(4)).orElse("");
      String found = before.isEmpty() && lexical.group(3) != null
          ? Character.toString(Integer.parseInt(lexical.group(3))) : before;
      return at(lexical.group(1), String.valueOf(Math.max(1, Integer.parseInt(lexical.group(2)) - before.length())),
          "found " + InputException.quote(found) + ", which is no word of SPARQL");
    }
    Matcher placed = PLACED.matcher(message);
    return placed.matches() ? at(placed.group(1), placed.group(2), placed(placed.group(3)))
        : new SyntaxFault(Optional.empty(), InputException.reason(e));
  }

  private static SyntaxFault at(String line, String column, String problem) {
    return new SyntaxFault(Optional.of(line + ":" + column), problem);
  }

  private static String placed(String problem) {
    Matcher prefix = PREFIX.matcher(problem);
    return prefix.matches() ? "the prefix " + prefix.group(1) + ": is not declared; add PREFIX "
        + Prefixes.declaration(prefix.group(1)) : problem;
  }

  /** The kinds of what was expected, the most telling first, and not all if they are many. */
  private static String expected(String tokens) {
    Set<String> kinds = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    Matcher token = EXPECTED.matcher(tokens);
    while (token.find()) {
      if (token.group(1) != null) {
        kinds.add(kind(token.group(1)));
      } else if (token.group(2).matches("(?i)true|false")) {
        kinds.add("a value");
      } else if (token.group(2).matches("\\w+")) {
        words.add(token.group(2).equals("a") ? "a" : token.group(2).toUpperCase(Locale.ROOT));
      } else if (!token.group(2).equals("\\ufeff")) {
        kinds.add("\"" + token.group(2) + "\"");
      }
    }
    kinds.addAll(words);
    kinds.remove("");
    boolean isCut = kinds.size() > MOST_EXPECTED + 1;
    List<String> shown = kinds.stream().limit(isCut ? MOST_EXPECTED : MOST_EXPECTED + 1).collect(Collectors.toList());
    String last = isCut ? "something else that may stand here" : shown.remove(shown.size() - 1);
    return shown.isEmpty() ? last : String.join(", ", shown) + " or " + last;
  }

  /** A kind of token in words; empty for one that is like another. */
  private static String kind(String token) {
    return switch (token.replaceFirst("_.*|\\d+$", "")) {
      case "IRIref", "PNAME" -> "an IRI";
      case "VAR" -> "a variable";
      case "INTEGER", "DECIMAL", "DOUBLE", "STRING" -> "a value";
      case "LANGTAG" -> "a language";
      case "EOF" -> "the end of the query";
      // A blank node or empty brackets; the opening bracket is named already.
      default -> "";
    };
  }

  /** In one sentence. */
  @Override
  public String toString() {
    return place.map(at -> "line " + at.replace(":", ", column ") + ": ").orElse("") + problem;
  }
}
