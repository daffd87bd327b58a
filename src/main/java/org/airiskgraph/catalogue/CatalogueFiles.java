package org.airiskgraph.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads a directory laid out like {@code data/}: {@code risks/*.yaml}, {@code mitigations.yaml} and {@code
 * bibliography.bib}, each optional but the risks.
 */
public final class CatalogueFiles {
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

  private CatalogueFiles() {}

  /** Reads all files of {@code folder}; the first fault ends it. */
  public static void read(Folder folder, CatalogueSink sink) {
    read(folder, sink, fault -> {
      throw fault;
    });
  }

  /**
   * Reads all files of {@code folder} and goes on behind a file with a fault, but for the bibliography, on which
   * the others rest; each file's first fault goes to {@code faults}.
   */
  public static void read(Folder folder, CatalogueSink sink, Consumer<CatalogueException> faults) {
    try {
      List<String> files = folder.files();
      Map<String, Work> works = Map.of();
      if (files.contains(BIBLIOGRAPHY)) {
        try (InputStream in = folder.open(BIBLIOGRAPHY)) {
          works = new BibReader().read(folder.name() + "/" + BIBLIOGRAPHY, in);
        } catch (CatalogueException e) {
          faults.accept(e);
          return;
        }
      }
      works.values().forEach(sink::work);
      YamlCatalogueReader reader = new YamlCatalogueReader(works);
      if (files.contains(MITIGATIONS)) {
        read(folder, MITIGATIONS, faults, in -> reader.readMitigations(folder.name() + "/" + MITIGATIONS, in, sink));
      }
      List<String> risks = files.stream().filter(file -> file.matches("risks/[^/]+\\.ya?ml")).toList();
      if (risks.isEmpty()) {
        throw new CatalogueException(folder.name(), "found no file risks/*.yaml, expected one for each source document");
      }
      for (String file : risks) {
        read(folder, file, faults, in -> reader.readRisks(folder.name() + "/" + file, in, sink));
      }
    } catch (IOException e) {
      throw new CatalogueException(folder.name(), "cannot be read: " + CatalogueException.reason(e), e);
    }
  }

  private static void read(
      Folder folder, String file, Consumer<CatalogueException> faults, Consumer<InputStream> reader) throws IOException {
    try (InputStream in = folder.open(file)) {
      reader.accept(in);
    } catch (CatalogueException e) {
      faults.accept(e);
    }
  }
}
