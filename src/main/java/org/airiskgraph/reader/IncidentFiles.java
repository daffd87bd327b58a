package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;
import org.apache.commons.io.function.IOSupplier;

/** Reads the incidents of a catalogue directory and of single files: YAML, or tables of the AI Incident Database. */
final class IncidentFiles {
  private static final Pattern TABLE = Pattern.compile("(?i).*\\.csv");

  private final InputProblems problems;
  private final Predicate<String> isEntry;

  /** @param isEntry whether a catalogue has a technique */
  IncidentFiles(InputProblems problems, Predicate<String> isEntry) {
    this.problems = problems;
    this.isEntry = isEntry;
  }

  /**
   * Reads {@code incidents.yaml} of {@code folder}, if it has one, and then {@code files}.
   *
   * @throws InputException if a file cannot be read at all
   */
  List<IncidentCollection> read(Optional<Folder> folder, List<Path> files) {
    List<IncidentCollection> collections = new ArrayList<>();
    folder.filter(IncidentFiles::hasIncidents).ifPresent(f -> collections.add(read(f)));
    List<Path> tables = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InputException(file.toString(), "no such file");
      }
      if (TABLE.matcher(file.toString()).matches()) {
        tables.add(file);
      } else {
        collections.add(read(file.toString(), () -> Files.newInputStream(file)));
      }
    }
    if (!tables.isEmpty()) {
      collections.add(new IncidentDatabaseReader(problems).read(tables));
    }
    return collections;
  }

  /** Reads the file of {@code folder} for its faults alone; {@code unreadable} receives a fault of the whole file. */
  static void read(Folder folder, InputProblems problems, Predicate<String> isEntry,
      Consumer<InputException> unreadable) {
    if (hasIncidents(folder)) {
      try {
        new IncidentFiles(problems, isEntry).read(folder);
      } catch (InputException e) {
        unreadable.accept(e);
      }
    }
  }

  private static boolean hasIncidents(Folder folder) {
    try {
      return folder.files().contains(IncidentReader.FILE);
    } catch (IOException e) {
      throw InputException.unreadable(folder.name(), e);
    }
  }

  private IncidentCollection read(Folder folder) {
    return read(folder.name() + "/" + IncidentReader.FILE, () -> folder.open(IncidentReader.FILE));
  }

  private IncidentCollection read(String file, IOSupplier<InputStream> source) {
    try (InputStream in = source.get()) {
      return new IncidentReader(problems, isEntry).read(file, in);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }
}
