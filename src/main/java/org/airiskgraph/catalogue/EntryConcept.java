package org.airiskgraph.catalogue;

import java.util.Locale;

/**
 * A concept of the thesaurus that a measure of another organization's catalogue works on.
 *
 * @param entry id of the measure within its catalogue
 * @param concept key of the concept
 * @param mention where the measure mentions it
 */
public record EntryConcept(String entry, String concept, Mention mention) {
  /** Where a measure mentions a concept, the surest place first. */
  public enum Mention {
    /** In its name. */
    NAME,
    /** More than once in its text. */
    REPEATED,
    /** Once in its text. */
    TEXT,
    /** Only as an example. */
    EXAMPLE;

    /** The word for it in tables, {@code repeated}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
