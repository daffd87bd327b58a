package org.airiskgraph.server.sparql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeUtils;

/**
 * A pattern of REGEX or REPLACE, matched by <a href="https://github.com/google/re2j">RE2/J</a> in time that is
 * proportional to the text. Java's own patterns try again and again, with some patterns for years. RE2/J has neither
 * back-references nor look-around.
 */
final class BoundedPattern {
  /** Most characters of a pattern. */
  static final int MAX_CHARACTERS = 500;

  /** Most states of the machine that a pattern becomes; repeating {@code {n}} multiplies them. */
  static final int MAX_STATES = 10_000;

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Compiles {@code pattern} with SPARQL's flags {@code i}, {@code s}, {@code m}, {@code x} and {@code q}.
   *
   * @throws ExprEvalException if it is not a pattern; the message says why
   */
  static BoundedPattern compile(String pattern, String flags) {
    if (!flags.matches("[ismxq]*")) {
      throw new ExprEvalException("found the flags \"" + flags + "\", expected some of i, s, m, x, q");
    }
    if (pattern.length() > MAX_CHARACTERS) {
      throw new ExprEvalException("the pattern is longer than " + MAX_CHARACTERS + " characters");
    }
    String text = flags.contains("q") ? Pattern.quote(pattern)
        : flags.contains("x") ? pattern.replaceAll("[\\t\\n\\r ]", "") : pattern;
    if (!flags.contains("q") && states(text) > MAX_STATES) {
      throw new ExprEvalException("the repetitions of the pattern come to more than " + MAX_STATES + " characters");
    }
    int options = (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0) | (flags.contains("s") ? Pattern.DOTALL : 0)
        | (flags.contains("m") ? Pattern.MULTILINE : 0);
    try {
      return new BoundedPattern(Pattern.compile(text, options));
    } catch (PatternSyntaxException e) {
      throw new ExprEvalException("not a pattern that this server matches: " + e.getMessage());
    }
  }

  /**
   * Upper bound of the states of a pattern: its characters, each times the repetitions around it. Infinite where
   * brackets do not match, or quoting and POSIX classes could hide some.
   */
  static double states(String pattern) {
    if (pattern.contains("[:") || pattern.contains("\\Q")) {
      return Double.POSITIVE_INFINITY;
    }
    Deque<Double> outer = new ArrayDeque<>();
    double sum = 0;
    double last = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '(') {
        outer.push(sum + last);
        sum = 0;
        last = 0;
      } else if (c == ')') {
        if (outer.isEmpty()) {
          return Double.POSITIVE_INFINITY;
        }
        last = sum + last + 1;
        sum = outer.pop();
      } else if (c == '{' && pattern.substring(i).matches("(?s)\\{\\d+(,\\d*)?\\}.*")) {
        int end = pattern.indexOf('}', i);
        double most = 1;
        for (String number : pattern.substring(i + 1, end).split(",")) {
          most = Math.max(most, number.isEmpty() ? 1 : Double.parseDouble(number));
        }
        last *= most + 1;
        i = end;
      } else {
        sum += last;
        last = 1;
        i = c == '[' ? endOfClass(pattern, i) : c == '\\' ? i + 1 : i;
      }
    }
    return outer.isEmpty() ? sum + last : Double.POSITIVE_INFINITY;
  }

  /** Index of the bracket that closes the class of characters that begins at {@code begin}. */
  private static int endOfClass(String pattern, int begin) {
    // A closing bracket that comes first stands for itself.
    int first = pattern.startsWith("^", begin + 1) ? begin + 2 : begin + 1;
    for (int i = first; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.charAt(i) == ']' && i > first) {
        return i;
      }
    }
    return pattern.length();
  }

  boolean find(String text, QueryBudget budget) {
    return pattern.matcher(new CheckedText(text, budget)).find();
  }

  /** {@code text} with each match replaced by {@code replacement}, in which {@code $1} is what the first group matched. */
  String replaceAll(String text, String replacement, QueryBudget budget) {
    Matcher matcher = pattern.matcher(new CheckedText(text, budget));
    StringBuilder replaced = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(replaced, replacement);
      if (replaced.length() > Guarded.MAX_TEXT) {
        throw new QueryStopped(QueryStopped.UNPROCESSABLE,
            "REPLACE made a text of more than " + Guarded.MAX_TEXT + " characters, the limit of this server");
      }
    }
    return matcher.appendTail(replaced).toString();
  }

  /** The string, with or without language, that {@code function} is given; an error of the expression otherwise. */
  static Node text(String function, NodeValue value) {
    Node node = value.asNode();
    if (!NodeUtils.isSimpleString(node) && !NodeUtils.isLangString(node)) {
      throw new ExprEvalException(function + ": not a string: " + value);
    }
    return node;
  }

  /** A text that looks at the deadline now and then while it is read. */
  private static final class CheckedText implements CharSequence {
    /** Reading the clock costs as much as reading some hundred characters. */
    private static final int READS_BETWEEN_CHECKS = 256;

    private final String text;
    private final QueryBudget budget;
    private int reads;

    CheckedText(String text, QueryBudget budget) {
      this.text = text;
      this.budget = budget;
    }

    @Override
    public char charAt(int index) {
      if (++reads % READS_BETWEEN_CHECKS == 0) {
        budget.check();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
