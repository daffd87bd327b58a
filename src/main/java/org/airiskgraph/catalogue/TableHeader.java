package org.airiskgraph.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a table by name, found wherever the header row stands.
 *
 * @param columns index in the row by trimmed header text
 */
record TableHeader(Map<String, Integer> columns) {

  /** How far down a header may stand: banners and group headings come above it. */
  static final int LAST_HEADER_ROW = 40;

  /** The header, if this row holds all the {@code required} names. */
  static Optional<TableHeader> in(List<String> row, Set<String> required) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String name = row.get(i).strip();
      if (!name.isEmpty()) {
        columns.putIfAbsent(name, i);
      }
    }
    return columns.keySet().containsAll(required) ? Optional.of(new TableHeader(columns)) : Optional.empty();
  }

  /** The cells of a later row by column name. */
  TableRow row(String place, List<String> row) {
    Map<String, String> cells = new LinkedHashMap<>();
    columns.forEach((name, i) -> {
      if (i < row.size() && !row.get(i).isBlank()) {
        cells.put(name, row.get(i));
      }
    });
    return new TableRow(place, cells);
  }
}
