package org.airiskgraph.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntryConcept;
import org.airiskgraph.catalogue.EntryConcept.Mention;

/**
 * Reads {@code catalogues/<id>.concepts.tsv}: which concepts the measures of a catalogue mention, and whether a reader
 * found that they work on them. Rows judged {@code no}, and those without a judgment, are passed over.
 */
final class EntryConceptReader {
  /** The columns, separated by tabs. */
  static final List<String> COLUMNS = List.of("entry", "concept", "mention", "apt");

  private final InputProblems problems;

  EntryConceptReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Reads one table; the caller closes {@code in}. A row with a fault is reported and left out. */
  List<EntryConcept> read(String file, InputStream in) throws IOException {
    List<EntryConcept> concepts = new ArrayList<>();
    boolean header = true;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().fieldSeparator('\t').allowExtraFields(true)
        .allowMissingFields(true).ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CsvRecord row : rows) {
        String place = file + ":" + row.getStartingLineNumber();
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (header && !cells.equals(COLUMNS)) {
          throw new InputException(place, "found the columns " + String.join(", ", cells) + ", expected "
              + String.join(", ", COLUMNS));
        }
        if (!header) {
          read(place, cells).ifPresent(concepts::add);
        }
        header = false;
      }
    } catch (CsvParseException e) {
      throw new InputException(file, "not readable as a table: " + InputException.reason(e), e);
    }
    return concepts;
  }

  private Optional<EntryConcept> read(String place, List<String> cells) {
    Optional<Mention> mention = Arrays.stream(Mention.values())
        .filter(known -> cells.size() == COLUMNS.size() && known.text().equals(cells.get(2))).findFirst();
    if (mention.isEmpty() || !List.of("yes", "no", "").contains(cells.get(3))) {
      problems.add("row", new InputException(place, "found " + InputException.quote(String.join(" ", cells))
          + ", expected an entry, a concept, one of " + Arrays.stream(Mention.values()).map(Mention::text)
              .collect(Collectors.joining(", "))
          + ", and yes or no"), "the row is left out");
      return Optional.empty();
    }
    return mention.filter(known -> cells.get(3).equals("yes"))
        .map(known -> new EntryConcept(cells.get(0), cells.get(1), known));
  }
}
