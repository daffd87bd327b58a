package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.TestWorkbook;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookFormatTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  @TempDir Path folder;

  private Path write(DatasetGraph dataset) throws IOException {
    Path file = folder.resolve("written.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      WorkbookFormat.XLSX.write(dataset, IRIS, out);
    }
    return file;
  }

  private static DatasetGraph build(Path workbook) {
    return RiskGraphBuilder.build(new CatalogueInputs(Optional.empty(), List.of(workbook.toString()), List.of()), IRIS,
        LinkOptions.none());
  }

  private static Set<String> facts(DatasetGraph dataset) {
    return Set.of(AIRG.domain, AIRG.subdomain, AIRG.entity, AIRG.intent, AIRG.timing, AIRG.notCoded, AIRG.excluded,
        AIRG.parentRisk, AIRG.headingLevel, AIRG.page, AIRG.sourceDocument, AIRG.evidence, AIRG.originalWording,
        AIRG.rawIdentifier, AIRG.quickRef, AIRG.year, RDFS.label.asNode()).stream()
        .flatMap(property -> dataset.getDefaultGraph().find(Node.ANY, property, Node.ANY).toList().stream())
        .filter(triple -> triple.getSubject().isURI()
            && triple.getSubject().getURI().matches(".*/(risk|source|evidence)/[^#]*"))
        .map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void workbookThatIsWrittenIsReadBackAsTheSameRisks() throws IOException {
    DatasetGraph first = build(TestWorkbook.of("""
        34.01.00|Risk Category|Goals||"As the document says."|More of it.|3|4|2 - AI|1 - Intentional|3 - Other|7.1 > x
        34.01.01|Risk Sub-Category|Goals|Hidden goals|=1+1||12-13||1 - Human|4 - Not coded|1 - Pre-deployment|7.2 > x
        34.01.01.a|Additional evidence|Goals|Hidden goals||A passage.||14||||
        34.01.02|Risk Sub-Category|Goals|Excluded||||||||X.1 > Excluded
        34.01.02|Risk Sub-Category|Goals|The same id||||||||7.0
        35.01.00|Risk Category|Other||-||||4 - Not coded|||
        """).xlsx(folder.resolve("first.xlsx")));
    Set<String> expected = facts(first);
    assertTrue(expected.size() > 40, expected.toString());
    assertEquals(expected, facts(build(write(first))));
  }

  @Test
  void linksAndMitigationsHaveSheetsOfTheirOwn() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (XlsxWorkbook workbook = XlsxWorkbook.open("w.xlsx", write(DatasetGraphFactory.wrap(SmallGraph.graph())))) {
      assertEquals(List.of("AI Risk Database", "Included resources", "Links", "Mitigations", "Fits"),
          workbook.sheets());
      workbook.rows("Links", row -> rows.add(row.cells()));
      workbook.rows("Fits", row -> rows.add(row.cells()));
    }
    assertEquals(List.of("01.01.01", "02.01.00", "1", "0.5"), rows.get(1).subList(0, 4));
    assertEquals(List.of("01.01.01", "1", "probes", "Probes", "step of the strategy"), rows.get(3));
  }
}
