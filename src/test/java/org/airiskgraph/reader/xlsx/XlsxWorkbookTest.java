package org.airiskgraph.reader.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxWorkbookTest {
  @TempDir private Path folder;

  /** What is wrong with a workbook whose first part has {@code megabytes} of blanks in it. */
  private String failure(int megabytes) throws IOException {
    Path file = folder.resolve("book.xlsx");
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.write("<Relationships>".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < megabytes; i++) {
        zip.write(blanks);
      }
      zip.write("</Relationships>".getBytes(StandardCharsets.US_ASCII));
      zip.closeEntry();
    }
    return assertThrows(XlsxException.class, () -> XlsxWorkbook.open("book.xlsx", file)).getMessage();
  }

  @Test
  void partThatInflatesOutOfAllProportionIsRefused() throws IOException {
    assertEquals("damaged workbook: _rels/.rels inflates to more than 100 times its size, as no spreadsheet does;"
        + " this looks like a zip bomb", failure(17));
    assertEquals("found a ZIP archive without a workbook in it, expected .xlsx", failure(15));
  }

  /** A workbook with one sheet, with {@code styles} and {@code sheet} as the content of these two parts. */
  private XlsxWorkbook book(String styles, String sheet) throws IOException {
    String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String relation = "<Relationship Id='%s' Type='" + type + "/%s' Target='%s'/>";
    Path file = folder.resolve("book.xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : Map.of("_rels/.rels",
          "<R>" + relation.formatted("b", "officeDocument", "book.xml") + "</R>", "_rels/book.xml.rels",
          "<R>" + relation.formatted("s", "worksheet", "sheet.xml") + relation.formatted("t", "styles", "styles.xml")
              + "</R>",
          "book.xml", "<b xmlns:r='" + type + "'><sheet name='S' r:id='s'/></b>", "styles.xml", styles, "sheet.xml",
          sheet).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return XlsxWorkbook.open("book.xlsx", file);
  }

  /** The parser takes minutes for a million of these, which are twenty kilobytes in a workbook. */
  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<a xmlns:b='c'>", "<a xmlns:b='c' xmlns:d='c'>"})
  void elementsInEachOtherWithoutEndAreRefused(String element) throws IOException {
    int most = element.contains(":d") ? 100 : 199;
    String flat = "<s>" + (element + "</a>").repeat(300) + "<row><c r='A1'/></row></s>";
    List<Row> rows = new ArrayList<>();
    for (int deep : new int[] {0, most, most + 1}) {
      String nested = "<s>" + element.repeat(deep) + "</a>".repeat(deep) + flat.substring(3);
      try (XlsxWorkbook workbook = book("<styles/>", nested)) {
        if (deep <= most) {
          workbook.rows("S", rows::add);
        } else {
          assertTrue(assertThrows(XlsxException.class, () -> workbook.rows("S", rows::add)).getMessage()
              .contains("as no workbook has"));
        }
      }
    }
    assertEquals(2, rows.size());
  }

  /** A pattern that looks for the end of each of these brackets would take days. */
  @Test
  void longFormatCodesAreNoDates() throws IOException {
    for (int blanks : new int[] {0, 999, 15_000_000}) {
      String styles = "<s><numFmt numFmtId='99' formatCode='d" + "[".repeat(blanks)
          + "'/><cellXfs><xf numFmtId='99'/></cellXfs></s>";
      try (XlsxWorkbook workbook = book(styles, "<s><row><c s='0'><v>45000</v></c></row></s>")) {
        workbook.rows("S", row -> {
          assertEquals(List.of(blanks < 1000 ? "2023-03-15" : "45000"), row.cells());
          return true;
        });
      }
    }
  }

  @Test
  void longMessageOfAParserIsCut() {
    assertEquals("x".repeat(400) + "…", new XlsxException("book", "x".repeat(401)).getMessage());
    assertEquals("x".repeat(400), new XlsxException("book", "x".repeat(400)).getMessage());
  }
}
