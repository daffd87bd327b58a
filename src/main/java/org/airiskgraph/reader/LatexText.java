package org.airiskgraph.reader;

import java.text.Normalizer;
import java.util.Map;

/**
 * Turns the LaTeX of bibliographies into Unicode: accents, letters, escapes, dashes and quotation marks; commands for
 * the look of a text are dropped and their text kept.
 *
 * <p>Why not a library: the printer of jbibtex drops {@code \'\i} and {@code \c c} without a word; latex2unicode brings
 * 6 MB of Scala, turns {@code \textit} into mathematical letters and {@code a_b} into {@code a_(b)}.
 */
final class LatexText {
  /** Accents by command, as the character that follows its letter in Unicode. */
  private static final Map<String, String> ACCENTS = Map.ofEntries(Map.entry("`", "\u0300"), Map.entry("'", "\u0301"),
      Map.entry("^", "\u0302"), Map.entry("~", "\u0303"), Map.entry("=", "\u0304"), Map.entry("u", "\u0306"),
      Map.entry(".", "\u0307"), Map.entry("\"", "\u0308"), Map.entry("r", "\u030a"), Map.entry("H", "\u030b"),
      Map.entry("v", "\u030c"), Map.entry("d", "\u0323"), Map.entry("c", "\u0327"), Map.entry("k", "\u0328"),
      Map.entry("b", "\u0331"));

  private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("i", "i"), Map.entry("j", "j"),
      Map.entry("o", "ø"), Map.entry("O", "Ø"), Map.entry("l", "ł"), Map.entry("L", "Ł"), Map.entry("ss", "ß"),
      Map.entry("ae", "æ"), Map.entry("AE", "Æ"), Map.entry("oe", "œ"), Map.entry("OE", "Œ"), Map.entry("aa", "å"),
      Map.entry("AA", "Å"), Map.entry("dh", "ð"), Map.entry("DH", "Ð"), Map.entry("th", "þ"), Map.entry("TH", "Þ"),
      Map.entry("textendash", "–"), Map.entry("textemdash", "—"), Map.entry("textquoteright", "’"),
      Map.entry("textquoteleft", "‘"), Map.entry("ldots", "…"), Map.entry("dots", "…"),
      Map.entry("textasciitilde", "~"), Map.entry("textasciicircum", "^"), Map.entry("textbraceleft", "{"),
      Map.entry("textbraceright", "}"),
      Map.entry("textunderscore", "_"), Map.entry("textbackslash", "\\"));

  /** Accents within accents end somewhere. */
  private static final int DEEPEST = 50;

  private final String latex;
  private int next;

  private LatexText(String latex) {
    this.latex = latex;
  }

  /** The text in Unicode's composed form; braces that do not match are dropped. */
  static String decode(String latex) {
    LatexText text = new LatexText(latex);
    StringBuilder decoded = new StringBuilder();
    while (text.next < latex.length()) {
      decoded.append(text.piece(0));
    }
    return Normalizer.normalize(decoded, Normalizer.Form.NFC);
  }

  /** The next character, command or group. */
  private String piece(int depth) {
    char c = latex.charAt(next++);
    return switch (c) {
      case '\\' -> next < latex.length() ? command(depth) : "";
      case '{' -> {
        StringBuilder group = new StringBuilder();
        while (next < latex.length() && latex.charAt(next) != '}' && depth < DEEPEST) {
          group.append(piece(depth + 1));
        }
        next = Math.min(next + 1, latex.length());
        yield group.toString();
      }
      case '}', '$' -> "";
      case '~' -> " ";
      case '-', '`', '\'' -> repeated(c);
      default -> String.valueOf(c);
    };
  }

  /** Dashes and quotation marks are characters repeated. */
  private String repeated(char c) {
    int from = next - 1;
    int most = c == '-' ? 3 : 2;
    while (next < latex.length() && latex.charAt(next) == c && next - from < most) {
      next++;
    }
    return switch (latex.substring(from, next)) {
      case "--" -> "–";
      case "---" -> "—";
      case "``" -> "“";
      case "''" -> "”";
      default -> String.valueOf(c);
    };
  }

  private String command(int depth) {
    int from = next++;
    while (isLetter(latex.charAt(from)) && next < latex.length() && isLetter(latex.charAt(next))) {
      next++;
    }
    String name = latex.substring(from, next);
    boolean word = isLetter(name.charAt(0));
    while (word && next < latex.length() && latex.charAt(next) == ' ') {
      next++;
    }
    if (ACCENTS.containsKey(name)) {
      String letter = next < latex.length() && depth < DEEPEST
          ? Normalizer.normalize(piece(depth + 1), Normalizer.Form.NFC) : "";
      return letter.isEmpty() ? "" : letter.charAt(0) + ACCENTS.get(name) + letter.substring(1);
    }
    if (LETTERS.containsKey(name)) {
      return LETTERS.get(name);
    }
    if (!word) {
      return name.equals("\\") ? " " : name.equals("-") ? "" : name;
    }
    // Of a command for the look, the text in braces follows; of a symbol that is not known, the name says most.
    return next < latex.length() && latex.charAt(next) == '{' ? "" : name.length() > 2 ? name + " " : "";
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
