package org.airiskgraph.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

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

  /** Reads all files of {@code folder}. */
  public static void read(Folder folder, CatalogueSink sink) {
    try {
      List<String> files = folder.files();
      Map<String, Work> works = Map.of();
      if (files.contains(BIBLIOGRAPHY)) {
        try (InputStream in = folder.open(BIBLIOGRAPHY)) {
          works = new BibReader().read(folder.name() + "/" + BIBLIOGRAPHY, in);
        }
      }
      works.values().forEach(sink::work);
      YamlCatalogueReader reader = new YamlCatalogueReader(works);
      if (files.contains(MITIGATIONS)) {
        try (InputStream in = folder.open(MITIGATIONS)) {
          reader.readMitigations(folder.name() + "/" + MITIGATIONS, in, sink);
        }
      }
      List<String> risks = files.stream().filter(file -> file.matches("risks/[^/]+\\.ya?ml")).toList();
      if (risks.isEmpty()) {
        throw new CatalogueException(folder.name(), "found no file risks/*.yaml, expected one for each source document");
      }
      for (String file : risks) {
        try (InputStream in = folder.open(file)) {
          reader.readRisks(folder.name() + "/" + file, in, sink);
        }
      }
    } catch (IOException e) {
      throw new CatalogueException(folder.name(), "cannot be read: " + CatalogueException.reason(e), e);
    }
  }
}
