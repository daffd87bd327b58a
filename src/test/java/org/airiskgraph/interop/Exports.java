package org.airiskgraph.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.export.ExportFile;
import org.airiskgraph.export.ExportFormat;
import org.airiskgraph.export.NetworkFormat;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * A graph and its exports.
 *
 * @param dataset the graph
 * @param directory where exports go
 */
record Exports(DatasetGraph dataset, Path directory) {
  static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  /** Links kept for each risk; few, for the sake of slow readers. */
  private static final int LINKS = 3;

  /** Sources of {@link #some}, among them those that canned queries ask for by default. */
  private static final List<String> SOME = List.of("22", "24", "34", "51", "53", "60");

  private static final Pattern OTHER_RISK =
      Pattern.compile("\\brisk[:/](?!(?:" + String.join("|", SOME) + ")\\.)\\d\\d\\.");

  /** The whole bundled catalogue. */
  static Exports all(Path directory) {
    return new Exports(RiskGraphBuilder.build(CatalogueInputs.bundled(), IRIS, new LinkOptions(LINKS)), directory);
  }

  /** A tenth of the catalogue, for engines that would take minutes over all of it. */
  static Exports some(Path directory) throws IOException {
    Path catalogue = directory.resolve("catalogue");
    try (Stream<Path> files = Files.walk(Path.of("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!file.getParent().endsWith("risks") || SOME.contains(name.substring(0, 2))) {
          Path copy = catalogue.resolve(Path.of("data").relativize(file));
          Files.createDirectories(copy.getParent());
          if (name.endsWith(".sssom.tsv")) {
            // Mappings of risks that are left out would lead nowhere.
            Files.write(copy,
                Files.readAllLines(file).stream().filter(line -> !OTHER_RISK.matcher(line).find()).toList());
          } else {
            Files.copy(file, copy);
          }
        }
      }
    }
    return new Exports(RiskGraphBuilder.build(CatalogueInputs.of(catalogue), IRIS, new LinkOptions(LINKS)), directory);
  }

  /** The file in {@code form}, written when it is first asked for. */
  Path file(ExportFormat form) throws IOException {
    Path file = directory.resolve("risks." + form.ending());
    if (!Files.exists(file)) {
      if (form.isDirectory()) {
        NetworkFormat.writeTables(dataset, IRIS, file);
      } else {
        ExportFile.write(file, out -> form.write(dataset, IRIS, out));
      }
    }
    return file;
  }

  long triples() {
    return dataset.getDefaultGraph().size();
  }
}
