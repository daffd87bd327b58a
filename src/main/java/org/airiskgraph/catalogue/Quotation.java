package org.airiskgraph.catalogue;

import java.util.regex.Pattern;

/**
 * Words taken from somebody else's text.
 *
 * @param text one paragraph, cleaned of outer quotation marks, line breaks and control characters
 * @param verbatim whether the workbook marks it, by quotation marks, as the source document's own words
 */
public record Quotation(String text, boolean verbatim) {
  /**
   * A word broken at a line end ("mod- els"), but not the first part of "pre- and post-training". What comes
   * before is looked at last, so that a search runs from hyphen to hyphen.
   */
  private static final Pattern BROKEN_WORD =
      Pattern.compile("- (?<=\\p{Ll}- )(?!and\\b|or\\b|to\\b|nor\\b)(?=\\p{Ll})");

  /** The text with words joined that a line end broke, for matching; the text itself stays as it was found. */
  public String readable() {
    return text.contains("- ") ? BROKEN_WORD.matcher(text).replaceAll("") : text;
  }
}
