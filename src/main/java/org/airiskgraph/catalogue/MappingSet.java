package org.airiskgraph.catalogue;

import java.util.List;
import java.util.Map;

/**
 * The mappings of one SSSOM table.
 *
 * @param name the file's name without its ending
 * @param metadata what the table's header says of it, by the names of SSSOM, such as {@code license}; {@code
 *     curie_map} is left out, since IRIs are expanded
 * @param mappings its rows, in their order
 */
public record MappingSet(String name, Map<String, String> metadata, List<Mapping> mappings) {
  public MappingSet {
    metadata = Map.copyOf(metadata);
    mappings = List.copyOf(mappings);
  }
}
