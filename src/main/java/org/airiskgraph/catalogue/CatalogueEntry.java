package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * An entry of another organization's catalogue: a risk, technique, control, article or term.
 *
 * @param id its key within the catalogue and the last segment of its IRI: letters, digits, {@code . - _}
 * @param code how the owner refers to it, {@code "Art. 5(1)(c)"}; often the same as {@code id}
 * @param name its name; for a standard whose wording is protected, the kind of entry and its number
 * @param kind what it is, {@code risk}, {@code technique}, {@code control}
 * @param broader ids of the entries of the same catalogue that contain it
 * @param related ids of entries of the same catalogue that its owner relates it to
 * @param exactMatch IRIs that its owner or other vocabularies give it
 * @param page where its owner describes it
 */
public record CatalogueEntry(String id, String code, String name, String kind, List<String> broader,
    List<String> related, List<String> exactMatch, Optional<String> page) {
  public CatalogueEntry {
    broader = List.copyOf(broader);
    related = List.copyOf(related);
    exactMatch = List.copyOf(exactMatch);
  }
}
