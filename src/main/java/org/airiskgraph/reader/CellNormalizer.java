package org.airiskgraph.reader;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Quotation;

/** What the official workbook's cells mean: texts, placeholders for none, and pages. */
final class CellNormalizer {
  /** What coders wrote where the document says nothing. */
  private static final Set<String> NO_TEXT = Set.of("", "-", "–", "n/a", "na", "none provided", "none provided.",
      "[not defined in text]");
  private static final int LONGEST_NO_TEXT = 21;

  /**
   * No language puts more than thirty marks on a letter, says the
   * <a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">Stream-Safe Text Format</a>; to bring
   * thousands into their order, Java takes seconds.
   */
  private static final Pattern MARKS = Pattern.compile("(\\p{M}{30})\\p{M}+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
  /** What may not stand in XML 1.0, but for blanks: controls, halves of pairs, U+FFFE and U+FFFF. */
  private static final Pattern NO_TEXT_CHARACTER =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\ufffe\\uffff&&[^\\p{javaWhitespace}]]");
  private static final Pattern BLANKS = Pattern.compile("[\\p{javaWhitespace}\\u00a0]+");

  private CellNormalizer() {}

  /** One line in Unicode's composed form, without control characters, which no XML may hold. */
  static String line(String text) {
    return isLine(text) ? text : cleaned(text);
  }

  /** Whether the text needs no cleaning, as most do not; true only for characters that certainly need none. */
  private static boolean isLine(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Below U+0300 all is composed; from U+2010 to U+2027 are dashes and quotation marks.
      boolean sound = c > ' ' && c < '\u007f' || c > '\u00a0' && c < '\u0300' || c >= '\u2010' && c <= '\u2027'
          || c == ' ' && before != ' ';
      if (!sound) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || before != ' ';
  }

  private static String cleaned(String text) {
    String composed = composed(text, Normalizer.Form.NFC);
    return BLANKS.matcher(NO_TEXT_CHARACTER.matcher(composed).replaceAll("")).replaceAll(" ").strip();
  }

  private static String composed(String text, Normalizer.Form form) {
    String safe = MARKS.matcher(text).replaceAll("$1");
    return Normalizer.isNormalized(safe, form) ? safe : Normalizer.normalize(safe, form);
  }

  /** The text, or nothing where the cell only says that there is none. */
  static Optional<Quotation> quotation(String cell) {
    String text = line(cell);
    if (saysNothing(text)) {
      return Optional.empty();
    }
    boolean verbatim = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String bare = verbatim ? text.substring(1, text.length() - 1).strip() : text;
    return bare.isEmpty() ? Optional.empty() : Optional.of(new Quotation(bare, verbatim));
  }

  /** Whether the text is empty or a placeholder for no text. */
  static boolean saysNothing(String text) {
    return text.length() <= LONGEST_NO_TEXT && NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
  }

  /** An id, a code or a name of a level: one line without invisible characters and without compatibility forms. */
  static String code(String cell) {
    return isLine(cell) ? cell
        : line(INVISIBLE.matcher(composed(cell, Normalizer.Form.NFKC)).replaceAll(""));
  }

  /** A page or range of pages. Ranges that a spreadsheet turned into dates ("8-9" into 9 August) are restored. */
  static Optional<String> page(String cell) {
    String page = code(cell);
    return saysNothing(page) ? Optional.empty() : Optional.of(PageRange.of(page));
  }
}
