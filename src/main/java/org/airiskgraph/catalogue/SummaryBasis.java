package org.airiskgraph.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the summary of a risk rests on. */
public enum SummaryBasis {
  /** The description that the workbook quotes. */
  DESCRIPTION,
  /** Only the additional evidence; there is no description. */
  EVIDENCE,
  /** The name alone; the summary is a gloss. */
  NAME;

  /** The lower-case word used in catalogue files and identifiers. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SummaryBasis> ofSlug(String slug) {
    return Arrays.stream(values()).filter(basis -> basis.slug().equals(slug)).findFirst();
  }
}
