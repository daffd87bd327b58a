package org.airiskgraph.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.catalogue.SssomSlots;

/** Sorts the rows of a table into sets by their {@code mapping_source}, with what they say of these sets. */
final class MappingSets {
  private final String name;
  private final Map<String, String> metadata;
  private final Map<String, String> prefixes;
  private final Map<String, List<Mapping>> mappings = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> described = new HashMap<>();

  /** Rows without a source belong to the table itself, which has this name and header. */
  MappingSets(String name, Map<String, String> metadata, Map<String, String> prefixes) {
    this.name = name;
    this.metadata = metadata;
    this.prefixes = prefixes;
  }

  /**
   * Adds a mapping.
   *
   * @param row its cells by column, those that describe its set included
   */
  void add(Mapping mapping, Map<String, String> row) {
    String source = mapping.slot("mapping_source").orElse("");
    mappings.computeIfAbsent(source, key -> new ArrayList<>()).add(mapping);
    SssomSlots.OF_SET.stream().filter(slot -> row.containsKey(SssomSlots.columnOfSet(slot)))
        .forEach(slot -> described.computeIfAbsent(source, key -> new HashMap<>())
            .putIfAbsent(slot, SssomReader.expanded(slot, row.get(SssomSlots.columnOfSet(slot)), prefixes)));
  }

  List<MappingSet> all() {
    if (mappings.isEmpty()) {
      return List.of(new MappingSet(name, metadata, prefixes, List.of()));
    }
    return mappings.entrySet().stream().map(set -> set.getKey().isEmpty()
        ? new MappingSet(name, metadata, prefixes, set.getValue()) : of(set.getKey(), set.getValue())).toList();
  }

  private MappingSet of(String source, List<Mapping> rows) {
    Map<String, String> known = new HashMap<>(described.getOrDefault(source, Map.of()));
    known.put("mapping_set_id", source);
    List<Mapping> own = rows.stream().map(row -> {
      Map<String, String> slots = new HashMap<>(row.slots());
      slots.remove("mapping_source");
      slots.remove("license", known.get("license"));
      return new Mapping(row.subject(), row.predicate(), row.object(), row.justification(), slots, row.place());
    }).toList();
    return new MappingSet(SssomReader.name(source), known, prefixes, own);
  }
}
