package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other catalogues, and what in them corresponds to risks, concepts, mitigations and domains.
 *
 * @param catalogues in alphabetical order of their ids
 * @param sets tables of mappings, in the order of the inputs
 */
public record Crosswalk(List<ExternalCatalogue> catalogues, List<MappingSet> sets) {
  public Crosswalk {
    catalogues = List.copyOf(catalogues);
    sets = List.copyOf(sets);
  }

  /** The entries of all catalogues as incidents name them, {@code mitre-atlas/AML.T0051}. */
  public Set<String> entries() {
    return catalogues.stream().flatMap(catalogue -> catalogue.entryNames().stream()).collect(Collectors.toSet());
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return catalogues.isEmpty() && sets.isEmpty();
  }
}
