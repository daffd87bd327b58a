package org.airiskgraph.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param correction the text with its typing slips corrected, which was searched for; empty if it has none
 * @param total the number of entities that pass the filters
 * @param complete how many of them have every word; all others, with some of the words, come after them
 * @param hits the asked part of them, best first
 * @param counts the number of hits by each value of a facet, under the filters of the other facets, in their order
 */
public record SearchResults(String correction, int total, int complete, List<SearchHit> hits,
    Map<SearchFacet, List<Value>> counts) {
  public SearchResults {
    requireNonNull(correction, "correction");
    requireNonNull(hits, "hits");
  }

  /**
   * A value of a facet.
   *
   * @param id as in a filter: {@code risk}, {@code 7.2}, {@code 34}
   * @param label for people
   */
  public record Value(String id, String label, int count) {
    /** Whether {@code typed} means this value. */
    public boolean is(String typed) {
      return id.equals(typed) || label.equalsIgnoreCase(typed);
    }
  }

  static final SearchResults NOTHING = new SearchResults("", 0, 0, List.of(), Map.of());
}
