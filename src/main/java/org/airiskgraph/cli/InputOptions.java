package org.airiskgraph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.BundledFolder;
import org.airiskgraph.reader.CatalogueDirectoryReader;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Directory;
import org.airiskgraph.store.RiskGraphBuilder;
import org.airiskgraph.store.TdbStore;
import org.apache.jena.sparql.core.DatasetGraph;
import picocli.CommandLine.Option;

/** What a graph is made from, the same for every command that makes one. */
final class InputOptions {
  private static final int LINKS = 12;

  @Option(names = "--workbook", paramLabel = "FILE|URL", description = "Official workbook (.xlsx or .csv) to merge in; may be repeated.") private List<String> workbooks =
      new ArrayList<>();

  @Option(names = "--page", paramLabel = "FILE", description = "Repository page (text or HTML) to merge in; may be repeated.") private List<Path> pages =
      new ArrayList<>();

  @Option(names = "--catalogue", paramLabel = "DIR", description = "Catalogue directory in place of the bundled one.") private Path catalogue;

  @Option(names = "--no-catalogue", description = "Use the given inputs alone, without the bundled catalogue.") private boolean noCatalogue;

  @Option(names = "--base", paramLabel = "IRI", defaultValue = IriFactory.DEFAULT_BASE, description = "Base of the IRIs of instances (default: ${DEFAULT-VALUE}).") private String base;

  @Option(names = "--links", paramLabel = "N", description = "Links kept for each risk, 0 for none (default: " + LINKS
      + ").") private Optional<Integer> links = Optional.empty();

  IriFactory iris() {
    return new IriFactory(base);
  }

  CatalogueInputs inputs() {
    if (noCatalogue && workbooks.isEmpty() && pages.isEmpty() && catalogue == null) {
      throw new IllegalArgumentException("--no-catalogue leaves nothing to read; add --workbook or --page");
    }
    Optional<CatalogueDirectoryReader.Folder> folder = noCatalogue ? Optional.empty()
        : Optional.of(catalogue == null ? new BundledFolder("data") : new Directory(catalogue));
    return new CatalogueInputs(folder, workbooks, pages);
  }

  boolean hasLinks() {
    return links.orElse(LINKS) > 0;
  }

  DatasetGraph build() {
    return build(LINKS);
  }

  /** With at least so many links a risk, unless their number was given. */
  DatasetGraph build(int atLeast) {
    return RiskGraphBuilder.build(inputs(), iris(), new LinkOptions(links.orElse(Math.max(LINKS, atLeast))));
  }

  /** For what asks nothing of links; the bundled graph comes ready with them, sooner than it is made without. */
  DatasetGraph buildWithoutLinks() {
    return RiskGraphBuilder.build(inputs(), iris(),
        inputs().equals(CatalogueInputs.bundled()) ? LinkOptions.standard() : LinkOptions.none());
  }

  /** The same from a store on disk, which stays open until the program ends. */
  DatasetGraph open(Path store) {
    return TdbStore.open(store, inputs(), iris(), new LinkOptions(links.orElse(LINKS))).dataset();
  }
}
