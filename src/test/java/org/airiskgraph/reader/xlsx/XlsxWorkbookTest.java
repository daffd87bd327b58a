package org.airiskgraph.reader.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void longMessageOfAParserIsCut() {
    assertEquals("x".repeat(400) + "…", new XlsxException("book", "x".repeat(401)).getMessage());
    assertEquals("x".repeat(400), new XlsxException("book", "x".repeat(400)).getMessage());
  }
}
