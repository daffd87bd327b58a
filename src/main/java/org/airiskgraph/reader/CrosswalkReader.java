package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.EntryConcept;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.reader.CatalogueDirectoryReader.Folder;

/**
 * Reads other catalogues and the mappings to them: {@code catalogues/*.yaml}, what their measures work on ({@code
 * catalogues/*.concepts.tsv}) and {@code crosswalks/*.sssom.tsv} of a catalogue directory, and single files. A catalogue
 * given as a file replaces one of the same id in the directory.
 */
public final class CrosswalkReader {
  private static final Pattern CATALOGUE = Pattern.compile("catalogues/[^/]+\\.(ya?ml|concepts\\.tsv)");
  private static final Pattern TABLE = Pattern.compile("crosswalks/[^/]+\\.sssom\\.[tc]sv");
  private static final Pattern CONCEPTS = Pattern.compile("(?:.*/)?([^/]+)\\.concepts\\.tsv");
  private static final Pattern YAML = Pattern.compile("(?i).*\\.ya?ml");

  private final Map<String, ExternalCatalogue> catalogues = new TreeMap<>();
  private final Map<String, List<EntryConcept>> concepts = new TreeMap<>();
  private final List<MappingSet> sets = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
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
   * @param wordings files with the texts of measures, see {@link MeasureTextReader}
   * @throws InputException if a file cannot be read at all
   */
  public Crosswalk read(Optional<Folder> folder, List<Path> files, List<Path> wordings) {
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
        places.clear();
        place = file.toString();
        read(place, open(file));
      }
      concepts.forEach((id, known) -> catalogues.computeIfPresent(id, (key, c) -> new ExternalCatalogue(key, c.terms(),
          c.entries(), known.stream().filter(one -> isKnown(c, one)).toList(), Map.of())));
      for (Path file : wordings) {
        place = file.toString();
        try (InputStream in = open(file)) {
          new MeasureTextReader(problems).read(place, in, catalogues);
        }
      }
    } catch (IOException e) {
      throw InputException.unreadable(place, e);
    }
    return new Crosswalk(List.copyOf(catalogues.values()), sets);
  }

  private static InputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new InputException(file.toString(), "no such file");
    }
    return Files.newInputStream(file);
  }

  private boolean isKnown(ExternalCatalogue catalogue, EntryConcept one) {
    boolean known = catalogue.entries().stream().anyMatch(entry -> entry.id().equals(one.entry()));
    if (!known) {
      problems.add("entry of " + catalogue.id(), new InputException(catalogue.id() + ".concepts.tsv", "found "
          + InputException.quote(one.entry()) + ", expected the id of an entry of " + catalogue.id()),
          "the row is left out");
    }
    return known;
  }

  /**
   * Reads the files of {@code folder} for their faults alone, which {@code faults} receives, and tells whether there may
   * be an entry: what a file with faults would have is not known.
   */
  static Predicate<String> read(Folder folder, Consumer<InputException> faults) {
    List<InputException> found = new ArrayList<>();
    CrosswalkReader reader = new CrosswalkReader(InputProblems.toEach(found::add));
    boolean isCut = false;
    try {
      for (String file : folder.files().stream().filter(CrosswalkReader::reads).toList()) {
        Set<String> sound = Set.copyOf(reader.catalogues.keySet());
        int before = found.size();
        try (InputStream in = folder.open(file)) {
          reader.read(folder.name() + "/" + file, in);
        } catch (InputException e) {
          found.add(e);
        }
        if (found.size() > before && YAML.matcher(file).matches()) {
          isCut = true;
          reader.catalogues.keySet().retainAll(sound);
        }
      }
    } catch (IOException e) {
      throw InputException.unreadable(folder.name(), e);
    }
    found.forEach(faults);
    Set<String> entries = new Crosswalk(List.copyOf(reader.catalogues.values()), List.of()).entries();
    boolean isAnyUnread = isCut;
    return entry -> entries.contains(entry)
        || isAnyUnread && !reader.catalogues.containsKey(entry.replaceFirst("/.*", ""));
  }

  private void read(String file, InputStream stream) throws IOException {
    try (InputStream in = stream) {
      Matcher about = CONCEPTS.matcher(file);
      if (about.matches()) {
        concepts.put(about.group(1), new EntryConceptReader(problems).read(file, in));
      } else if (YAML.matcher(file).matches()) {
        ExternalCatalogue catalogue = new ExternalCatalogueReader(problems, places).read(file, in);
        catalogues.put(catalogue.id(), catalogue);
      } else {
        sets.addAll(new SssomReader(problems).read(file, in));
      }
    }
  }
}
