package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.airiskgraph.reader.Register;
import org.airiskgraph.reader.RegisterReader;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code match} over the bundled catalogue. */
class MatchCommandIT {
  @TempDir Path folder;

  @Test
  void textHasConceptsSubdomainsRisksAndReasons() {
    Cli run = Cli.run("match", "Hidden", "instructions: a prompt injection steals data", "--explain", "-k", "2");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("Concepts: prompt injection"), run.out());
    assertTrue(run.out().matches("(?s).*Sub-domains: 2\\.2 [^;]* \\(\\d+%: [^)]*injection.*"), run.out());
    assertTrue(run.out().contains("  2  0."), run.out());
    assertTrue(run.out().contains("shares concept prompt injection"), run.out());
    assertTrue(run.out().contains("Mitigations:\n"), run.out());
  }

  @Test
  void jsonNamesThePlaceOfEachConcept() {
    JsonObject match =
        JSON.parse(Cli.run("match", "Ein Test: fraud by deepfake", "--format", "json").out()).getAsObject();
    JsonObject fraud = match.get("concepts").getAsArray().get(0).getAsObject();
    JsonObject place = fraud.get("places").getAsArray().get(0).getAsObject();
    assertEquals("fraud", match.getString("text").substring(place.get("start").getAsNumber().value().intValue(),
        place.get("end").getAsNumber().value().intValue()));
    assertTrue(match.getBoolean("close"));
    JsonObject subdomain = match.get("subdomains").getAsArray().get(0).getAsObject();
    assertEquals("4.3", subdomain.getString("id"));
    assertTrue(
        subdomain.get("words").getAsArray().stream().anyMatch(word -> word.getAsString().value().equals("deepfake")),
        subdomain.toString());
    assertEquals(5, match.get("risks").getAsArray().size());
  }

  @Test
  void nothingCloseIsExitOne() {
    Cli run = Cli.run("match", "Asbestos in the cellar");
    assertEquals(1, run.code());
    assertEquals("Nothing close.", run.out().strip());
  }

  @Test
  void registerWithoutRowsIsTold() throws IOException {
    Cli run = Cli.run("match", Files.writeString(folder.resolve("header.csv"), "Risk,Owner\n").toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("header.csv: found no rows below the header"), run.err());
  }

  @Test
  void registerKeepsItsColumnsAndReplacesThoseOfAnEarlierMatch() throws IOException {
    Path csv = Files.writeString(folder.resolve("r.csv"),
        "Nr;Risk;Owner\n1;Deepfake of the CEO orders a payment;=1+1\n2;Mice in the archive;Ann\n");
    Path first = folder.resolve("first.xlsx");
    Path second = folder.resolve("second.xlsx");
    assertEquals(0, Cli.run("match", csv.toString(), "-o", first.toString()).code());
    assertEquals(0, Cli.run("match", first.toString(), "-o", second.toString()).code());
    Register again = new RegisterReader(List.of(), 10).read(second.toString(), second);
    assertEquals(new RegisterReader(List.of(), 10).read(first.toString(), first).columns(), again.columns());
    assertEquals(List.of("Nr", "Risk", "Owner", "match: concepts"), again.columns().subList(0, 4));
    assertEquals(List.of("1", "Deepfake of the CEO orders a payment", "=1+1"),
        again.rows().get(0).cells().subList(0, 3));
    int best = again.columns().indexOf("match: best risk");
    assertTrue(again.rows().get(0).cells().get(best).matches("\\d\\d\\.\\d\\d\\.\\d\\d.*"));
    assertEquals("nothing close", again.rows().get(1).cells().get(best));
  }

  @Test
  void workbookKeepsNumbersDatesAndTextsAndSaysWhatIsLost() throws IOException {
    Path file = folder.resolve("typed.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", null)) {
      Worksheet sheet = workbook.newWorksheet("Risks");
      List<String> header = List.of("Section", "Risk", "Share", "Due", "Sum");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(0, i, header.get(i));
      }
      sheet.value(1, 0, "1.10");
      sheet.value(1, 1, "Deepfake of the CEO orders a payment");
      sheet.value(1, 2, 1 / 3.0);
      sheet.value(1, 3, LocalDate.of(2027, 1, 2));
      sheet.style(1, 3).format("yyyy-mm-dd").set();
      sheet.formula(1, 4, "C2*2");
      workbook.newWorksheet("Vendor").value(0, 0, "Risk");
    }
    Path matched = folder.resolve("typed-matched.xlsx");
    Cli run = Cli.run("match", file.toString(), "-o", matched.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("only the first sheet with a column of risks is read, not Vendor."), run.err());
    assertTrue(run.err().contains("1 cell with a formula"), run.err());
    assertTrue(run.err().contains("1 of them had no stored value and is empty, the first: E2."), run.err());
    Register.Row row = new RegisterReader(List.of(), 9).read("m.xlsx", matched).rows().get(0);
    assertEquals(List.of("1.10", "Deepfake of the CEO orders a payment", new BigDecimal("0.333333333333333"),
        LocalDate.of(2027, 1, 2)), row.values().subList(0, 4));
  }

  @Test
  void standardInputIsATableOrLines() {
    InputStream before = System.in;
    try {
      for (String typed : List.of("Nr;Risk\n1;Deepfake of the CEO\n2;Mice\n", "Deepfake of the CEO\nMice, in it\n")) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        Cli run = Cli.run("match", "-", "--format", "json", "-k", "1");
        assertEquals(0, run.code(), run.err());
        assertEquals(List.of("Deepfake of the CEO", "Mice"), JSON.parseAny(run.out()).getAsArray().stream()
            .map(row -> row.getAsObject().getString("text").split(",")[0]).toList());
      }
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void mappingsAreSssom() throws IOException {
    Path txt = Files.writeString(folder.resolve("r.txt"), "Hate speech by a \"bot\"\nMice in the archive\n");
    List<String> lines = Cli.run("match", txt.toString(), "--format", "sssom", "-k", "3").out().lines().toList();
    List<String> table = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertEquals(4, table.size());
    assertTrue(table.get(0).startsWith("subject_id\tsubject_label\tpredicate_id\tobject_id"));
    assertTrue(table.get(1).startsWith("row:1\t\"Hate speech by a \"\"bot\"\"\"\tskos:relatedMatch\trisk:"),
        table.get(1));
    assertTrue(lines.contains("#  risk: \"https://w3id.org/airiskgraph/risk/\""));
  }

  @Test
  void profileListsRisksByConcern() {
    Cli run = Cli.run("match", "--profile", "recommender", "--format", "json", "-k", "1");
    assertEquals(0, run.code(), run.err());
    assertTrue(JSON.parseAny(run.out()).getAsArray().size() >= 7);
    assertTrue(run.out().contains("filter bubble"));
    assertTrue(Cli.run("match", "--profile", "list").out().contains("open-weight-model"));
    String failure = Cli.run("match", "--profile", "recomender").failure(1);
    assertTrue(failure.contains("did you mean recommender?"), failure);
  }

  @Test
  void wrongUseIsExplained() throws IOException {
    assertTrue(Cli.run("match").failure(2).contains("Give a text, a register file or --profile."));
    assertTrue(Cli.run("match", "x", "--format", "pdf").failure(2).contains("Unknown format \"pdf\""));
    assertTrue(Cli.run("match", "x", "--column", "a").failure(2).contains("--column is for register files"));
    assertTrue(Cli.run("match", folder.resolve("no.csv").toString()).failure(2).contains("no such file"));
    assertTrue(Cli.run("match", "no.docx").failure(2).contains("No such file"));
    Path old = Files.writeString(folder.resolve("old.xls"), "x");
    assertTrue(Cli.run("match", old.toString()).failure(2).contains("save it as .xlsx or .csv"));
    assertTrue(Cli.run("match", old.toString(), Files.writeString(folder.resolve("b.txt"), "x").toString()).failure(2)
        .contains("one file at a time"));
    String directory = Cli.run("match", folder.toString()).failure(2);
    assertTrue(directory.contains("Found a directory") && directory.contains("name one file of it"), directory);
    Path other = Files.writeString(folder.resolve("r.pdf"), "x");
    assertTrue(Cli.run("match", other.toString()).failure(2).contains("Expected a register in"));
    assertFalse(Cli.run("match", "Is an IRI <x> a risk?", "--format", "csv").out().isEmpty());
  }
}
