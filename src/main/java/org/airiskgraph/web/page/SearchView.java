package org.airiskgraph.web.page;

import java.util.List;
import org.airiskgraph.web.search.Hit;

/**
 * What a search found.
 *
 * @param query the words
 * @param total how many things fit
 * @param items the best of them
 */
public record SearchView(String query, int total, List<Item> items) {
  /** One thing: its kind, identifier, page, name and the place where it fits. */
  public record Item(String kind, String id, String iri, String href, double score, List<Hit.Part> name, List<Hit.Part> excerpt) {}
}
