package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Catalogue;
import org.airiskgraph.catalogue.CatalogueDiff;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.junit.jupiter.api.Test;

/** The official workbook of 3 December 2025, with the counts taken from it by other tools. */
class OfficialWorkbookV4Test {
  @Test
  void everyRowIsReadWithoutAProblem() {
    Collected read = new Collected();
    new WorkbookReader().read(Shared.workbookV4(), read);
    assertEquals(74, read.sources.size());
    assertEquals(74, read.sources.stream().filter(source -> source.work().isPresent()).count());
    assertEquals(Map.of(RiskLevel.CATEGORY, 570L, RiskLevel.SUBCATEGORY, 1265L),
        read.count(risk -> risk.identity().level()));
    assertEquals(1835, read.ids().stream().distinct().count());
    assertEquals(665, read.evidence().stream().map(Evidence::id).distinct().count());
    assertEquals("224 199 80 268 106 299 421", read.risks.stream().map(risk -> risk.classification().domain())
        .flatMap(Optional::stream).collect(Collectors.groupingBy(Function.identity(), java.util.TreeMap::new,
            Collectors.counting()))
        .values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    assertEquals(53,
        read.risks.stream().filter(r -> r.classification().subdomain().equals(Optional.of("7.6"))).count());
    assertEquals(List.of(), read.risks.stream().filter(risk -> !risk.text().notes().isEmpty()).map(Risk::id).toList());
  }

  @Test
  void rowsWithADomainAloneOrWithoutAnyAreKept() {
    Collected read = new Collected();
    new WorkbookReader().read(Shared.workbookV4(), read);
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

  private static Catalogue catalogue(String workbook) {
    CatalogueMerger merger = new CatalogueMerger();
    new WorkbookReader().read(workbook, merger);
    return merger.catalogue();
  }
}
