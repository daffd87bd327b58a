package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.airiskgraph.reader.xlsx.XlsxWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code register} over the bundled catalogue. */
class RegisterCommandTest {
  @TempDir Path folder;

  private JsonObject json(String... arguments) throws IOException {
    Path file = folder.resolve("register.json");
    List<String> all = new ArrayList<>(List.of("register", "-o", file.toString()));
    all.addAll(List.of(arguments));
    Cli run = Cli.run(all);
    assertEquals(0, run.code(), run.err());
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private static List<String> column(JsonArray rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false).map(JsonElement::getAsJsonObject)
        .map(row -> row.has(name) ? row.get(name).getAsString() : "").toList();
  }

  @Test
  void rowHoldsWhatTheGraphKnowsOfTheRisk() throws IOException {
    JsonObject register = json("mesa-optimization");
    JsonObject row = register.getAsJsonArray("register").get(0).getAsJsonObject();
    assertEquals("34.02.03", row.get("id").getAsString());
    assertEquals("description", row.get("summaryRestsOn").getAsString());
    assertEquals("7", row.get("page").getAsString());
    assertEquals("2024-08-14", row.get("inRepositorySince").getAsString());
    assertTrue(row.getAsJsonArray("mitigations").get(0).getAsString().matches("1\\. .+ \\(evidence: .+; .+\\)"));
    assertFalse(row.has("likelihood"));
    JsonArray references = register.getAsJsonArray("references");
    assertTrue(column(references, "key").containsAll(List.of("Ji2023", "hubinger2019risks")));
    assertTrue(column(register.getAsJsonArray("about"), "content").toString().contains("creativecommons"));
  }

  @Test
  void workbookHasThreeSheetsAndCsvAByteOrderMarkWhenAsked() throws IOException {
    Path xlsx = folder.resolve("r.xlsx");
    assertEquals(0, Cli.run("register", "--domain", "5.1", "-o", xlsx.toString()).code());
    try (XlsxWorkbook workbook = XlsxWorkbook.open("r.xlsx", xlsx)) {
      assertEquals(List.of("Register", "References", "About"), workbook.sheets());
    }
    Path csv = folder.resolve("r.csv");
    Cli.run("register", "34.02.03", "-o", csv.toString(), "--bom");
    assertTrue(Files.readString(csv).startsWith("\uFEFF\"ID\",\"Risk\""));
  }

  @Test
  void failureNamesWhatWasFoundAndExpected() {
    String file = folder.resolve("r.xlsx").toString();
    assertTrue(Cli.run("register", "-o", file).failure(2).contains("--all"));
    assertTrue(Cli.run("register", "--all", "34.02.03", "-o", file).failure(2).contains("--all takes"));
    assertTrue(Cli.run("register", "34.02.03", "-o", folder.resolve("r.doc").toString()).failure(2).contains(".xlsx"));
    assertTrue(Cli.run("register", "34.02.03", "-o", "-").failure(2).contains("--format"));
    assertTrue(
        Cli.run("register", "--source", "34", "--since", "V4", "-o", file).failure(1).contains("No risk passes"));
    assertFalse(Files.exists(Path.of(file)));
  }
}
