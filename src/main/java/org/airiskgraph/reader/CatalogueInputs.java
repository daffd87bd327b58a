package org.airiskgraph.reader;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.CatalogueSink;

/**
 * What a graph is made from.
 *
 * @param catalogue the catalogue to begin with; empty for the given files alone
 * @param workbooks official workbooks, {@code .xlsx} or {@code .csv}: file names, or addresses beginning with http or https
 * @param pages repository pages, text or HTML
 */
public record CatalogueInputs(Optional<CatalogueDirectoryReader.Folder> catalogue, List<String> workbooks,
    List<Path> pages) {
  public CatalogueInputs {
    requireNonNull(catalogue, "catalogue");
    workbooks = List.copyOf(workbooks);
    pages = List.copyOf(pages);
  }

  /** The catalogue that travels inside the program. */
  public static CatalogueInputs bundled() {
    return new CatalogueInputs(Optional.of(new BundledFolder("data")), List.of(), List.of());
  }

  /** A catalogue directory on disk in its place. */
  public static CatalogueInputs of(Path directory) {
    return new CatalogueInputs(Optional.of(new Directory(directory)), List.of(), List.of());
  }

  /** Whether one file is the whole input, so that it can pass through without being held. */
  public boolean isOneWorkbook() {
    return catalogue.isEmpty() && workbooks.size() == 1 && pages.isEmpty();
  }

  /** Sends every record to {@code sink}; records of the same thing from several inputs arrive as one. */
  public void sendTo(CatalogueSink sink) {
    if (isOneWorkbook()) {
      new WorkbookReader().read(workbooks.get(0), sink);
      return;
    }
    CatalogueMerger merger = new CatalogueMerger();
    catalogue.ifPresent(folder -> CatalogueDirectoryReader.read(folder, merger));
    workbooks.forEach(workbook -> new WorkbookReader().read(workbook, merger));
    pages.forEach(page -> new PageReader().read(page, merger));
    merger.catalogue().sendTo(sink);
  }
}
