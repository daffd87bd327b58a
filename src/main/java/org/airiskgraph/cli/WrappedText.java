package org.airiskgraph.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.WCWidth;
import picocli.CommandLine.Help.Ansi.Text;

/**
 * Breaks texts into lines at blanks only. The JDK's break iterator, which picocli's table uses, also breaks after the
 * "https:" of an address and in identifiers. Widths are columns of a terminal: an ideograph takes two, a combining mark
 * none.
 */
final class WrappedText {
  private WrappedText() {}

  /**
   * The lines of {@code text}, at least one, without blanks at their ends; a word that is longer than a line is cut.
   *
   * @param first the width of the first line
   * @param others the width of the others
   * @param most the width up to which a longer word is not cut, but becomes a line of its own, which is not the first
   */
  static List<Text> lines(Text text, int first, int others, int most) {
    String plain = text.plainString();
    List<Text> lines = new ArrayList<>();
    int start = 0;
    do {
      int width = lines.isEmpty() ? first : others;
      String word = plain.substring(start).replaceFirst(" .*", "");
      if (width(word) > width && width(word) <= most) {
        if (lines.isEmpty()) {
          lines.add(text.substring(0, 0));
        }
        width = width(word);
      }
      int end = start + fitting(plain.substring(start), width);
      int blank = end < plain.length() ? plain.lastIndexOf(' ', end) : end;
      if (blank > start && !plain.substring(start, blank).isBlank()) {
        end = start + plain.substring(start, blank).stripTrailing().length();
      }
      lines.add(text.substring(start, end));
      start = end + plain.substring(end).length() - plain.substring(end).stripLeading().length();
    } while (start < plain.length());
    return lines;
  }

  /** How many characters of {@code text} fit into the width, at least one. */
  private static int fitting(String text, int width) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += width(character);
      if (used > width && end > 0) {
        return end;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  static int longestWord(Text text) {
    return Arrays.stream(text.plainString().split(" ")).mapToInt(WrappedText::width).max().orElse(0);
  }

  static int width(Text text) {
    return width(text.plainString());
  }

  private static int width(String text) {
    return text.codePoints().map(WrappedText::width).sum();
  }

  private static int width(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }
}
