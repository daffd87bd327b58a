package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All checks over the whole catalogue and over the official workbook. */
class ValidatorIT {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static final Path WORKBOOK = Path.of("../shared/data/ai-risk-repository-v3.xlsx");

  @Test
  void bundledGraphHasNothingToMend() {
    DatasetGraph graph = RiskGraphBuilder.build(CatalogueInputs.bundled(), IRIS, LinkOptions.standard());
    assertTrue(risks(graph) > 1600, "the whole catalogue");

    assertEquals(List.of(), violations(new Validator(IRIS).of(graph, CatalogueInputs.bundled().catalogue(), true)));
    assertEquals(List.of(),
        violations(new Validator(IRIS).of(withLinks(graph), CatalogueInputs.bundled().catalogue(), false)));
  }

  @Test
  void officialWorkbookAloneHasNothingToMend() {
    DatasetGraph graph = RiskGraphBuilder.build(workbook(Optional.empty()), IRIS, new LinkOptions(3));
    assertTrue(risks(graph) > 1600, "the whole workbook");

    assertEquals(List.of(), violations(new Validator(IRIS).of(withLinks(graph), Optional.empty(), false)));
  }

  @Test
  void officialWorkbookMergedIntoTheCatalogueHasNothingToMend() {
    CatalogueInputs inputs = workbook(CatalogueInputs.bundled().catalogue());
    DatasetGraph graph = RiskGraphBuilder.build(inputs, new IriFactory("https://example.org/r/"), new LinkOptions(3));

    assertEquals(List.of(),
        violations(
            new Validator(new IriFactory("https://example.org/r/")).of(withLinks(graph), inputs.catalogue(), false)));
  }

  /** All in one graph, of which the validator checks the links too. */
  private static DatasetGraph withLinks(DatasetGraph dataset) {
    return DatasetGraphFactory.wrap(dataset.getDefaultGraph());
  }

  private static CatalogueInputs workbook(Optional<org.airiskgraph.reader.CatalogueDirectoryReader.Folder> catalogue) {
    Assumptions.assumeTrue(Files.exists(WORKBOOK), "the official workbook is not beside this project");
    return new CatalogueInputs(catalogue, List.of(WORKBOOK.toString()), List.of());
  }

  private static List<Finding> violations(Findings findings) {
    return findings.all().stream().filter(finding -> finding.severity() == Severity.VIOLATION).limit(20).toList();
  }

  private static int risks(DatasetGraph graph) {
    return graph.getDefaultGraph().find(Node.ANY, RDF.type.asNode(), AIRG.Risk).toList().size();
  }
}
