package org.airiskgraph.reader;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Work;

/**
 * Turns the rows of the "Included resources" sheet into bibliographic records of the source documents.
 *
 * <p>The text of a cell counts, never its hyperlink: eight links of the official file point elsewhere.
 */
final class ResourceRowMapper {
  static final Set<String> REQUIRED = Set.of("Paper_ID", "QuickRef", "Title");

  static final Set<String> COLUMNS =
      Set.of("Paper_ID", "QuickRef", "Title", "Authors (full)", "Year", "DOI", "URL", "Item type");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,2}(\\.0)?");
  private static final Pattern FAMILY_AND_INITIALS = Pattern.compile("(\\p{L}[\\p{L}'’ -]*) (\\p{Lu}{1,4})");

  private final Map<String, Work> works = new LinkedHashMap<>();

  void add(TableRow row) {
    String number = row.cell("Paper_ID").strip();
    // Below the list stand remarks without a number.
    if (NUMBER.matcher(number).matches()) {
      String plain = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
      works.put(plain.length() == 1 ? "0" + plain : plain, work(row));
    }
  }

  /** The records by the two-digit ids of their source documents. */
  Map<String, Work> works() {
    return works;
  }

  private static Work work(TableRow row) {
    Optional<String> doi = row.text("DOI").map(cell -> cell.replaceFirst("^https?://(dx\\.)?doi\\.org/", ""))
        .filter(cell -> cell.matches("10\\.\\S+"));
    return new Work(
        CellNormalizer.line(row.cell("QuickRef")),
        authors(CellNormalizer.line(row.cell("Authors (full)"))),
        row.text("Year").filter(year -> year.matches("\\d{4}(\\.0)?"))
            .map(year -> Integer.valueOf(year.substring(0, 4))),
        row.text("Title"),
        new Work.Links(doi, row.text("URL").filter(cell -> cell.matches("https?://\\S+"))),
        Optional.empty(),
        row.text("Item type"));
  }

  /** Author lists come in four styles; only "Family AB, Family C" can be told apart for certain. */
  private static List<String> authors(String list) {
    if (list.isEmpty()) {
      return List.of();
    }
    List<String> parts = Arrays.asList(list.split(", "));
    return parts.stream().allMatch(part -> FAMILY_AND_INITIALS.matcher(part).matches())
        ? parts.stream().map(part -> FAMILY_AND_INITIALS.matcher(part).replaceFirst("$1, $2")).toList() : List.of(list);
  }
}
