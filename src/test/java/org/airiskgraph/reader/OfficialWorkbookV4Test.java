package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.CatalogueDiff;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official workbook of 3 December 2025, with the counts taken from it by other tools. */
class OfficialWorkbookV4Test {
  @TempDir Path folder;

  @Test
  void everyRowIsReadWithoutAProblem() {
    Collected read = new Collected();
    new WorkbookReader(new InputProblems(Optional.empty())).read(Shared.workbookV4(), read);
    assertEquals(74, read.sources.size());
    assertEquals(74, read.sources.stream().filter(source -> source.work().isPresent()).count());
    assertEquals(Map.of(RiskLevel.CATEGORY, 570L, RiskLevel.SUBCATEGORY, 1265L),
        read.count(risk -> risk.identity().level()));
    assertEquals(1835, read.ids().stream().distinct().count());
    assertEquals(665, read.evidence().stream().map(Evidence::id).distinct().count());
    assertEquals("224 199 80 268 106 299 421", read.risks.stream().map(risk -> risk.classification().domain())
        .flatMap(Optional::stream).collect(Collectors.groupingBy(Function.identity(), TreeMap::new,
            Collectors.counting()))
        .values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    assertEquals(53,
        read.risks.stream().filter(r -> r.classification().subdomain().equals(Optional.of("7.6"))).count());
    assertEquals(List.of(), read.risks.stream().filter(risk -> !risk.text().notes().isEmpty()).map(Risk::id).toList());
  }

  @Test
  void rowsWithADomainAloneOrWithoutAnyAreKept() {
    Collected read = new Collected();
    new WorkbookReader(new InputProblems(Optional.empty())).read(Shared.workbookV4(), read);
    for (String id : List.of("74.01.00", "74.02.00")) {
      RiskClassification codes = read.risk(id).classification();
      assertEquals(Optional.of("X.0"), codes.subdomain(), id);
      assertEquals(true, codes.domain().isPresent(), id);
    }
    for (String id : List.of("66.05.00", "66.05.01")) {
      assertEquals(Optional.empty(), read.risk(id).classification().domain(), id);
      assertEquals(Optional.empty(), read.risk(id).classification().subdomain(), id);
    }
  }

  @Test
  void versionThreeDiffersByNineDocumentsAndOneCode() {
    List<CatalogueDiff.Change> changes = CatalogueDiff.between(catalogue(Shared.workbook().toString()),
        catalogue(Shared.workbookV4().toString()));
    assertEquals(Map.of("added source", 9L, "added risk", 223L, "added evidence", 100L, "recoded risk", 1L),
        changes.stream().collect(
            Collectors.groupingBy(change -> change.change() + " " + change.record(), Collectors.counting())));
    CatalogueDiff.Change recoded =
        changes.stream().filter(change -> change.change().equals("recoded")).findFirst().get();
    assertEquals("01.01.00 entity human ai",
        String.join(" ", recoded.id(), recoded.field(), recoded.before(), recoded.after()));
  }

  @Test
  void bundledCatalogueDoesNotDifferFromTheWorkbook() {
    CatalogueMerger bundled = new CatalogueMerger();
    CatalogueInputs.bundled().sendTo(bundled);
    assertEquals(List.of(),
        CatalogueDiff.between(bundled.catalogue(), catalogue(Shared.workbookV4().toString())));
  }

  /** Sorted by name, the rows of a document are apart and no risk is below its category. */
  @Test
  void sortedRowsKeepTheirParentsAndPassages() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (XlsxWorkbook workbook = XlsxWorkbook.open("V4", Shared.workbookV4())) {
      workbook.rows("AI Risk Database v4", row -> rows.add(row.cells()));
    }
    List<List<String>> sorted = new ArrayList<>(rows.subList(3, rows.size()));
    sorted.removeIf(row -> row.size() < 10);
    // Two rows with one id keep their order, which is all that tells them apart.
    Map<String, Integer> name = new HashMap<>();
    sorted.forEach(row -> name.putIfAbsent(row.get(2), row.get(9).hashCode()));
    sorted.sort(Comparator.comparing(row -> name.get(row.get(2))));
    sorted.add(0, rows.get(2));
    Path csv = folder.resolve("sorted.csv");
    Files.writeString(csv, sorted.stream().map(row -> CSVFormat.DEFAULT.format(row.toArray()))
        .collect(Collectors.joining("\n")));
    assertEquals(outline(catalogue(Shared.workbookV4().toString())), outline(catalogue(csv.toString())));
  }

  private static Map<String, String> outline(Catalogue catalogue) {
    Map<String, String> outline = new TreeMap<>();
    for (Risk risk : catalogue.all(Risk.class)) {
      outline.put(risk.id(), risk.name() + " < " + risk.identity().parent().orElse(""));
      risk.evidence().forEach(passage -> outline.put("evidence " + passage.id(), risk.id()));
    }
    return outline;
  }

  private static Catalogue catalogue(String workbook) {
    CatalogueMerger merger = new CatalogueMerger();
    new WorkbookReader(new InputProblems(Optional.empty())).read(workbook, merger);
    return merger.catalogue();
  }
}
