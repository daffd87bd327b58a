package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

/** What the project is for: the risks that an alignment researcher would name beside mesa-optimization. */
class MesaOptimizationIT {
  private static final String MESA = "34.02.03";
  private static final Path WORKBOOK = Path.of("../shared/data/ai-risk-repository-v3.xlsx");

  @Test
  void bundledCatalogue() {
    check(CatalogueInputs.bundled());
  }

  @Test
  void officialWorkbook() {
    assumeTrue(Files.exists(WORKBOOK), "needs the official workbook at " + WORKBOOK);
    check(new CatalogueInputs(Optional.empty(), List.of(WORKBOOK.toString()), List.of()));
  }

  @Test
  void bundledCatalogueWithTheWorkbook() {
    assumeTrue(Files.exists(WORKBOOK), "needs the official workbook at " + WORKBOOK);
    check(new CatalogueInputs(CatalogueInputs.bundled().catalogue(), List.of(WORKBOOK.toString()), List.of()));
  }

  private static void check(CatalogueInputs inputs) {
    Graph graph = RiskGraphBuilder.build(inputs, Linked.IRIS, LinkOptions.none()).getDefaultGraph();
    List<Linked.Read> links = Linked.of(graph, new LinkOptions(20), LinkMethod.standard()).from(MESA);
    List<String> ids = links.stream().map(Linked.Read::to).toList();
    assertEquals(20, ids.size());
    Set<String> unjudged = new HashSet<>(ids.subList(0, 10));
    unjudged.removeAll(Judgements.read().grades().get(MESA).keySet());
    assertEquals(Set.of(), unjudged, "among the first ten and not judged related by reading: " + ids);
    assertTrue(ids.contains("53.01.06"), "inner misalignment, which the workbook gives no description: " + ids);
    assertTrue(ids.contains("22.04.02"), "goal drift: " + ids);
    assertTrue(sources(ids, Set.of("24.02.04", "34.03.03", "54.03.03", "61.02.18")) >= 2,
        "deceptive alignment: " + ids);
    assertTrue(sources(ids, Set.of("24.02.03", "34.01.02", "53.01.05", "62.22.04")) >= 2,
        "goal misgeneralization: " + ids);
  }

  private static int sources(List<String> found, Set<String> wanted) {
    return found.stream().filter(wanted::contains).map(id -> id.substring(0, 2)).collect(Collectors.toSet()).size();
  }
}
