package org.airiskgraph.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.export.SheetWriter;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.reader.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register that was exported, filled in by hand and given back. */
class EarlierRegisterTest {
  private static final RiskRegister REGISTER =
      new RiskRegister(SmallGraph.reader(), SmallGraph.IRIS, LocalDate.of(2026, 1, 31));

  @TempDir Path folder;

  private EarlierRegister read(String file, String text) throws IOException {
    Path path = Files.writeString(folder.resolve(file), text);
    return EarlierRegister.of(EarlierRegister.reader().read(file, path), SmallGraph.reader(), SmallGraph.IRIS);
  }

  private static List<List<?>> rows(EarlierRegister earlier, String... added) {
    Sheet sheet = REGISTER.sheets(Stream.of(added).map(SmallGraph.IRIS::risk).toList(), earlier).get(0);
    List<List<?>> rows = new ArrayList<>(List.of(sheet.header()));
    sheet.rows().forEach(rows::add);
    return rows;
  }

  private static List<?> column(List<List<?>> rows, String name) {
    int index = rows.get(0).indexOf(name);
    return rows.stream().skip(1).map(row -> index < row.size() ? row.get(index) : "").toList();
  }

  @Test
  void personsColumnsStayAndThoseOfTheGraphAreBroughtUpToDate() throws IOException {
    List<List<?>> rows = rows(read("r.csv", """
        Owner,ID,Risk,Review by,Score,Phone
        Åse,01.01.01,an old name,2027-03-01,2.50,0049
        '=1+1,mit7,,,x,
        """), "02.01.00", "01.01.01");
    assertEquals(List.of("01.01.01", "01.01.01", "02.01.00"), column(rows, "ID"));
    assertEquals(List.of("Hidden goals", "Hidden goals", "Deceptive <models>"), column(rows, "Risk"));
    assertEquals(List.of("Åse", "=1+1", ""), column(rows, "Owner"));
    assertEquals(List.of(LocalDate.of(2027, 3, 1), "", ""), column(rows, "Review by"));
    assertEquals(List.of(new BigDecimal("2.50"), "x", ""), column(rows, "Score"));
    assertEquals(List.of("0049", "", ""), column(rows, "Phone"));
    assertTrue(!rows.get(0).contains("Impact"), "a column that the person removed does not come back");
  }

  @Test
  void changedCellsOfTheGraphAreCountedAndRiskIdIsAnIdentifier() throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "Risk ID,Risk,Notes\n01.01.01,My name,x\n99,Gone,\n");
    EarlierRegister earlier =
        EarlierRegister.of(EarlierRegister.read("r.csv", file), SmallGraph.reader(), SmallGraph.IRIS);
    assertEquals("1 cell of the graph's columns that differs from the graph is replaced: row 2, column Risk. "
        + "Keep your own words in columns of your own.", REGISTER.replaced(earlier));
    assertEquals(List.of("Hidden goals", "Gone"), column(rows(earlier), "Risk"));
    assertEquals("", REGISTER.replaced(read("s.csv", "ID,Risk\n01.01.01,Hidden goals\n")));
  }

  @Test
  void rowsOfNoRiskOfTheGraphAreKeptAndNamed() throws IOException {
    EarlierRegister earlier = read("r.csv", """
        ID;Risk;Summary;Notes
        99.99.99;Gone;What it was;keep
        Loss of control;Ours;;a name is no identifier
        ;Without id;;mine
        """);
    List<List<?>> rows = rows(earlier);
    assertEquals(List.of("99.99.99", "Loss of control", ""), column(rows, "ID"));
    assertEquals(List.of("Gone", "Ours", "Without id"), column(rows, "Risk"));
    assertEquals(List.of("keep", "a name is no identifier", "mine"), column(rows, "Notes"));
    assertEquals(List.of(2L, 3L), earlier.unknown().stream().map(EarlierRegister.Row::number).toList());
  }

  @Test
  void workbookThatIsWrittenIsReadBackTheSame() throws IOException {
    EarlierRegister first = read("r.csv", "ID,Likelihood,Mine\n01.01.01,4 Likely,@x\n99.99.99,,7\n");
    List<Sheet> sheets = REGISTER.sheets(List.of(), first);
    Path file = folder.resolve("again.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      SheetWriter.xlsx("t", sheets, out);
    }
    EarlierRegister again = EarlierRegister.of(EarlierRegister.reader().read("again.xlsx", file), SmallGraph.reader(),
        SmallGraph.IRIS);
    assertEquals(rows(first), rows(again));
    assertEquals(5, sheets.get(0).columns().get(sheets.get(0).header().indexOf("Likelihood")).choices().size());
  }

  @Test
  void fileWithoutTheColumnIsRefusedWithItsColumns() {
    String message = assertThrows(InputException.class, () -> read("r.csv", "Number,Risk\n1,x\n")).getMessage();
    assertTrue(message.contains("\"Number\", \"Risk\"") && message.contains("\"ID\""), message);
  }
}
