package org.airiskgraph.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.Work;

/**
 * Reads a directory laid out like {@code data/}: {@code risks/*.yaml}, {@code mitigations.yaml} and {@code
 * bibliography.bib}, each optional but the risks.
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
  }

  private static final String BIBLIOGRAPHY = "bibliography.bib";
  private static final String MITIGATIONS = "mitigations.yaml";

  private CatalogueDirectoryReader() {}

  /** Reads all files of {@code folder}; the first problem is refused. */
  public static void read(Folder folder, CatalogueSink sink) {
    read(folder, InputProblems.strict(), sink);
  }

  /** Reads all files of {@code folder}; a file that cannot be read is refused. */
  public static void read(Folder folder, InputProblems problems, CatalogueSink sink) {
    read(folder, problems, sink, fault -> {
      throw fault;
    });
  }

  /**
   * Reads all files of {@code folder} and goes on behind a file with a fault, but for the bibliography, on which
   * the others rest; each file's first fault goes to {@code faults}.
   */
  public static void read(Folder folder, CatalogueSink sink, Consumer<InputException> faults) {
    read(folder, InputProblems.strict(), sink, faults);
  }

  private static void read(
      Folder folder, InputProblems problems, CatalogueSink sink, Consumer<InputException> faults) {
    try {
      List<String> files = folder.files();
      Map<String, Work> works = Map.of();
      if (files.contains(BIBLIOGRAPHY)) {
        try (InputStream in = folder.open(BIBLIOGRAPHY)) {
          works = new BibTexReader(problems).read(folder.name() + "/" + BIBLIOGRAPHY, in);
        } catch (InputException e) {
          faults.accept(e);
          return;
        }
      }
      works.values().forEach(sink::work);
      YamlCatalogueReader reader = new YamlCatalogueReader(works, problems);
      if (files.contains(MITIGATIONS)) {
        read(folder, MITIGATIONS, faults, in -> reader.readMitigations(folder.name() + "/" + MITIGATIONS, in, sink));
      }
      List<String> risks = files.stream().filter(file -> file.matches("risks/[^/]+\\.ya?ml")).toList();
      if (risks.isEmpty()) {
        throw new InputException(folder.name(), "found no file risks/*.yaml, expected one for each source document");
      }
      for (String file : risks) {
        read(folder, file, faults, in -> reader.readRisks(folder.name() + "/" + file, in, sink));
      }
    } catch (IOException e) {
      throw new InputException(folder.name(), "cannot be read: " + InputException.reason(e), e);
    }
  }

  private static void read(
      Folder folder, String file, Consumer<InputException> faults, Consumer<InputStream> reader) throws IOException {
    try (InputStream in = folder.open(file)) {
      reader.accept(in);
    } catch (InputException e) {
      faults.accept(e);
    }
  }
}
