package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;

/**
 * Reads other catalogues and the mappings to them: {@code catalogues/*.yaml} and {@code crosswalks/*.sssom.tsv} of a
 * catalogue directory, and single files. A catalogue given as a file replaces one of the same id in the directory.
 */
public final class CrosswalkReader {
  private static final Pattern CATALOGUE = Pattern.compile("catalogues/[^/]+\\.ya?ml");
  private static final Pattern TABLE = Pattern.compile("crosswalks/[^/]+\\.sssom\\.[tc]sv");
  private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml");

  private final Map<String, ExternalCatalogue> catalogues = new TreeMap<>();
  private final List<MappingSet> sets = new ArrayList<>();
  private final InputProblems problems;

  public CrosswalkReader(InputProblems problems) {
    this.problems = problems;
  }

  /** Whether a file of a catalogue directory is read here. */
  static boolean reads(String file) {
    return CATALOGUE.matcher(file).matches() || TABLE.matcher(file).matches();
  }

  /**
   * Reads the files of {@code folder} and then {@code files}.
   *
   * @throws InputException if a file cannot be read at all
   */
  public Crosswalk read(Optional<Folder> folder, List<Path> files) {
    String place = folder.map(Folder::name).orElse("");
    try {
      if (folder.isPresent()) {
        for (String file : folder.get().files()) {
          if (reads(file)) {
            place = folder.get().name() + "/" + file;
            read(place, folder.get().open(file));
          }
        }
      }
      for (Path file : files) {
        place = file.toString();
        if (!Files.exists(file)) {
          throw new InputException(place, "no such file");
        }
        read(place, Files.newInputStream(file));
      }
    } catch (IOException e) {
      throw new InputException(place, "cannot be read: " + InputException.reason(e), e);
    }
    return new Crosswalk(List.copyOf(catalogues.values()), sets);
  }

  /** Reads the files of {@code folder} for their faults alone; {@code unreadable} receives those of whole files. */
  static void read(Folder folder, InputProblems problems, Consumer<InputException> unreadable) {
    try {
      for (String file : folder.files().stream().filter(CrosswalkReader::reads).toList()) {
        try (InputStream in = folder.open(file)) {
          new CrosswalkReader(problems).read(folder.name() + "/" + file, in);
        } catch (InputException e) {
          unreadable.accept(e);
        }
      }
    } catch (IOException e) {
      throw new InputException(folder.name(), "cannot be read: " + InputException.reason(e), e);
    }
  }

  private void read(String file, InputStream stream) throws IOException {
    try (InputStream in = stream) {
      if (YAML.matcher(file).matches()) {
        ExternalCatalogue catalogue = new ExternalCatalogueReader(problems).read(file, in);
        catalogues.put(catalogue.id(), catalogue);
      } else {
        sets.add(new SssomReader(problems).read(file, in));
      }
    }
  }
}
