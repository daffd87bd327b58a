package org.airiskgraph.server.page;

import java.util.List;
import org.airiskgraph.search.SearchHit;

/**
 * What a search found.
 *
 * @param query the words
 * @param total how many things fit
 * @param items the best of them
 */
public record SearchView(String query, int total, List<Item> items) {
  /** One thing: its kind, identifier, page, name and the place where it fits. */
  public record Item(String kind, String id, String iri, String href, double score, List<SearchHit.Part> name,
      List<SearchHit.Part> excerpt) {}
}
