package org.airiskgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of a few rows in the official layout, for the rehearsal of a conversion. */
final class SampleWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final List<List<String>> ROWS = List.of(
      List.of("Title", "QuickRef", "Ev_ID", "Category level", "Risk category", "Risk subcategory", "Description",
          "Additional ev.", "P.Def", "p.AddEv", "Entity", "Intent", "Timing", "Domain", "Sub-domain"),
      List.of("A document", "Author2024", "01.00.00", "Paper"),
      List.of("A document", "Author2024", "01.01.00", "Risk Category", "Mis-\u00adaligned goals", "",
          "\"Behaviour that was mis- aligned from the start\"", "", "12", "", "2 - AI", "1 - Intentional",
          "2 - Post-deployment", "7. AI system safety", "7.1 > AI pursuing its own goals"),
      List.of("A document", "Author2024", "01.01.00.a", "Additional evidence", "Goals", "", "",
          "Caf\u00e9s \\ bars \u2260 \u03b1_x000D_", "", "45123"),
      List.of("A document", "Author2024", "01.01.01", "Risk Sub-Category", "Goals", "Deception", "Says one thing", "",
          "8-9", "", "3 - Other", "3 - Other", "3 - Other", "Excluded", "X.1 > Excluded"));

  private static final List<List<String>> RESOURCES = List.of(
      List.of("Paper_ID", "QuickRef", "Title", "Authors (full)", "Year", "DOI", "URL", "Item type"),
      List.of("1", "Author2024", "A document", "Family AB, Other C", "2024", "https://doi.org/10.1000/1",
          "https://example.org/a?b=1", "Report"));

  private SampleWorkbook() {}

  static void writeCsv(Path file) throws IOException {
    Files.write(file, ROWS.stream().map(row -> row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","))).toList());
  }

  static void writeXlsx(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    Map<String, String> parts = Map.of(
        "_rels/.rels", relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml", "<workbook xmlns='" + MAIN + "' xmlns:r='" + TYPES
            + "'><sheets><sheet name='AI Risk Database' r:id='worksheet'/><sheet name='Included resources' r:id='worksheet2'/>"
            + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels",
        relations("worksheet", "sheet.xml", "worksheet2", "sheet2.xml", "sharedStrings", "texts.xml"),
        "xl/sheet.xml", sheet(ROWS, texts),
        "xl/sheet2.xml", sheet(RESOURCES, texts));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        put(out, part.getKey(), part.getValue());
      }
      put(out, "xl/texts.xml", texts.stream().map(text -> "<si><t>" + text.replace("\"", "&quot;") + "</t></si>")
          .collect(Collectors.joining("", "<sst xmlns='" + MAIN + "'>", "</sst>")));
    }
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The rows as a sheet, whose texts are added to the shared ones. */
  private static String sheet(List<List<String>> rows, List<String> texts) {
    StringBuilder sheet = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
    for (List<String> row : rows) {
      sheet.append("<row>");
      for (String text : row) {
        sheet.append("<c t='s'><v>").append(texts.size()).append("</v></c>");
        texts.add(text);
      }
      sheet.append("<c><v>1.0</v></c><c t='str'><f>A1</f><v>x</v></c></row>");
    }
    return sheet.append("</sheetData></worksheet>").toString();
  }

  private static String relations(String... typesAndTargets) {
    StringBuilder xml =
        new StringBuilder("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      xml.append("<Relationship Id='%1$s' Type='%2$s/%1$s' Target='%3$s'/>"
          .formatted(typesAndTargets[i], TYPES, typesAndTargets[i + 1]));
    }
    return xml.append("</Relationships>").toString();
  }
}
