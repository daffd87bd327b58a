package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.Evidence;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.catalogue.Risk;
import org.airiskgraph.catalogue.RiskClassification;
import org.airiskgraph.catalogue.RiskLevel;
import org.airiskgraph.catalogue.SourceDocument;
import org.airiskgraph.catalogue.Work;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every oddity of the official workbook, in a small one. */
class WorkbookReaderTest {
  private static final String ROWS =
      """
          34.00.00|Paper
          34.01.00|Risk Category|= Misaligned behaviours |-|-||4|||||X.1 > Excluded
          34.01.01|Risk Sub-Category|Misaligned behaviours|Mesa-Optimization  Objectives |"The learned policyitself may be mod- els\\nwith aims (Hubinger et al., 2019c)."|A second remark|7.0|12|2 - AI|1 - Intentional|3 - Other|7.2 > AI possessing dangerous capabilities
          34.01.01.a|Additional evidence|Misaligned behaviours|Mesa-Optimization Objectives||"Words \u201cinside\u201d"||5-6
          34.01.01b|Additional evidence|Misaligned behaviours|Mesa-Optimization Objectives|Slipped to the left||45878
          34.01.09.c|Additional evidence|Misaligned behaviours|Mesa-Optimization Objectives
          34.01.02.a|Risk Sub-Category|Misaligned behaviours|Model misspecification|N/A||NA||3 - Other|2 - Unintentional|1 - Pre-deployment|7.3 > Lack of capability or robustness
          34.01.02.b|Additional evidence|Misaligned behaviours|Model misspecification||Under the row above, whatever the id says|23048
          34.02.06|Risk Category|Power|A description that slipped|||46004||4 - Not coded|4 - Not coded|4 - Not coded|7.0 > AI system safety, failures, & limitations
          34.02.07|Risk Sub-Category|Power|Under a category with a sub-category's id|None provided. ||90-91|||||
          49.00.00|Paper
          49.01.02|Risk Sub-Category|Without a heading|Disinformation||||||||4.1 > Disinformation
          49.01.02|Risk Sub-Category|Without a heading|Cyber offence||||||||4.2 > Cyberattacks
          49.01.02.a|Additional evidence|Without a heading|Cyber offence||For the second of the two
          """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void sourcesComeOnceWithoutTrailingBlanks(String form) throws IOException {
    Collected read = read(form);
    assertEquals(List.of("34", "49"), read.sources.stream().map(SourceDocument::id).toList());
    assertEquals("Ref34", read.sources.get(0).quickRef());
    assertEquals("Document 34", read.sources.get(0).title());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void levelColumnDecidesWhatIsARisk(String form) throws IOException {
    Collected read = read(form);
    assertEquals(List.of("34.01.00", "34.01.01", "34.01.02.a", "34.02.06", "34.02.07", "49.01.02", "49.01.02-2"),
        read.ids());
    assertEquals(RiskLevel.CATEGORY, read.risk("34.02.06").identity().level());
    assertEquals(RiskLevel.SUBCATEGORY, read.risk("34.01.02.a").identity().level());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void secondRiskWithAnIdGetsASuffixAndKeepsThePrintedId(String form) throws IOException {
    Collected read = read(form);
    assertEquals("Disinformation", read.risk("49.01.02").name());
    assertEquals(List.of(), read.risk("49.01.02").identity().otherIds());
    assertEquals("Cyber offence", read.risk("49.01.02-2").name());
    assertEquals(List.of("49.01.02"), read.risk("49.01.02-2").identity().otherIds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void evidenceBelongsToTheRowAboveWhateverItsId(String form) throws IOException {
    Collected read = read(form);
    assertEquals(List.of("34.01.01.a", "34.01.01.b", "34.01.09.c"), evidence(read, "34.01.01"));
    assertEquals(List.of("34.01.02.b"), evidence(read, "34.01.02.a"));
    assertEquals(List.of(), evidence(read, "49.01.02"));
    assertEquals(List.of("49.01.02.a"), evidence(read, "49.01.02-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void missingDotIsPutInAndThePrintedIdKept(String form) throws IOException {
    Evidence undotted = read(form).risk("34.01.01").evidence().get(1);
    assertEquals("34.01.01.b", undotted.id());
    assertEquals("34.01.01b", undotted.rawId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void evidenceTextIsFoundInEitherColumnOrIsAbsent(String form) throws IOException {
    List<Evidence> evidence = read(form).risk("34.01.01").evidence();
    assertEquals(Optional.of(new Quotation("Words \u201cinside\u201d", true)), evidence.get(0).wording());
    assertEquals(Optional.of(new Quotation("Slipped to the left", false)), evidence.get(1).wording());
    assertEquals(Optional.empty(), evidence.get(2).wording());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void pagesLoseTheirDecimalsAndRangesComeBackFromDates(String form) throws IOException {
    Collected read = read(form);
    assertEquals(Optional.of("7"), read.risk("34.01.01").text().page());
    assertEquals(Optional.of("5-6"), read.risk("34.01.01").evidence().get(0).page());
    assertEquals(Optional.of("8-9"), read.risk("34.01.01").evidence().get(1).page());
    assertEquals(Optional.of("12-13"), read.risk("34.02.06").text().page());
    assertEquals(Optional.of("90-91"), read.risk("34.02.07").text().page());
    assertEquals(Optional.of("23048"), read.risk("34.01.02.a").evidence().get(0).page(), "a page, no date");
    assertEquals(Optional.empty(), read.risk("34.01.02.a").text().page(), "NA is no page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void placeholdersAreNoDescription(String form) throws IOException {
    Collected read = read(form);
    assertEquals(List.of(), read.risk("34.01.00").text().wording(), "a dash");
    assertEquals(List.of(), read.risk("34.01.02.a").text().wording(), "N/A");
    assertEquals(List.of(), read.risk("34.02.07").text().wording(), "None provided.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void quotationLosesItsOuterMarksAndLineBreaks(String form) throws IOException {
    List<Quotation> wording = read(form).risk("34.01.01").text().wording();
    assertEquals("The learned policyitself may be mod- els with aims (Hubinger et al., 2019c).", wording.get(0).text());
    assertTrue(wording.get(0).verbatim());
    assertEquals("The learned policyitself may be models with aims (Hubinger et al., 2019c).",
        wording.get(0).readable());
    assertEquals(new Quotation("A second remark", false), wording.get(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void descriptionThatSlippedIntoTheNextColumnIsFound(String form) throws IOException {
    assertEquals(List.of(new Quotation("A description that slipped", false)),
        read(form).risk("34.02.06").text().wording());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void parentIsTheNearestCategoryAboveInTheSameSource(String form) throws IOException {
    Collected read = read(form);
    assertEquals(Optional.of("34.01.00"), read.risk("34.01.01").identity().parent());
    assertEquals(Optional.of("34.02.06"), read.risk("34.02.07").identity().parent());
    assertEquals(Optional.empty(), read.risk("49.01.02").identity().parent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  void excludedNotCodedAndBlankAreThreeThings(String form) throws IOException {
    Collected read = read(form);
    assertTrue(read.risk("34.01.00").classification().isExcluded());
    assertEquals(new RiskClassification(Optional.of("7.0"), Optional.of(CausalFactor.ENTITY_NOT_CODED),
        Optional.of(CausalFactor.INTENT_NOT_CODED), Optional.of(CausalFactor.TIMING_NOT_CODED)),
        read.risk("34.02.06").classification());
    assertEquals(new RiskClassification(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        read.risk("34.02.07").classification());
    assertEquals(new RiskClassification(Optional.of("7.2"), Optional.of(CausalFactor.ENTITY_AI),
        Optional.of(CausalFactor.INTENT_INTENTIONAL),
        Optional.of(CausalFactor.TIMING_OTHER)), read.risk("34.01.01").classification());
  }

  @Test
  void resourcesSheetDescribesTheSources() throws IOException {
    Work work = read("xlsx").sources.get(0).work().orElseThrow();
    assertEquals(List.of("Ji, J", "Qiu, T"), work.authors());
    assertEquals(Optional.of(2023), work.year());
    assertEquals(Optional.of("Document 34"), work.title());
    assertEquals(Optional.of("10.48550/arXiv.2310.19852"), work.links().doi());
    assertEquals(Optional.of("https://arxiv.org/abs/2310.19852"), work.links().url());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 7, 39})
  void headerIsFoundOnAnyOfTheFirstRows(int bannerRows) throws IOException {
    TestWorkbook workbook = TestWorkbook.of(ROWS);
    Collected sheet = read(workbook.xlsx(folder.resolve("v.xlsx"), "AI Risk Database v4", bannerRows));
    Collected csv = read(workbook.csv(folder.resolve("v.csv"), CSVFormat.DEFAULT, bannerRows));
    assertEquals(7, sheet.risks.size());
    assertEquals(sheet.ids(), csv.ids());
  }

  @Test
  void headerIsNotSoughtBelowTheFirstFortyRowsNorIsWhatFollowsRead() throws IOException {
    TestWorkbook workbook = TestWorkbook.of(ROWS);
    Path csv = workbook.csv(folder.resolve("v.csv"), CSVFormat.DEFAULT, 40);
    Path open = Files.writeString(folder.resolve("open.csv"), "banner\n".repeat(41) + "\"" + "x".repeat(4_000_000));
    for (Path file : List.of(workbook.xlsx(folder.resolve("v.xlsx"), "AI Risk Database v4", 40), csv, open)) {
      String message = assertThrows(InputException.class, () -> read(file)).getMessage();
      assertTrue(message.contains(": found no header row, expected one"), message);
    }
  }

  @Test
  void eachFurtherUseOfAnIdGetsItsNumber() throws IOException {
    String row = "34.01.01|Risk Sub-Category|Category|Risk number X||||||||7.2 > x\n";
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= 11; i++) {
      rows.append(row.replace("X", "" + i));
    }
    List<String> ids = read(TestWorkbook.of(rows.toString()).csv(folder.resolve("v.csv"))).ids();
    assertEquals(List.of("34.01.01", "34.01.01-2", "34.01.01-9", "34.01.01-11"),
        List.of(ids.get(0), ids.get(1), ids.get(8), ids.get(10)));
  }

  @Test
  void archiveWithoutAWorkbookIsNamed() throws IOException {
    Path file = TestWorkbook.zip(folder.resolve("letter.xlsx"), Map.of("_rels/.rels", "<Relationships/>"));
    assertEquals(file + ": found a ZIP archive without a workbook in it, expected .xlsx",
        assertThrows(InputException.class, () -> read(file)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void csvMayBePartedByOtherCharacters(String delimiter) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setRecordSeparator("\n").get();
    assertEquals(7, read(TestWorkbook.of(ROWS).csv(folder.resolve("v.csv"), format, 1)).risks.size());
  }

  @Test
  void csvMayCarryAByteOrderMarkOrBeInUtf16() throws IOException {
    String text = Files.readString(TestWorkbook.of(ROWS).csv(folder.resolve("v.csv")));
    Path marked = Files.writeString(folder.resolve("bom.csv"), "\ufeff" + text);
    Path wide = Files.writeString(folder.resolve("wide.csv"), "\ufeff" + text, StandardCharsets.UTF_16LE);
    assertEquals(read("csv").risks, read(marked).risks);
    assertEquals(read("csv").risks, read(wide).risks);
  }

  @Test
  void bothFormsGiveTheSameRecords() throws IOException {
    assertEquals(read("xlsx").risks, read("csv").risks);
  }

  @Test
  void storedValueOfAFormulaCountsAndEscapesAreTheCharactersTheyMean() throws IOException {
    String row = "<c t='str'><f>text(D4,\"00\")</f><v>34.01.01</v></c>|Risk Sub-Category|Heading|<c t='s'><v>0</v></c>"
        + "|<c t='s'><v>1</v></c>||<c><f>3+4</f><v>7.0</v></c>||<c t='s'><v>2</v></c>|1 - Intentional|3 - Other|7.2";
    Path file = TestWorkbook.raw(folder.resolve("f.xlsx"),
        TestWorkbook.cells(String.join("|", TestWorkbook.COLUMNS) + "\n" + row),
        "<si><r><t>Two </t></r><r><t>runs</t></r><rPh><t>spoken</t></rPh></si><si><t>One _x0001_control and one _x005F_x</t></si><si><t>2 - AI</t></si>");
    Risk risk = read(file).risk("34.01.01");
    assertEquals("Two runs", risk.name());
    assertEquals("One control and one _x", risk.text().wording().get(0).text());
    assertEquals(Optional.of("7"), risk.text().page());
    assertEquals(Optional.of("7.2"), risk.classification().subdomain());
  }

  @Test
  void controlCharactersAreDroppedFromCsvToo() throws IOException {
    Path file = Files.writeString(folder.resolve("c.csv"), String.join(",", TestWorkbook.COLUMNS)
        + "\r\n34.01.00,Risk Category,Na\u0001me,,\"line\r\nbreak\",,,,,,,1.1\r\n");
    Risk risk = read(file).risk("34.01.00");
    assertEquals("Name", risk.name());
    assertFalse(risk.text().wording().get(0).text().contains("\n"));
  }

  @Test
  void documentIsSentOnBeforeTheNextIsRead() throws IOException {
    Path file = TestWorkbook.of(ROWS + "50.09.99|No such level|a|b").csv(folder.resolve("v.csv"));
    Collected read = new Collected();
    InputException error =
        assertThrows(InputException.class,
            () -> new WorkbookReader(new InputProblems(Optional.empty())).read(file, read));
    assertTrue(error.getMessage().startsWith(file + ":"), error.getMessage());
    assertEquals(7, read.risks.size());
  }

  @Test
  void textFileIsReadInAnyEncodingAndWithAnyName() throws IOException {
    String text =
        Files.readString(TestWorkbook.of(ROWS.replace("Power", "Macht \u2013 \u00e9")).csv(folder.resolve("v.csv")));
    List<Risk> plain = read(folder.resolve("v.csv")).risks;
    String tabs = text.replace("\t", " ");
    assertEquals(plain,
        read(Files.writeString(folder.resolve("unicode.txt"), "\ufeff" + tabs, StandardCharsets.UTF_16LE)).risks);
    assertEquals(plain, read(Files.writeString(folder.resolve("v.tsv"), text)).risks);
    assertEquals(plain, read(Files.writeString(folder.resolve("export"), text, StandardCharsets.UTF_16BE)).risks);
    assertEquals(plain,
        read(Files.writeString(folder.resolve("u32.csv"), "\ufeff" + text, Charset.forName("UTF-32LE"))).risks);
    assertEquals(plain, read(Files.writeString(folder.resolve("eof.csv"), text + "\u001a")).risks);
    assertEquals(plain, read(Files.writeString(folder.resolve("nul.csv"), text + "\0\0\0\0")).risks);
    Path windows = Files.writeString(folder.resolve("windows.csv"), text, Charset.forName("windows-1252"));
    assertTrue(assertThrows(InputException.class, () -> read(windows)).getMessage().endsWith(
        "windows.csv: found bytes that are not UTF-8; save the sheet as CSV in UTF-8"));
    assertEquals(plain, tolerant(windows, 1).risks);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xlsx", "csv"})
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void workbookComesThroughAPipeAsFromAFile(String form) throws Exception {
    Path file = form.equals("csv") ? TestWorkbook.of(ROWS).csv(folder.resolve("w.csv"))
        : TestWorkbook.of(ROWS).xlsx(folder.resolve("w.xlsx"));
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");
    CompletableFuture<Long> writer = CompletableFuture.supplyAsync(() -> {
      try (OutputStream out = Files.newOutputStream(pipe)) {
        return Files.copy(file, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    assertEquals(read(file).risks, read(pipe).risks);
    assertEquals(Files.size(file), writer.get(60, TimeUnit.SECONDS));
  }

  @Test
  void invisibleCharactersAndOtherDashesInCodesDoNotCount() throws IOException {
    List<Risk> plain = read("csv").risks;
    String text = Files.readString(folder.resolve("w.csv"));
    for (String[] change : new String[][] {{"2 - AI", "2\u00a0-\u00a0AI"}, {"2 - AI", "2 \u2014 AI"},
        {"2 - AI", "\u200b2: AI"},
        {"2 - AI", "AI"}, {"7.2 > AI", "7.2 \uff1e AI"}, {"7.2 > AI", "7.2\u00a0> AI"}, {"7.2 > AI", "7.2: AI"},
        {"Additional evidence", "Additional\u200b evidence"}, {"Additional evidence", "additional-evidence"},
        {"34.01.01,", "34.01.01\u200b\u00a0,"}, {"34.02.07,", "\ufeff34.2.7,"}}) {
      Path file = Files.writeString(folder.resolve("c.csv"), text.replace(change[0], change[1]));
      List<Risk> read = read(file).risks;
      if (change[1].contains("34.2.7")) {
        assertEquals("34.02.07", read.get(4).id());
      } else {
        assertEquals(plain, read, change[1]);
      }
    }
  }

  @Test
  void newestOfSeveralDatabaseSheetsIsReadAndOneWithoutItsNameIsFoundByItsColumns() throws IOException {
    String header = TestWorkbook.cells(String.join("|", TestWorkbook.COLUMNS));
    String row = "34.01.00|Risk Category|X||||||2 - AI|1 - Intentional|3 - Other|7.2";
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    StringBuilder sheets = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    Map<String, String> parts = new java.util.TreeMap<>();
    for (String version : List.of("v2", "v10", "v3")) {
      sheets.append("<sheet name='AI Risk Database " + version + "' r:id='" + version + "'/>");
      relations.append("<Relationship Id='" + version + "' Type='/worksheet' Target='" + version + ".xml'/>");
      parts.put("xl/" + version + ".xml", "<worksheet xmlns='" + main + "'><sheetData>" + header
          + TestWorkbook.cells(row.replace("X", version)) + "</sheetData></worksheet>");
    }
    parts.put("_rels/.rels", "<R><Relationship Id='r' Type='/officeDocument' Target='xl/workbook.xml'/></R>");
    parts.put("xl/_rels/workbook.xml.rels", "<R>" + relations + "</R>");
    parts.put("xl/workbook.xml", "<workbook xmlns:r='urn:r'><sheets>" + sheets + "</sheets></workbook>");
    assertEquals("v10", read(TestWorkbook.zip(folder.resolve("many.xlsx"), parts)).risk("34.01.00").name());
    assertEquals(7, read(TestWorkbook.of(ROWS).xlsx(folder.resolve("sheet1.xlsx"), "Sheet1", 2)).risks.size());
  }

  @Test
  void idWithoutAStoredValueIsMadeFromTheNumbersBesideIt() throws IOException {
    String header = String.join("|", TestWorkbook.COLUMNS) + "|Paper_ID|Cat_ID|SubCat_ID|AddEv_ID";
    String rows = "<c><f>x</f></c>|Paper|||||||||||34.0|||\n"
        + "<c><f>x</f></c>|Risk Category|Power||||||2 - AI|1 - Intentional|3 - Other|7.2|34.0|10 |0|\n"
        + "<c><f>x</f></c>|Additional evidence|Power||||||||||34|10|0|2.0\n"
        + "<c><f>x</f></c>|Risk Category|Lost||||||2 - AI|1 - Intentional|3 - Other|7.2||||";
    Collected read =
        tolerant(TestWorkbook.raw(folder.resolve("f.xlsx"), TestWorkbook.cells(header + "\n" + rows), ""), 2);
    assertEquals(List.of("34.10.00"), read.ids());
    assertEquals(List.of("34.10.00.b"), evidence(read, "34.10.00"));
  }

  @Test
  void rowsWithOneIdKeepTheirNumbersWhereverTheyAreInTheSheet() throws IOException {
    List<String> rows = List.of("49.01.00|Risk Category|Misuse||||",
        "49.01.02|Risk Sub-Category|Misuse|Disinformation|||42", "49.01.02|Risk Sub-Category|Misuse|Offence|||44-45",
        "62.31.00|Risk Category|Society|-|||", "62.31.01|Risk Sub-Category|Society|Advice|||46",
        "62.31.00|Risk Category|Finance|-|||", "62.31.01|Risk Sub-Category|Finance|Agents|||48-49");
    List<String> reversed = new java.util.ArrayList<>(rows);
    java.util.Collections.reverse(reversed);
    for (List<String> sheet : List.of(rows, reversed)) {
      Collected read = read(TestWorkbook.of(String.join("\n", sheet)).csv(folder.resolve("v.csv")));
      assertEquals("Disinformation", read.risk("49.01.02").name());
      assertEquals("Offence", read.risk("49.01.02-2").name());
      assertEquals("Finance", read.risk("62.31.00-2").name());
      assertEquals(Optional.of("62.31.00-2"), read.risk("62.31.01-2").identity().parent());
      assertEquals(Optional.of("62.31.00"), read.risk("62.31.01").identity().parent());
    }
  }

  @Test
  void passageWhoseIdLeadsNowhereBelongsToItsSubcategoryAlsoWhenTheCategoryIsNearer() throws IOException {
    String rows = "62.19.12|Risk Sub-Category|Misuse|Phishing\n62.19.00|Risk Category|Misuse\n"
        + "62.20.11a|Additional evidence|Misuse|Phishing||A passage\n";
    assertEquals(List.of("62.20.11.a"),
        evidence(read(TestWorkbook.of(rows).csv(folder.resolve("v.csv"))), "62.19.12"));
  }

  @Test
  void levelThatDoesNotFitTheIdIsReportedAndTheIdDecides() throws IOException {
    String rows = "34.01.00|Paper|Power\n34.01.01|Paper|Power|Kept|Text\n34.01.02|Additional evidence|Power|Kept too\n";
    Collected read = tolerant(TestWorkbook.of(rows).csv(folder.resolve("v.csv")), 1);
    assertEquals(List.of("34.01.00", "34.01.01", "34.01.02"), read.ids());
    assertEquals(List.of("In the workbook, the column Category level of this row has \"Paper\"."),
        read.risk("34.01.01").text().notes());
  }

  @Test
  void oddCellOfAPassageIsNotedOnItsRisk() throws IOException {
    String rows = "34.01.00|Risk Category|Power\n34.01.00.a|Additional evidence|Power|||#REF!|\n";
    Collected read = tolerant(TestWorkbook.of(rows).csv(folder.resolve("v.csv")), 1);
    assertEquals(List.of("In the workbook, the column Additional ev. of the row 34.01.00.a has \"#REF!\"."),
        read.risk("34.01.00").text().notes());
  }

  @Test
  void totalBelowTheRowsIsNoDocumentAndDateIsNoIdWhereTheNumbersSayOtherwise() throws IOException {
    String header = String.join("|", TestWorkbook.COLUMNS) + "|Paper_ID|Cat_ID|SubCat_ID|AddEv_ID";
    String rows = "\n2025-03-04|Risk Sub-Category||Kept|||||2 - AI|1 - Intentional|3 - Other|7.2|34|1|3|\n"
        + "Total||||||||||||1724|||";
    Path file = TestWorkbook.raw(folder.resolve("t.xlsx"), TestWorkbook.cells(header + rows), "");
    Collected read = tolerant(file, 2);
    assertEquals(List.of("34.01.03"), read.ids());
    assertEquals(List.of("34"), read.sources.stream().map(org.airiskgraph.catalogue.SourceDocument::id).toList());
  }

  @Test
  void openDocumentAndBinaryWorkbooksAreNamed() throws IOException {
    Path ods = TestWorkbook.zip(folder.resolve("w.ods"), Map.of("content.xml", "<x/>"));
    assertTrue(assertThrows(InputException.class, () -> read(ods)).getMessage().contains("OpenDocument"));
    Path xlsb = TestWorkbook.zip(folder.resolve("w.xlsb"), Map.of("_rels/.rels",
        "<R><Relationship Id='r' Type='/officeDocument' Target='xl/workbook.bin'/></R>", "xl/workbook.bin", "x"));
    assertTrue(assertThrows(InputException.class, () -> read(xlsb)).getMessage().contains("binary workbook (.xlsb)"));
  }

  private static Collected tolerant(Path file, int kinds) {
    List<String> warnings = new java.util.ArrayList<>();
    InputProblems problems = new InputProblems(Optional.of(warnings::add));
    Collected read = new Collected();
    new WorkbookReader(problems).read(file, read);
    problems.report();
    assertEquals(kinds, warnings.size(), warnings.toString());
    return read;
  }

  private static List<String> evidence(Collected read, String risk) {
    return read.risk(risk).evidence().stream().map(Evidence::id).toList();
  }

  private Collected read(String form) throws IOException {
    TestWorkbook workbook = TestWorkbook.of(ROWS);
    return read(form.equals("csv") ? workbook.csv(folder.resolve("w.csv")) : workbook.xlsx(folder.resolve("w.xlsx")));
  }

  private static Collected read(Path file) {
    Collected read = new Collected();
    new WorkbookReader(new InputProblems(Optional.empty())).read(file, read);
    return read;
  }
}
