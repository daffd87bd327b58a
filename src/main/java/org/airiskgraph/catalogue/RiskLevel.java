package org.airiskgraph.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a risk is a heading of its source document or an item below one. */
public enum RiskLevel {
  CATEGORY("category", "Risk Category"),
  SUBCATEGORY("sub-category", "Risk Sub-Category");

  private final String slug;
  private final String letters;

  RiskLevel(String slug, String workbookName) {
    this.slug = slug;
    this.letters = letters(workbookName);
  }

  /** The word used in catalogue files. */
  public String slug() {
    return slug;
  }

  /** The level with this word in a catalogue file or this name in the workbook's "Category level" column. */
  public static Optional<RiskLevel> of(String text) {
    return Arrays.stream(values()).filter(level -> level.slug.equals(text) || level.letters.equals(letters(text)))
        .findFirst();
  }

  /** The workbook writes "Risk Sub-Category"; spelling it "Risk subcategory" means the same. */
  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "");
  }
}
