package org.airiskgraph.catalogue;

import java.util.Optional;

/**
 * A thesaurus concept that a risk is about or mentions, and what in its texts says so.
 *
 * @param concept key of the concept
 * @param place where it is stated, the most telling place first
 * @param surfaceForm the words that name it, as written; empty for a concept that the catalogue states
 * @param example whether it is named only as an example, after "such as" or the like
 * @param inPassing whether the risk only mentions it and is not about it
 */
public record ConceptTag(String concept, Place place, Optional<String> surfaceForm, boolean example,
    boolean inPassing) {
  /** Where a concept is stated, from the most telling place to the least. */
  public enum Place {
    /** In the catalogue, by a person who read the risk. */
    CATALOGUE,
    NAME,
    SUMMARY,
    /** In the source document's own words. */
    WORDING,
    /** In a further passage of the source document. */
    EVIDENCE;

    /** The word used in identifiers. */
    public String slug() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The same, only mentioned. */
  public ConceptTag asMention() {
    return new ConceptTag(concept, place, surfaceForm, example, true);
  }
}
