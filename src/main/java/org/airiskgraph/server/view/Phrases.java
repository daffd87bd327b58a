package org.airiskgraph.server.view;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words on pages. */
public final class Phrases {
  /** Where a sentence ends and the next begins; not after abbreviations such as "e.g.". */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[\\p{Ll}\\d)”\"][.?!])(?<!\\b(?:al|e\\.g|i\\.e|etc|vs|cf)\\.)\\s+(?=[\\p{Lu}“])");

  private Phrases() {}

  /** A number with its noun: {@code 1 risk}, {@code 1,612 risks}. */
  public static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** The name of a variable as a heading: {@code actsOnAll} as {@code Acts on all}. */
  public static String heading(String variable) {
    return capitalized(variable.replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT));
  }

  public static String capitalized(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The first sentence of a text, and the rest, which may be empty. */
  public static List<String> split(String text) {
    Matcher end = SENTENCE_END.matcher(text);
    return end.find() ? List.of(text.substring(0, end.start()), text.substring(end.end())) : List.of(text, "");
  }

  /** A message as a sentence: with a full stop, and with a capital unless it begins with a name such as a file's. */
  public static String sentence(String message) {
    return (message.matches("(?s)[a-z]+[ ,;:].*") ? capitalized(message) : message)
        + (message.matches("(?s).*[.?!…]") ? "" : ".");
  }
}
