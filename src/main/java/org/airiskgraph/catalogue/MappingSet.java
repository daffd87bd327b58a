package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Map;

/**
 * The mappings of one SSSOM table, or those of a table that have one {@code mapping_source}.
 *
 * @param name the file's name, or the last part of the source, without its ending
 * @param metadata the values of the slots of the set itself, by the names in {@link SssomSlots#OF_SET}
 * @param prefixes the namespaces of its {@code curie_map} by prefix
 * @param mappings its rows, in their order
 */
public record MappingSet(String name, Map<String, String> metadata, Map<String, String> prefixes,
    List<Mapping> mappings) {
  public MappingSet {
    metadata = Map.copyOf(metadata);
    prefixes = Map.copyOf(prefixes);
    mappings = List.copyOf(mappings);
  }
}
