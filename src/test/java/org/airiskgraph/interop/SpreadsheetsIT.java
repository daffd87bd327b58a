package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.cli.Program;
import org.airiskgraph.export.Sheet;
import org.airiskgraph.export.SheetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** openpyxl and LibreOffice open what the packaged program writes, and the program reads what they save. */
class SpreadsheetsIT {
  private static final List<String> FORMULAS =
      List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "=HYPERLINK(\"x\")");

  @TempDir Path folder;

  private String run(Object... arguments) throws IOException, InterruptedException {
    return new Tool(Program.java()).run(arguments);
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static List<String> strings(com.google.gson.JsonArray array) {
    List<String> strings = new ArrayList<>();
    array.forEach(item -> strings.add(item.getAsString()));
    return strings;
  }

  @Test
  void openpyxlReadsARegisterAndAFilledOneIsUpdated() throws Exception {
    Tool openpyxl = Tool.python("workbook.py", "openpyxl");
    Path first = folder.resolve("first.xlsx");
    Path filled = folder.resolve("filled.xlsx");
    run("register", "34.02.03", "34.01.03", "-o", first);
    JsonObject register = json(openpyxl.run(first)).getAsJsonObject("Register");
    assertEquals("B2", register.get("frozen").getAsString());
    assertEquals("A1:V3", register.get("filter").getAsString());
    assertTrue(register.get("wrapped").getAsBoolean());
    assertEquals(3, register.getAsJsonArray("choices").size());
    assertEquals(List.of("d", "n", "s"), strings(register.getAsJsonArray("types")), "dates, blanks and texts");
    assertEquals("11.0", register.getAsJsonArray("widths").get(0).getAsString());

    openpyxl.run(first, filled);
    Path updated = folder.resolve("updated.xlsx");
    run("register", "--update", filled, "-o", updated);
    JsonObject again = json(openpyxl.run(updated)).getAsJsonObject("Register");
    List<String> header = strings(again.getAsJsonArray("rows").get(0).getAsJsonArray());
    List<String> row = strings(again.getAsJsonArray("rows").get(1).getAsJsonArray());
    assertEquals("4 Likely", row.get(header.indexOf("Likelihood")));
    assertEquals("Ärger über 優化", row.get(header.indexOf("Notes")));
    assertEquals("2027-03-01 00:00:00", row.get(header.indexOf("Review by")));
    assertEquals("OWN-1", again.getAsJsonArray("rows").get(3).getAsJsonArray().get(0).getAsString());
  }

  private String asCsv(Path file) throws IOException, InterruptedException {
    Tool office = Tool.program("soffice", "--version");
    office.run("--headless", "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", folder.resolve("out"), file);
    return Files.readString(folder.resolve("out")
        .resolve(file.getFileName().toString().replaceFirst("\\.[a-z]+$", ".csv")));
  }

  @Test
  void libreOfficeRunsNoTextAsAFormula() throws Exception {
    Sheet sheet = new Sheet("Sheet", List.of(new Sheet.Column("text", 20)), FORMULAS.stream().map(List::of).toList());
    Path xlsx = folder.resolve("formulas.xlsx");
    try (OutputStream out = Files.newOutputStream(xlsx)) {
      SheetWriter.xlsx("t", List.of(sheet), out);
    }
    assertEquals(List.of("=1+1", "+1+1", "-1+1", "@SUM(1)"), asCsv(xlsx).lines().skip(1).limit(4).toList());
    Path csv = folder.resolve("guarded.csv");
    try (OutputStream out = Files.newOutputStream(csv)) {
      SheetWriter.csv(sheet, true, out);
    }
    assertEquals(List.of("'=1+1", "'+1+1", "'-1+1", "'@SUM(1)"), asCsv(csv).lines().skip(1).limit(4).toList());
  }

  @Test
  void libreOfficeReadsARegisterAndWhatItSavesIsUpdated() throws Exception {
    Path xlsx = folder.resolve("register.xlsx");
    run("register", "--domain", "5.1", "-o", xlsx);
    Path saved = folder.resolve("saved.csv");
    Files.writeString(saved, asCsv(xlsx));
    long risks = run("register", "--domain", "5.1", "-o", "-", "--format", "json").split("\"summaryRestsOn\"").length;
    long again = run("register", "--update", saved, "-o", "-", "--format", "json").split("\"summaryRestsOn\"").length;
    assertTrue(risks > 50);
    assertEquals(risks, again);
  }
}
