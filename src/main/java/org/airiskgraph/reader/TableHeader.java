package org.airiskgraph.reader;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a table by name, found wherever the header row stands.
 *
 * @param columns index in the row by name
 */
record TableHeader(Map<String, Integer> columns) {

  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** How far down a header may stand: banners and group headings come above it. */
  static final int LAST_HEADER_ROW = 40;

  /**
   * The header, if this row holds all the {@code required} names; of the others it may hold, those {@code
   * known} are kept. Case, blanks and punctuation do not count: "Sub-domain" may be written "Subdomain".
   */
  static Optional<TableHeader> in(List<String> row, Set<String> required, Set<String> known) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      found.putIfAbsent(key(row.get(i)), i);
    }
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (Set<String> names : Arrays.asList(required, known)) {
      names.forEach(name -> Optional.ofNullable(found.get(key(name))).ifPresent(i -> columns.put(name, i)));
    }
    return columns.keySet().containsAll(required) ? Optional.of(new TableHeader(columns)) : Optional.empty();
  }

  /** What of a name counts. */
  static String key(String name) {
    return OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** The cell of that column in a later row, or an empty text where it is blank or missing. */
  String cell(List<String> row, String column) {
    Integer index = columns.get(column);
    String cell = index == null || index >= row.size() ? "" : row.get(index);
    return cell.isBlank() ? "" : cell;
  }
}
