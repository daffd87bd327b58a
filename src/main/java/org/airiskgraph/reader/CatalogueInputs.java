package org.airiskgraph.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.CatalogueSink;
import org.airiskgraph.catalogue.IncidentCollection;

/**
 * The inputs of a graph.
 *
 * @param catalogue the catalogue to begin with; empty for the given files alone
 * @param workbooks official workbooks, {@code .xlsx} or {@code .csv}: file names, or addresses beginning with http or https
 * @param pages pages of a site built on the repository, text or HTML
 * @param crosswalks further catalogues ({@code .yaml}) and SSSOM tables
 * @param incidents files of incidents ({@code .yaml}), and tables of the AI Incident Database ({@code .csv})
 * @param mitigations files with the wording of the measures of another catalogue ({@code .yaml})
 * @param warnings receives one line for each kind of problem with single cells or fields; without it the first such
 *     problem is refused
 */
public record CatalogueInputs(Optional<CatalogueDirectoryReader.Folder> catalogue, List<String> workbooks,
    List<Path> pages, List<Path> crosswalks, List<Path> incidents, List<Path> mitigations,
    Optional<Consumer<String>> warnings) {
  public CatalogueInputs {
    workbooks = List.copyOf(workbooks);
    pages = List.copyOf(pages);
    crosswalks = List.copyOf(crosswalks);
    incidents = List.copyOf(incidents);
    mitigations = List.copyOf(mitigations);
  }

  /** Inputs of which the first problem is refused. */
  public CatalogueInputs(Optional<CatalogueDirectoryReader.Folder> catalogue, List<String> workbooks,
      List<Path> pages) {
    this(catalogue, workbooks, pages, List.of(), List.of(), List.of(), Optional.empty());
  }

  /** The catalogue that travels inside the program. */
  public static CatalogueInputs bundled() {
    return new CatalogueInputs(Optional.of(new BundledFolder("data")), List.of(), List.of());
  }

  /** A catalogue directory on disk in its place. */
  public static CatalogueInputs of(Path directory) {
    return new CatalogueInputs(Optional.of(new Directory(directory)), List.of(), List.of());
  }

  /** These inputs with another receiver of warnings. */
  public CatalogueInputs withWarnings(Optional<Consumer<String>> receiver) {
    return new CatalogueInputs(catalogue, workbooks, pages, crosswalks, incidents, mitigations, receiver);
  }

  /**
   * The incidents of the catalogue folder and the given files, by collection.
   *
   * @param isEntry whether a catalogue has a technique, {@code mitre-atlas/AML.T0051}; others are left out
   */
  public List<IncidentCollection> incidentCollections(Predicate<String> isEntry) {
    InputProblems problems = InputProblems.of(warnings, catalogue);
    List<IncidentCollection> collections = new IncidentFiles(problems, isEntry).read(catalogue, incidents);
    problems.report();
    return collections;
  }

  /** The other catalogues and the mappings to them, from the catalogue folder and the given files. */
  public Crosswalk crosswalk() {
    InputProblems problems = InputProblems.of(warnings, catalogue);
    Crosswalk crosswalk = new CrosswalkReader(problems).read(catalogue, crosswalks, mitigations);
    problems.report();
    return crosswalk;
  }

  /** Whether one file is the whole input, so that it can pass through without being held. */
  public boolean isOneWorkbook() {
    return catalogue.isEmpty() && workbooks.size() == 1
        && Stream.of(pages, crosswalks, incidents, mitigations).allMatch(List::isEmpty);
  }

  /** Sends every record to {@code sink}; records of the same thing from several inputs arrive as one. */
  public void sendTo(CatalogueSink sink) {
    InputProblems problems = InputProblems.of(warnings, catalogue);
    if (isOneWorkbook()) {
      new WorkbookReader(problems).read(workbooks.get(0), sink);
      problems.report();
      return;
    }
    CatalogueMerger merger = new CatalogueMerger();
    catalogue.ifPresent(folder -> CatalogueDirectoryReader.read(folder, problems, merger));
    workbooks.forEach(workbook -> new WorkbookReader(problems).read(workbook, merger));
    pages.forEach(page -> new PageReader(problems).read(page, merger));
    problems.report();
    merger.catalogue().records().forEach(sink::accept);
  }
}
