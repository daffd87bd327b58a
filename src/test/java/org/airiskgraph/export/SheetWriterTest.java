package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.airiskgraph.reader.xlsx.Row;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriterTest {
  @TempDir Path folder;

  private List<List<String>> xlsx(Sheet... sheets) throws IOException {
    Path file = folder.resolve("t.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      SheetWriter.xlsx("Test", List.of(sheets), out);
    }
    List<List<String>> rows = new ArrayList<>();
    try (XlsxWorkbook workbook = XlsxWorkbook.open("t.xlsx", file)) {
      for (String sheet : workbook.sheets()) {
        workbook.rows(sheet, (Row row) -> rows.add(row.cells()));
      }
    }
    return rows;
  }

  private static Sheet sheet(List<?>... rows) {
    return new Sheet("Sheet", List.of(new Sheet.Column("a", 20), new Sheet.Column("b", 20)), Arrays.asList(rows));
  }

  private static String csv(Sheet sheet, boolean mark) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SheetWriter.csv(sheet, mark, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1", "@a", "\tx", "a\r\nb", "_x0041_", "\u0001\u001f",
      " padded ", "<&>\"'", "𝔸 mésa 優化 \uD83E\uDD16"})
  void textOfAWorkbookIsReadBackAsItWas(String text) throws IOException {
    assertEquals(List.of("x", text), xlsx(sheet(List.of("x", text))).get(1));
  }

  @Test
  void numbersDatesAndEmptyCellsKeepTheirTypes() throws IOException {
    assertEquals(List.of(List.of("a", "b"), List.of("7", "2025-12-03"), List.of("", "b")),
        xlsx(sheet(List.of(7, LocalDate.of(2025, 12, 3)), Arrays.asList(null, "b"))));
  }

  @Test
  void textLongerThanExcelAllowsIsCutAndSaysSo() throws IOException {
    String cell = xlsx(sheet(List.of("x".repeat(40_000), "\uD83E\uDD16".repeat(20_000)))).get(1).get(0);
    assertEquals(SheetWriter.LONGEST_CELL, cell.length());
    assertTrue(cell.endsWith("x […]"));
  }

  @Test
  void sheetWithoutRowsHasItsHeaderOnly() throws IOException {
    assertEquals(List.of(List.of("a", "b")), xlsx(sheet()));
  }

  @Test
  void streamOfTheCallerStaysOpen() throws IOException {
    boolean[] closed = {false};
    SheetWriter.xlsx("Test", List.of(sheet()), new ByteArrayOutputStream() {
      @Override
      public void close() {
        closed[0] = true;
      }
    });
    assertFalse(closed[0]);
  }

  @Test
  void csvQuotesEveryCellAndGuardsFormulas() throws IOException {
    assertEquals("\"a\",\"b\"\r\n\"'=1\",\"say \"\"x\"\"\"\r\n\"-1\",\"\"\r\n",
        csv(sheet(List.of("=1", "say \"x\""), List.of(-1)), false));
  }

  @Test
  void csvForSpreadsheetsBeginsWithAByteOrderMark() throws IOException {
    assertEquals("\uFEFF\"a\",\"b\"\r\n", csv(sheet(), true));
  }

  @Test
  void rowsAreWrittenBeforeTheLastIsRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] written = {0};
    SheetWriter.xlsx("Test", List.of(new Sheet("Sheet", sheet().columns(),
        () -> IntStream.range(0, 5_000).peek(row -> written[0] = out.size())
            .<List<?>>mapToObj(row -> List.of("risk " + row, new Random(row).ints(50).boxed().toList().toString()))
            .iterator())),
        out);
    assertTrue(written[0] > out.size() / 2, written[0] + " of " + out.size() + " bytes");
  }
}
