package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.graph.SmallGraph;
import org.junit.jupiter.api.Test;

class RiskRegisterTest {
  private static final RiskRegister REGISTER =
      new RiskRegister(SmallGraph.reader(), SmallGraph.IRIS, LocalDate.of(2026, 1, 31));

  private static List<Sheet> sheets(String... ids) {
    return REGISTER.sheets(Stream.of(ids).map(SmallGraph.IRIS::risk).toList());
  }

  private static List<?> column(Sheet sheet, String name) {
    List<Object> cells = new ArrayList<>();
    sheet.rows().forEach(row -> cells.add(row.get(sheet.header().indexOf(name))));
    return cells;
  }

  @Test
  void mitigationsAreListedBestFirstWithStrengthAndReason() {
    assertEquals(List.of(List.of("1. Probes (evidence: Limited; step of the strategy)",
        "2. Training (step of the strategy)", "3. Audits (meant for this risk)",
        "4. Tests (acts on the sub-domain 7.1)")),
        column(sheets("01.01.01").get(0), "Mitigations"));
  }

  @Test
  void columnsForThePersonComeLastAndHaveChoices() {
    Sheet sheet = sheets("01.01.01").get(0);
    assertEquals(List.of("Likelihood", "Impact", "Owner", "Status", "Notes"),
        sheet.header().subList(sheet.columns().size() - 5, sheet.columns().size()));
    assertEquals(5, sheet.columns().get(sheet.header().indexOf("Impact")).choices().size());
  }

  @Test
  void riskWithoutDomainIsMarkedAsExcludedAndRowsKeepTheirOrder() {
    Sheet sheet = sheets("02.01.00", "01.01.00").get(0);
    assertEquals(List.of("02.01.00", "01.01.00"), column(sheet, "ID"));
    assertEquals(List.of("excluded by the repository", "7 System safety"), column(sheet, "Domain"));
  }

  @Test
  void referencesAreListedOnceWithTheirRisks() {
    Sheet references = sheets("01.01.00", "01.01.01").get(1);
    assertEquals(List.of("Doe2024", "a", "b"), column(references, "Key"));
    assertEquals(List.of("01.01.00, 01.01.01", "01.01.01", "01.01.01"), column(references, "Risks"));
    assertEquals("https://doi.org/10.1/x", column(references, "Link").get(2));
  }

  @Test
  void everyColumnIsExplained() {
    List<Sheet> sheets = sheets("01.01.00");
    List<?> explained = column(sheets.get(2), "What");
    sheets.get(0).header().forEach(name -> assertTrue(explained.contains("Column " + name), name));
    assertTrue(column(sheets.get(2), "Content").contains(LocalDate.of(2026, 1, 31)));
  }
}
