package org.airiskgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Directory;
import org.airiskgraph.reader.InputException;
import org.airiskgraph.store.RiskGraphBuilder;
import org.airiskgraph.store.TdbStore;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDFS;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the graph is built from, the same for every command that builds it. */
final class InputOptions {
  private static final int LINKS = 30;
  private static final int MOST_LINKS = 200;

  @Option(names = "--workbook", paramLabel = "FILE|URL", description = "Official workbook (.xlsx or .csv) to merge in; may be repeated.") private List<String> workbooks =
      new ArrayList<>();

  @Option(names = "--page", paramLabel = "FILE", description = "Repository page (text or HTML) to merge in; may be repeated.") private List<Path> pages =
      new ArrayList<>();

  @Option(names = "--crosswalk", paramLabel = "FILE", description = "Mappings (SSSOM table) or other catalogue (.yaml) to add; may be repeated.") private List<Path> crosswalks =
      new ArrayList<>();

  @Option(names = "--incidents", paramLabel = "FILE", description = "Incidents (.yaml) or tables of the AI Incident Database (.csv) to add; may be repeated.") private List<Path> incidents =
      new ArrayList<>();

  @Option(names = "--mitigations", paramLabel = "FILE", description = "Wording of the MIT AI Risk Mitigation Database (.yaml) to add; may be repeated.") private List<Path> mitigations =
      new ArrayList<>();

  @Option(names = "--strict", description = "Refuse an input with a cell or field that cannot be used, instead of a warning.") private boolean strict;

  @Spec(Spec.Target.MIXEE) private CommandSpec command;

  @ArgGroup private CatalogueChoice catalogue = new CatalogueChoice();

  private static final class CatalogueChoice {
    @Option(names = "--catalogue", paramLabel = "DIR", description = "Catalogue directory to read instead of the bundled one.") private Path directory;

    @Option(names = "--no-catalogue", description = "Read only the given workbooks and pages, not the bundled catalogue.") private boolean none;
  }

  @Option(names = "--base", paramLabel = "IRI", defaultValue = IriFactory.DEFAULT_BASE, description = {
      "Base of the instance IRIs", "(default: ${DEFAULT-VALUE})."}) private String base;

  @Option(names = "--links-per-risk", paramLabel = "N", description = "Most links to keep for each risk, 0 for none (default: "
      + LINKS + ").") private Optional<Integer> links = Optional.empty();

  @Option(names = "--links", hidden = true) private Optional<Integer> oldLinks = Optional.empty();

  IriFactory iris() {
    return new IriFactory(base);
  }

  CatalogueInputs inputs() {
    if (catalogue.none && workbooks.isEmpty() && pages.isEmpty()) {
      throw new IllegalArgumentException("--no-catalogue leaves nothing to read. Add --workbook or --page.");
    }
    Optional<CatalogueDirectoryReader.Folder> folder = catalogue.none ? Optional.empty()
        : Optional.of(catalogue.directory == null ? new BundledFolder("data") : new Directory(catalogue.directory));
    return new CatalogueInputs(folder, workbooks, pages, crosswalks, incidents, mitigations,
        areGiven() && !strict ? Optional.of(warnings()) : Optional.empty());
  }

  /** Prints warnings to standard error. */
  Consumer<String> warnings() {
    return ErrorMessages.warnings(command.commandLine().getErr());
  }

  /** Whether the user named inputs of the graph. */
  boolean areGiven() {
    return !workbooks.isEmpty() || !pages.isEmpty() || !crosswalks.isEmpty() || !incidents.isEmpty()
        || !mitigations.isEmpty()
        || catalogue.none || catalogue.directory != null;
  }

  boolean hasLinks() {
    return links(LINKS).perRisk() > 0;
  }

  DatasetGraph build() {
    return build(LINKS);
  }

  /** With at least this number of links per risk, unless the user gave the number. */
  DatasetGraph build(int atLeast) {
    return build(links(Math.max(LINKS, atLeast)));
  }

  /** For questions that need no links. The bundled graph is stored with them, and loads faster than it is built. */
  DatasetGraph buildWithoutLinks() {
    return build(inputs().equals(CatalogueInputs.bundled()) ? LinkOptions.standard() : LinkOptions.none());
  }

  /** The same from a store on disk, which stays open until the program ends. */
  DatasetGraph open(Path store) {
    LinkOptions options = links(LINKS);
    try {
      return Progress.during("Opening the store", () -> {
        DatasetGraph dataset = TdbStore.open(store, inputs(), iris(), options).dataset();
        // Files that were cut short show when they are read, not when they are opened.
        dataset.getDefaultGraph().find(Node.ANY, RDFS.label.asNode(), Node.ANY).forEachRemaining(Triple::getObject);
        return dataset;
      });
    } catch (InputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new InputException(store.toString(), "the store is damaged; delete this directory to have it rebuilt", e);
    }
  }

  private DatasetGraph build(LinkOptions options) {
    return Progress.during("Building the graph", () -> RiskGraphBuilder.build(inputs(), iris(), options));
  }

  private LinkOptions links(int unlessGiven) {
    int number = links.or(() -> oldLinks).orElse(unlessGiven);
    Main.refuseOutside("--links-per-risk", number, 0, MOST_LINKS);
    return LinkOptions.atMost(number);
  }
}
