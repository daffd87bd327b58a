package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.airiskgraph.reader.TestWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks of more than a hundred megabytes that are refused before they fill the memory. */
class LargeWorkbookIT {
  @TempDir Path folder;

  @Test
  void cellOfAHundredMegabytes() throws IOException {
    // Letters at random, or it would be a zip bomb.
    byte[] letters = new Random(7).ints(1 << 16, 'a', 'z' + 1).collect(StringBuilder::new,
        (text, c) -> text.append((char) c), StringBuilder::append).toString().getBytes(StandardCharsets.UTF_8);
    String rows = TestWorkbook.cells(BadWorkbookTest.HEADER + "\n" + BadWorkbookTest.RISK);
    int at = rows.indexOf("Name");
    assertEquals(
        "huge.xlsx!AI Risk Database v4:2, column Risk category: found a text of more than 100000 characters,"
            + " expected at most 100000 characters",
        BadWorkbookTest.read(folder, sheet("huge.xlsx", rows.substring(0, at), letters, 1600, rows.substring(at))));
  }

  @Test
  void zipBomb() throws IOException {
    byte[] rows = "<row/>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "bomb.xlsx!AI Risk Database v4: damaged workbook: xl/sheet.xml inflates to more than 100 times its size,"
            + " as no spreadsheet does; this looks like a zip bomb",
        BadWorkbookTest.read(folder, sheet("bomb.xlsx", TestWorkbook.cells(BadWorkbookTest.HEADER), rows, 2000, "")));
  }

  /** A workbook with a large sheet: a block of bytes, repeated, between two pieces of XML. */
  private Path sheet(String name, String before, byte[] block, int times, String after) throws IOException {
    Map<String, String> parts = Map.of(
        "_rels/.rels", "<R><Relationship Id='r' Type='/officeDocument' Target='xl/workbook.xml'/></R>",
        "xl/workbook.xml",
        "<workbook xmlns:r='urn:r'><sheets><sheet name='AI Risk Database v4' r:id='s'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels", "<R><Relationship Id='s' Type='/worksheet' Target='sheet.xml'/></R>");
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("xl/sheet.xml"));
      zip.write(("<worksheet><sheetData>" + before).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        zip.write(block);
      }
      zip.write((after + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
