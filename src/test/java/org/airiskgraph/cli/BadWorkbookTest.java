package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.airiskgraph.reader.TestWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a workbook, one line says where, what was found and what was expected. */
class BadWorkbookTest {
  static final String HEADER = String.join("|", TestWorkbook.COLUMNS);
  static final String RISK = "34.01.00|Risk Category|Name||||||2 - AI|1 - Intentional|3 - Other|7.2 > x";

  @TempDir Path folder;

  @Test
  void fileThatIsNone() throws IOException {
    assertEquals("missing.xlsx: no such file; expected a workbook in .xlsx or .csv",
        read(folder.resolve("missing.xlsx")));
    assertEquals("d.xlsx: found a directory, expected a workbook in .xlsx or .csv",
        read(Files.createDirectory(folder.resolve("d.xlsx"))));
    assertEquals("e.xlsx: found an empty file, expected a workbook in .xlsx or .csv",
        read(Files.createFile(folder.resolve("e.xlsx"))));
    assertEquals(
        "t.doc: found no header row, expected one with the columns Category level, Description, Entity, Ev_ID, Intent,"
            + " Risk category, Risk subcategory, Sub-domain, Timing",
        read(file("t.doc", "text")));
  }

  @Test
  void fileThatIsNoWorkbook() throws IOException {
    assertEquals("t.xlsx: damaged or not an .xlsx workbook: it is no ZIP archive", read(file("t.xlsx", "PDF, really")));
    assertEquals("old.xlsx: found an old .xls or a password-protected workbook, expected an open .xlsx or .csv",
        read(Files.write(folder.resolve("old.xlsx"), new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0})));
    assertEquals("z.xlsx: damaged workbook: its part _rels/.rels is missing",
        read(TestWorkbook.zip(folder.resolve("z.xlsx"), Map.of("a.txt", "a"))));
  }

  @Test
  void archiveCutShortOrOverwritten() throws IOException {
    byte[] whole = Files.readAllBytes(TestWorkbook.of(RISK).xlsx(folder.resolve("w.xlsx")));
    Path cut = Files.write(folder.resolve("cut.xlsx"), Arrays.copyOf(whole, whole.length / 2));
    assertTrue(read(cut).startsWith("cut.xlsx: damaged or not an .xlsx workbook: "), read(cut));
    Arrays.fill(whole, 60, whole.length / 3, (byte) 0x55);
    Path overwritten = Files.write(folder.resolve("over.xlsx"), whole);
    assertTrue(read(overwritten).matches("over\\.xlsx.*: damaged.*"), read(overwritten));
  }

  @Test
  void sheetOrHeaderMissing() throws IOException {
    assertEquals(
        "w.xlsx: found the sheets \"Contents\", \"AI Risk Database explainer\", \"Sheet1\", \"Included resources\","
            + " expected one whose name begins with \"AI Risk Database\" or that has its columns",
        read(TestWorkbook.of(RISK).xlsx(folder.resolve("w.xlsx"), "Sheet1", 50)));
    assertEquals(
        "h.xlsx!AI Risk Database v3: found no header row, expected one with the columns Category level, Description,"
            + " Entity, Ev_ID, Intent, Risk category, Risk subcategory, Sub-domain, Timing",
        read(TestWorkbook.of(RISK).xlsx(folder.resolve("h.xlsx"), "AI Risk Database v3", 50)));
    assertTrue(
        read(file("h.csv", "a,b\n1,2\n")).startsWith("h.csv: found no header row, expected one with the columns"));
  }

  @Test
  void cellWithAnUnknownCode() throws IOException {
    assertEquals("found \"9 - Ghost\", expected a code from 1 to 4 and its name, as in \"2 - AI\"",
        cell("Entity", RISK.replace("2 - AI", "9 - Ghost")));
    assertEquals(
        "found \"7.9 > x\", expected a sub-domain code from 1.0 to 7.6 of the Domain Taxonomy, X.0 for another hazard, or X.1 for an excluded row,"
            + " as in \"7.2 > AI possessing …\"",
        cell("Sub-domain", RISK.replace("7.2", "7.9")));
    assertEquals("found \"Chapter\", expected Paper, Risk Category, Risk Sub-Category or Additional evidence",
        cell("Category level", RISK.replace("Risk Category", "Chapter")));
    assertEquals("found \"34-1\", expected an evidence id such as 34.02.03 or 34.02.03.a",
        cell("Ev_ID", RISK.replace("34.01.00", "34-1")));
    assertEquals("found nothing, expected the name of the risk", cell("Risk category", RISK.replace("Name", "")));
    assertEquals("found \"34.01.00.a\", expected the id of a passage whose risk is in the sheet",
        cell("Ev_ID", RISK.replace("Risk Category", "Additional evidence").replace("34.01.00", "34.01.00.a")));
    assertEquals("found \"Additional evidence\", expected a level that fits the Ev_ID",
        cell("Category level", RISK.replace("Risk Category", "Additional evidence")));
    assertEquals("found \"#REF!\", expected a value; compute the formula in a spreadsheet and save the file again",
        cell("Risk category", RISK.replace("Name", "#REF!")));
  }

  /** The complaint about a cell, the same for both forms, which each name the row. */
  private String cell(String column, String row) throws IOException {
    TestWorkbook workbook = TestWorkbook.of(row);
    String sheet = read(workbook.xlsx(folder.resolve("c.xlsx")));
    String csv = read(workbook.csv(folder.resolve("c.csv")));
    String place = "c.xlsx!AI Risk Database v3:4, column " + column + ": ";
    assertTrue(sheet.startsWith(place), sheet);
    assertEquals("c.csv:2, column " + column + ": " + sheet.substring(place.length()), csv);
    return sheet.substring(place.length());
  }

  @Test
  void oddCellsCostNothingButAWarningOfEachKind() throws IOException {
    String rows = String.join("\n", RISK, RISK.replace("34.01", "34.02").replace("2 - AI", "9 - Ghost"),
        RISK.replace("34.01", "34.03").replace("2 - AI", "8 - Ghost").replace("7.2", "7.9"),
        RISK.replace("34.01", "34.04").replace("3 - Other", "#REF!"),
        RISK.replace("34.01.00", "34-5"), RISK.replace("34.01", "34.06").replace("Risk Category", "Chapter"));
    for (Path file : List.of(TestWorkbook.of(rows).xlsx(folder.resolve("o.xlsx")),
        TestWorkbook.of(rows).csv(folder.resolve("o.csv")))) {
      Cli run = Cli.run("convert", "--no-catalogue", "--workbook", file.toString(), "--links-per-risk", "0", "-o",
          folder.resolve("o.nt").toString());
      assertEquals(0, run.code(), run.err());
      assertEquals(5, run.err().lines().count(), run.err());
      assertTrue(run.err().lines().allMatch(line -> line.startsWith("airisk: warning: " + file)), run.err());
      assertTrue(
          run.err().contains(", column Entity: found \"9 - Ghost\", expected a code from 1 to 4 and its name, as in "
              + "\"2 - AI\"; the cell is kept as a note (the first of 2 such cases)\n"),
          run.err());
      assertTrue(
          run.err().contains("found \"34-5\", expected an evidence id such as 34.02.03 or 34.02.03.a; the row is "
              + "left out\n"),
          run.err());
      List<String> triples = Files.readAllLines(folder.resolve("o.nt"));
      assertEquals(5, triples.stream().filter(line -> line.matches("<[^>]*risk/34.*#level> .*")).count());
      assertEquals(1, triples.stream().filter(line -> line.contains(
          "In the workbook, the column Sub-domain of this row has \\\"7.9 > x\\\".")).count());
    }
  }

  @Test
  void domainThatContradictsItsSubdomain() throws IOException {
    Path file =
        file("d.csv", HEADER.replace("|", ",") + ",Domain\n" + RISK.replace("|", ",") + ",4. Malicious Actors\n");
    assertEquals("d.csv:2, column Domain: found \"4. Malicious Actors\", expected the domain of sub-domain 7.2",
        read(file));
  }

  @Test
  void xmlThatReachesOutsideOrIsNone() throws IOException {
    String row = TestWorkbook.cells(HEADER + "\n" + RISK);
    Path entity = TestWorkbook.raw(folder.resolve("x.xlsx"), "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        row.replace("Name", "&e;"), "");
    assertEquals("x.xlsx!xl/worksheets/sheet1.xml: found a document type (DOCTYPE), expected none in a workbook",
        read(entity));
    Path laughs = TestWorkbook.raw(folder.resolve("l.xlsx"),
        "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>", row.replace("Name", "&b;"), "");
    assertEquals("l.xlsx!xl/worksheets/sheet1.xml: found a document type (DOCTYPE), expected none in a workbook",
        read(laughs));
    String broken = read(TestWorkbook.raw(folder.resolve("b.xlsx"), row.replace("</row>", "</wor>"), ""));
    assertTrue(broken.startsWith("b.xlsx!xl/worksheets/sheet1.xml: damaged workbook: "), broken);
  }

  @Test
  void indicesThatPointNowhere() throws IOException {
    String text = TestWorkbook.cells(HEADER + "\n" + RISK.replace("Name", "<c t='s'><v>2000000000</v></c>"));
    assertEquals(
        "i.xlsx!AI Risk Database v4:2:C: found the text number \"2000000000\", expected one below 1; the workbook is damaged",
        read(TestWorkbook.raw(folder.resolve("i.xlsx"), text, "<si><t>only</t></si>")));
    String column = TestWorkbook.cells(HEADER + "\n" + RISK.replace("Name", "<c r='ZZZZZZZ1'><v>1</v></c>"));
    assertEquals(
        "i.xlsx!AI Risk Database v4:2: found the cell reference \"ZZZZZZZ1\", expected one to the right of the cell before,"
            + " up to column XFD",
        read(TestWorkbook.raw(folder.resolve("i.xlsx"), column, "")));
    String row = TestWorkbook.cells(HEADER).replace("<row>", "<row r='x'>");
    assertEquals("i.xlsx!AI Risk Database v4:1: found the row number \"x\", expected a whole number",
        read(TestWorkbook.raw(folder.resolve("i.xlsx"), row, "")));
  }

  @Test
  void numberWithAMillionDigitsIsNotSpelledOut() throws IOException {
    String row = TestWorkbook.cells(HEADER + "\n" + RISK.replace("34.01.00", "<c><v>1E999999999</v></c>"));
    assertEquals(
        "n.xlsx!AI Risk Database v4:2, column Ev_ID: found \"1E999999999\", expected an evidence id such as 34.02.03 or 34.02.03.a",
        read(TestWorkbook.raw(folder.resolve("n.xlsx"), row, "")));
  }

  @Test
  void csvThatIsCutOpenOrInAnotherEncoding() throws IOException {
    String csv = Files.readString(TestWorkbook.of(RISK).csv(folder.resolve("c.csv")));
    Path latin = Files.write(folder.resolve("latin.csv"),
        csv.replace("Name", "Überwachung").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("latin.csv: found bytes that are not UTF-8; save the sheet as CSV in UTF-8", read(latin));
    String open = read(file("open.csv", csv.replace("Name", "\"Name")));
    assertTrue(open.startsWith("open.csv:2: not readable as CSV: "), open);
    Path endless = file("endless.csv", csv.replace("Name", "\"" + "Name ".repeat(1 << 20)));
    assertEquals(
        "endless.csv:2: not readable as CSV: found a row of more than 2000000 characters, expected less; is a quotation mark left open?",
        read(endless));
    Path commas = file("commas.csv", csv.replace("Name", "Name,".repeat(1 << 19)));
    assertEquals(
        "commas.csv:2: not readable as CSV: found a row of more than 2000000 characters, expected less; is a quotation mark left open?",
        read(commas));
    Path wide = file("wide.csv", csv.replace("Name", "Name ".repeat(50_000)));
    assertEquals(
        "wide.csv:2, column Risk category: found a text of more than 100000 characters, expected at most 100000 characters",
        read(wide));
    assertTrue(read(file("nul.csv", "\0".repeat(4096))).startsWith("nul.csv: found no header row"));
  }

  @Test
  void addressThatDoesNotAnswer() {
    String message = Cli.run("stats", "--no-catalogue", "--workbook", "http://127.0.0.1:1/w.xlsx").failure(2);
    assertEquals("airisk: http://127.0.0.1:1/w.xlsx: cannot be fetched: no connection to the server.", message);
    assertTrue(Cli.run("stats", "--workbook", "http:///w.xlsx").failure(2)
        .startsWith("airisk: http:///w.xlsx: not a web address: "));
  }

  @Test
  void outputIsNotBegun() throws IOException {
    Path out = folder.resolve("out.ttl");
    Files.writeString(out, "old");
    Cli.run("convert", "-o", out.toString(), "--no-catalogue", "--workbook", file("t.xlsx", "no").toString())
        .failure(2);
    assertEquals("old", Files.readString(out));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing beside it");
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String read(Path file) {
    return read(folder, file);
  }

  static String read(Path folder, Path file) {
    String message =
        Cli.run("stats", "--no-catalogue", "--links", "0", "--strict", "--workbook", file.toString()).failure(2);
    assertTrue(message.startsWith("airisk: " + folder + "/"), message);
    assertTrue(message.matches(".*[.?]"), "not a sentence: " + message);
    return message.substring(("airisk: " + folder + "/").length()).replaceFirst("\\.$", "");
  }
}
