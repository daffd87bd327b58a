package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  @TempDir Path folder;

  private static CsvTable table(String place, Path file) throws IOException {
    return new CsvTable(place, file, StandardCharsets.UTF_8, CsvTable.headerDelimiter(file, StandardCharsets.UTF_8));
  }

  @Test
  void rowsCarryTheirFirstLine() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "Ev_ID,b\n1,\"two\nlines\"\n3,4\n");
    List<String> rows = new ArrayList<>();
    table("t.csv", file).rows((line, cells) -> rows.add(line + " " + cells));
    assertEquals(List.of("1 [Ev_ID, b]", "2 [1, two\nlines]", "4 [3, 4]"), rows);
  }

  @Test
  void readingEndsWhereNoMoreIsWanted() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "1\n2\n3\n");
    List<Long> lines = new ArrayList<>();
    table("t.csv", file).rows((line, cells) -> lines.add(line) && line < 2);
    assertEquals(List.of(1L, 2L), lines);
  }

  @Test
  void manyLongRowsAreNoFaultButOneWithoutEndIs() throws IOException {
    String row = "x".repeat(90_000) + "\n";
    Path file = Files.writeString(folder.resolve("t.csv"), row.repeat(40));
    List<Long> lines = new ArrayList<>();
    table("t.csv", file).rows((line, cells) -> lines.add(line));
    assertEquals(40, lines.size());
    Path open = Files.writeString(folder.resolve("open.csv"), "a,\"" + row.repeat(40));
    String message =
        assertThrows(InputException.class,
            () -> table("open.csv", open).rows((line, cells) -> true)).getMessage();
    assertTrue(message.endsWith("is a quotation mark left open?") && message.startsWith("open.csv:1: "), message);
  }

  @Test
  void aFileCutShortInsideACellIsAFaultAtTheRowWhereTheCellBegan() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,\"whole\"\n2,\"cut\nsho");
    List<List<String>> rows = new ArrayList<>();
    String message = assertThrows(InputException.class,
        () -> table("t.csv", file).rows((line, cells) -> rows.add(cells))).getMessage();
    assertTrue(message.startsWith("t.csv:3: ") && message.contains("end of the file inside a cell"), message);
    assertEquals(List.of(List.of("a", "b"), List.of("1", "whole")), rows);
  }

  @Test
  void theLastRowNeedsNoLineEndAndLinesWithoutCellsAreNoRows() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\r\n\r\n1,\"2\" ,\r\n3");
    List<String> rows = new ArrayList<>();
    table("t.csv", file).rows((line, cells) -> rows.add(line + " " + cells));
    assertEquals(List.of("1 [a, b]", "3 [1, 2, ]", "4 [3]"), rows);
  }

  @Test
  void lettersBehindAClosingQuotationMarkAreAFaultWithTheirLine() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,\"2\"x\n");
    String message = assertThrows(InputException.class,
        () -> table("t.csv", file).rows((line, cells) -> true)).getMessage();
    assertTrue(message.startsWith("t.csv:2: ") && message.contains("'x'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void headerDecidesTheSeparatorWhateverItsCaseAndWhereverTheIdIs(String separator) throws IOException {
    for (String names : List.of("Ev_ID,b,c,d,e,f,g,h,i", "a,EV_ID,c,d,e,f,g,h,i", "a,b,c,d,e,f,g,h,ev_id",
        "a,b,\"Ev_ID\",d,e,f,g,h,i", "a,b, Ev ID ,d,e,f,g,h,i")) {
      String header = names.replace(",", separator);
      Path file =
          Files.writeString(folder.resolve("t.csv"), "Note: column Ev_ID, see the manual; ask us\n" + header + "\n");
      List<Integer> widths = new ArrayList<>();
      table("t.csv", file).rows((line, cells) -> widths.add(cells.size()));
      assertEquals(9, widths.get(1), header);
    }
  }

  @Test
  void rowOfManyCellsThatIsTooLongIsAFault() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n" + ("x".repeat(90_000) + ",").repeat(23));
    String message = assertThrows(InputException.class,
        () -> table("t.csv", file).rows((line, cells) -> true)).getMessage();
    assertTrue(message.startsWith("t.csv:2: ") && message.contains("a row of more than 2000000 characters"), message);
  }
}
