package org.airiskgraph.shapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.Inputs;
import org.airiskgraph.RiskGraph;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.links.LinkOptions;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All checks over the whole catalogue and over the official workbook. */
class ValidationTest {
  private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);
  private static final Path WORKBOOK = Path.of("../shared/data/ai-risk-repository-v3.xlsx");

  @Test
  void bundledGraphHasNothingToMend() {
    DatasetGraph graph = RiskGraph.build(Inputs.bundled(), IRIS, LinkOptions.standard());
    assertTrue(risks(graph) > 1600, "the whole catalogue");

    assertEquals(List.of(), violations(new Validation(IRIS).of(graph, Inputs.bundled().catalogue(), true)));
  }

  @Test
  void officialWorkbookAloneHasNothingToMend() {
    DatasetGraph graph = RiskGraph.build(workbook(Optional.empty()), IRIS, new LinkOptions(3));
    assertTrue(risks(graph) > 1600, "the whole workbook");

    assertEquals(List.of(), violations(new Validation(IRIS).of(graph, Optional.empty(), false)));
  }

  @Test
  void officialWorkbookMergedIntoTheCatalogueHasNothingToMend() {
    Inputs inputs = workbook(Inputs.bundled().catalogue());
    DatasetGraph graph = RiskGraph.build(inputs, new Iris("https://example.org/r/"), new LinkOptions(3));

    assertEquals(List.of(),
        violations(new Validation(new Iris("https://example.org/r/")).of(graph, inputs.catalogue(), false)));
  }

  private static Inputs workbook(Optional<org.airiskgraph.catalogue.CatalogueFiles.Folder> catalogue) {
    Assumptions.assumeTrue(Files.exists(WORKBOOK), "the official workbook is not beside this project");
    return new Inputs(catalogue, List.of(WORKBOOK.toString()), List.of());
  }

  private static List<Finding> violations(Findings findings) {
    return findings.all().stream().filter(finding -> finding.severity() == Severity.VIOLATION).limit(20).toList();
  }

  private static int risks(DatasetGraph graph) {
    return graph.getDefaultGraph().find(Node.ANY, RDF.type.asNode(), AIRG.Risk).toList().size();
  }
}
