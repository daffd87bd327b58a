package org.airiskgraph.reader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes small workbooks in the layout of the official one. A row is one line of cells parted by bars, in the
 * order of {@link #COLUMNS}; title, short name and domain are filled in.
 */
public final class TestWorkbook {
  /** The second row of a table whose columns are those of {@code cells}. */
  static TableRow row(Map<String, String> cells) {
    List<String> columns = List.copyOf(cells.keySet());
    TableHeader header = TableHeader.in(columns, cells.keySet(), cells.keySet()).orElseThrow();
    return new TableRow("t.csv", 2, header, columns.stream().map(cells::get).toList(),
        new InputProblems(Optional.empty()));
  }

  public static final List<String> COLUMNS = List.of("Ev_ID", "Category level", "Risk category", "Risk subcategory",
      "Description", "Additional ev.", "P.Def", "p.AddEv", "Entity", "Intent", "Timing", "Sub-domain");

  /** The columns of V3, where Paper_ID to AddEv_ID are hidden and unreliable. */
  private static final List<String> OFFICIAL = List.of("Title", "QuickRef", "Ev_ID", "Paper_ID", "Cat_ID",
      "SubCat_ID", "AddEv_ID", "Category level", "Risk category", "Risk subcategory", "Description",
      "Additional ev.", "P.Def", "p.AddEv", "Entity", "Intent", "Timing", "Domain", "Sub-domain");

  private final List<Map<String, String>> rows = new ArrayList<>();

  /** A workbook with these rows. */
  public static TestWorkbook of(String lines) {
    TestWorkbook workbook = new TestWorkbook();
    lines.lines().filter(line -> !line.isBlank()).forEach(workbook::add);
    return workbook;
  }

  private void add(String line) {
    List<String> cells = Arrays.asList(line.split("\\|", -1));
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).startsWith("=") ? cells.get(i).substring(1) : cells.get(i).strip();
      row.put(COLUMNS.get(i), cell.replace("\\n", "\n"));
    }
    String id = row.get("Ev_ID");
    row.put("Title", "Document " + id.substring(0, Math.min(2, id.length())) + " ");
    row.put("QuickRef", "Ref" + id.substring(0, Math.min(2, id.length())) + " ");
    String code = row.getOrDefault("Sub-domain", "");
    row.put("Domain", code.matches("[1-7].*") ? code.charAt(0) + ". Some domain" : "");
    rows.add(row);
  }

  /** As the official file: banner and group headings above the header, which stands on row 3. */
  public Path xlsx(Path file) throws IOException {
    return xlsx(file, "AI Risk Database v3", 2);
  }

  public Path xlsx(Path file, String sheetName, int bannerRows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", "1.0")) {
      workbook.newWorksheet("Contents").value(0, 0, "A guide to the sheets");
      Worksheet explainer = workbook.newWorksheet("AI Risk Database explainer");
      explainer.value(0, 0, "Ev_ID is explained here");
      Worksheet sheet = workbook.newWorksheet(sheetName);
      for (int i = 0; i < bannerRows; i++) {
        sheet.value(i, 0, "banner");
      }
      for (int c = 0; c < OFFICIAL.size(); c++) {
        sheet.value(bannerRows, c, OFFICIAL.get(c) + (c % 2 == 0 ? " " : ""));
      }
      for (int r = 0; r < rows.size(); r++) {
        write(sheet, bannerRows + 1 + r, rows.get(r));
        sheet.hideRow(bannerRows + 1 + r);
      }
      Worksheet resources = workbook.newWorksheet("Included resources");
      List<String> header =
          List.of("Included", "Paper_ID", "QuickRef", "Title", "Authors (full)", "Year", "DOI", "URL", "Item type");
      for (int c = 0; c < header.size(); c++) {
        resources.value(11, c + 1, header.get(c));
      }
      List<String> entry = List.of("Yes", "34", "Ref34", "Document  34\n", "Ji J, Qiu T", "2023",
          "https://doi.org/10.48550/arXiv.2310.19852\n", "https://arxiv.org/abs/2310.19852", "Preprint");
      for (int c = 0; c < entry.size(); c++) {
        value(resources, 12, c + 1, entry.get(c));
      }
      resources.value(14, 2, "* Accessed in May");
    }
    return file;
  }

  private static void write(Worksheet sheet, int r, Map<String, String> row) {
    for (int c = 0; c < OFFICIAL.size(); c++) {
      value(sheet, r, c, row.getOrDefault(OFFICIAL.get(c), ""));
    }
  }

  /** Numbers as numbers, as the official file has them; the rest as texts. */
  private static void value(Worksheet sheet, int r, int c, String text) {
    if (text.matches("\\d+(\\.\\d)?")) {
      sheet.value(r, c, Double.parseDouble(text));
    } else if (!text.isEmpty()) {
      sheet.value(r, c, text);
    }
  }

  /** As {@code .csv}, the header on the first row, as in the file of V2. */
  public Path csv(Path file) throws IOException {
    return csv(file, CSVFormat.DEFAULT, 0);
  }

  public Path csv(Path file, CSVFormat format, int bannerRows) throws IOException {
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < bannerRows; i++) {
      csv.append("banner\n");
    }
    csv.append(format.format(OFFICIAL.toArray())).append('\n');
    for (Map<String, String> row : rows) {
      csv.append(format.format(OFFICIAL.stream().map(column -> row.getOrDefault(column, "")).toArray())).append('\n');
    }
    Files.writeString(file, csv);
    return file;
  }

  /** An {@code .xlsx} whose sheet and shared texts are these pieces of XML, right or wrong. */
  public static Path raw(Path file, String sheetData, String sharedStrings) throws IOException {
    return raw(file, "", sheetData, sharedStrings);
  }

  public static Path raw(Path file, String prolog, String sheetData, String sharedStrings) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    Map<String, String> parts = new TreeMap<>(Map.of(
        "_rels/.rels",
        "<Relationships><Relationship Id='r1' Type='" + office
            + "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml",
        "<workbook xmlns='" + main + "' xmlns:r='" + office
            + "'><sheets><sheet name='AI Risk Database v4' sheetId='1' r:id='s1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='s1' Type='" + office + "/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
            + "<Relationship Id='t1' Type='" + office + "/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml",
        prolog + "<worksheet xmlns='" + main + "'><sheetData>" + sheetData + "</sheetData></worksheet>",
        "xl/sharedStrings.xml", "<sst xmlns='" + main + "'>" + sharedStrings + "</sst>"));
    return zip(file, parts);
  }

  public static Path zip(Path file, Map<String, String> parts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  /** A sheet's rows from lines of cells parted by bars, as inline texts; a cell that begins with &lt; is XML as it stands. */
  public static String cells(String lines) {
    StringBuilder xml = new StringBuilder();
    for (String line : lines.strip().split("\n")) {
      xml.append("<row>");
      for (String cell : line.split("\\|", -1)) {
        xml.append(cell.strip().startsWith("<") ? cell.strip()
            : "<c t='inlineStr'><is><t xml:space='preserve'>" + cell.strip() + "</t></is></c>");
      }
      xml.append("</row>");
    }
    return xml.toString();
  }
}
