package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Work;

/**
 * Reads a directory laid out like {@code data/}: {@code risks/*.yaml}, {@code mitigations.yaml} and {@code
 * bibliography.bib}, each optional but the risks; {@link CrosswalkReader} reads its other catalogues. Other files are
 * named in a warning.
 */
public final class CatalogueDirectoryReader {
  /** Where the files are: a directory, or the inside of the program. */
  public interface Folder {
    /** Path of the folder, for error messages. */
    String name();

    /** Paths of the files below, relative to the folder, in alphabetical order. */
    List<String> files() throws IOException;

    /** One file; the caller closes it. */
    InputStream open(String file) throws IOException;

    /** The text of one file. */
    default String text(String file) throws IOException {
      try (InputStream in = open(file)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  /** Receives all that is wrong with the files of a folder. */
  public interface Listing {
    /** A fault that must be corrected. */
    void fault(InputException fault);

    /** A fault for which {@code file}, a path relative to the folder, could not be read at all. */
    default void unreadable(String file, InputException fault) {
      fault(fault);
    }

    /** What is probably a mistake, but may be meant. */
    default void suspicion(InputException suspicion) {
      // Most callers need to know only what is wrong for certain.
    }
  }

  /** Concepts to add to the thesaurus, in Turtle. They are no records, so this reader leaves them to the graph. */
  public static final String CONCEPTS = "concepts.ttl";

  private static final String BIBLIOGRAPHY = "bibliography.bib";
  /** Files that nobody expects to be read: hidden ones and notes for people. */
  private static final Pattern NOTES = Pattern.compile("(.*/)?\\..*|(.*/)?(README|LICENSE|NOTICE)[^/]*");
  private static final int MOST_NAMED = 5;

  private CatalogueDirectoryReader() {}

  /** Reads all files of {@code folder}; a file that cannot be read is refused. */
  public static void read(Folder folder, InputProblems problems, CatalogueSink sink) {
    read(folder, problems, sink, (file, fault) -> {
      throw fault;
    });
  }

  /**
   * Reads all files of {@code folder} and goes on after faults. {@code listing} receives all faults of each record, and
   * the first of a file that cannot be parsed; {@code sink} also the records with faults, in which texts, lists and
   * values may be missing, so that their references can be checked.
   */
  public static void read(Folder folder, CatalogueSink sink, Listing listing) {
    read(folder, true, sink, listing);
  }

  /**
   * Reads the same files.
   *
   * @param isWhole whether incidents may name only entries of the catalogues in {@code folder}
   */
  public static void read(Folder folder, boolean isWhole, CatalogueSink sink, Listing listing) {
    InputProblems each = InputProblems.toEach(listing);
    read(folder, each, sink, listing::unreadable);
    Predicate<String> isEntry = CrosswalkReader.read(folder, listing::fault);
    IncidentFiles.read(folder, each, isWhole ? isEntry : entry -> true, listing::fault);
    try {
      // Which concepts there are shows when the graph is built.
      ProfileReader.read(folder, concept -> true, listing::fault);
    } catch (InputException e) {
      listing.fault(e);
    }
  }

  private static void read(
      Folder folder, InputProblems problems, CatalogueSink sink, BiConsumer<String, InputException> unreadable) {
    try {
      List<String> files = folder.files();
      nameUnread(folder, files, problems);
      Optional<Map<String, Work>> works = Optional.of(Map.of());
      if (files.contains(BIBLIOGRAPHY)) {
        try (InputStream in = folder.open(BIBLIOGRAPHY)) {
          works = Optional.of(new BibTexReader(problems).read(folder.name() + "/" + BIBLIOGRAPHY, in));
        } catch (InputException e) {
          unreadable.accept(BIBLIOGRAPHY, e);
          works = Optional.empty();
        }
      }
      works.ifPresent(known -> known.values().forEach(sink::accept));
      YamlCatalogueReader reader = new YamlCatalogueReader(works, problems);
      for (String file : files.stream().filter(YamlCatalogueReader::reads).toList()) {
        try (InputStream in = folder.open(file)) {
          reader.read(file, folder.name() + "/" + file, in, sink);
        } catch (InputException e) {
          unreadable.accept(file, e);
        }
      }
      if (files.stream().noneMatch(YamlCatalogueReader::isOfRisks)) {
        throw new InputException(folder.name(), "found no file risks/*.yaml, expected one for each source document");
      }
    } catch (IOException e) {
      throw InputException.unreadable(folder.name(), e);
    }
  }

  private static void nameUnread(Folder folder, List<String> files, InputProblems problems) {
    List<String> unread =
        files.stream()
            .filter(file -> !List.of(BIBLIOGRAPHY, CONCEPTS, ProfileReader.FILE, IncidentReader.FILE)
                .contains(file))
            .filter(NOTES.asMatchPredicate().or(YamlCatalogueReader::reads).or(CrosswalkReader::reads).negate())
            .toList();
    if (!unread.isEmpty()) {
      int more = unread.size() - MOST_NAMED;
      problems.warn(folder.name() + ": not read: " + String.join(", ", unread.subList(0, Math.min(MOST_NAMED,
          unread.size()))) + (more > 0 ? " and " + more + " more" : "")
          + "; only " + YamlCatalogueReader.FILES + ", catalogues/*.yaml, crosswalks/*.sssom.tsv, " + BIBLIOGRAPHY
          + ", " + ProfileReader.FILE + ", " + IncidentReader.FILE + " and " + CONCEPTS + " are");
    }
  }
}
