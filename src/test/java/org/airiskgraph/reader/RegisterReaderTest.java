package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.airiskgraph.reader.xlsx.Row;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers as people have them. */
class RegisterReaderTest {
  @TempDir Path folder;

  private Register read(String name, String content, String... columns) throws IOException {
    return new RegisterReader(List.of(columns), 1000).read(name, Files.writeString(folder.resolve(name), content));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '!', value = {"Risk title,Description,Owner!Risk title,Description",
      "Nr;Risikobezeichnung;Beschreibung!Risikobezeichnung;Beschreibung", "id\tRISQUE\tnote!RISQUE",
      "\"Risk, short\"|title!title", "n,Descripción del riesgo!Descripción del riesgo",
      "Ref;Risk event / cause / consequence;Risk owner;Risk score!Risk event / cause / consequence",
      "RISK_ID;RISK_DESC;RISK_CATEGORY!RISK_DESC", "n;Failure mode!Failure mode", "n;Risk / Issue!Risk / Issue",
      "n;What could go wrong?!What could go wrong?", "n;Potential harm!Potential harm",
      "n;Risk (what could go wrong);Failure mode!Risk (what could go wrong)",
      "n;Risk (L x I);Threat event!Risk (L x I),Threat event",
      "n;AI use-case;Event date!AI use-case", "n;Issue summary;Gross risk!Issue summary",
      "n;Risiko (Kurzbeschreibung);Risiko (Score)!Risiko (Kurzbeschreibung)"})
  void columnsOfTextsAreFoundByTheirNames(String header, String texts) throws IOException {
    Register register = read("r.csv", header + "\n" + header.replaceAll("[^,;\t|]+", "x") + "\n");
    assertEquals(List.of(texts.split("[,;]")), register.textColumns());
  }

  @Test
  void lineThatIsTooLongForOneRiskIsRefused() throws IOException {
    assertEquals(2, read("r.txt", "a\n" + "x".repeat(Row.LONGEST_CELL)).rows().size());
    String message =
        assertThrows(InputException.class, () -> read("r.txt", "a\n" + "x".repeat(Row.LONGEST_CELL + 1))).getMessage();
    assertTrue(message.startsWith("r.txt:2: found a line of more than "), message);
  }

  @Test
  void rowsKeepAllCellsAndTheirPlaceBelowABanner() throws IOException {
    Register register = read("r.csv", "Register of the town\r\n\r\nID,Risk,Description,Owner\r\n"
        + "1,\"Bot, rude\",\"It insults\npeople\",'=Ann\r\n,,,\r\n2,Leak\r\n");
    assertEquals(List.of("ID", "Risk", "Description", "Owner"), register.columns());
    assertEquals(List.of(new Register.Row(4, List.of("1", "Bot, rude", "It insults\npeople", "=Ann"),
        "Bot, rude. It insults people"), new Register.Row(7, List.of("2", "Leak", "", ""), "Leak")), register.rows());
  }

  @Test
  void cellsBeyondTheHeaderGetAColumnInAllRows() throws IOException {
    Register register = read("r.csv", "ID,Risk\n1,Leak,,\n2,Bias,,ask Ann,,\n3\n4,Fraud,own note\n");
    assertEquals(List.of("ID", "Risk", "Column C", "Column D"), register.columns());
    assertEquals(List.of(List.of("1", "Leak", "", ""), List.of("2", "Bias", "", "ask Ann"), List.of("3", "", "", ""),
        List.of("4", "Fraud", "own note", "")), register.rows().stream().map(Register.Row::cells).toList());
    // Three rows before the long one get 99 columns of four characters at least.
    String wide = "ID,Risk\n1,a\n2,a\n3,a\n4,a" + ",".repeat(99) + "x";
    RegisterReader bounded = new RegisterReader(List.of(), new RegisterReader.Bounds(9, 2000, () -> {
    }));
    String message = assertThrows(InputException.class,
        () -> bounded.read("r.csv", Files.writeString(folder.resolve("wide.csv"), wide))).getMessage();
    assertTrue(message.startsWith("r.csv:5: found more than 2000 characters"), message);
  }

  @Test
  void rowOfDataIsNoHeader() throws IOException {
    String log = "No,Type,Finding,Owner\n1,Risk,Model drifts,Ann\n2,Issue,Bot lies,Bob\n";
    Register register = read("r.csv", log);
    assertEquals(List.of("Finding"), register.textColumns());
    assertEquals(2, register.rows().size());
    String message = assertThrows(InputException.class,
        () -> read("r.csv", "Ref;What;Comment\nA;Feed pushes teens to self harm;see audit\n")).getMessage();
    assertTrue(message.contains("found the columns \"Ref\", \"What\", \"Comment\""), message);
  }

  @Test
  void aNamedColumnCountsAlone() throws IOException {
    Register register = read("r.csv", "Risk,What happens\nA,a bot lies\n", "what HAPPENS");
    assertEquals("a bot lies", register.rows().get(0).text());
  }

  @Test
  void missingColumnIsNamedWithThoseThatThereAre() {
    InputException none = assertThrows(InputException.class, () -> read("r.csv", "Nr,Wer\n1,Ann\n"));
    assertEquals("r.csv: found the columns \"Nr\", \"Wer\", expected one called \"risk\", \"title\", \"description\" or"
        + " the like; name the column that describes the risks (--column)", none.getMessage());
    InputException other = assertThrows(InputException.class, () -> read("r.csv", "Risk\nx\n", "Threat"));
    assertEquals("r.csv: found the columns \"Risk\", expected \"Threat\"", other.getMessage());
    assertTrue(assertThrows(InputException.class, () -> read("r.csv", "")).getMessage().contains("found no rows"));
  }

  @Test
  void linesAndSingleColumnsNeedNoHeader() throws IOException {
    assertEquals(List.of("a bot lies", "data leaks"),
        read("r.txt", "\uFEFFa bot lies\n\n  data leaks \n").rows().stream().map(Register.Row::text).toList());
    assertEquals(List.of("a bot lies", "data leaks"),
        read("r.csv", "a bot lies\ndata leaks\n").rows().stream().map(Register.Row::text).toList());
  }

  @Test
  void longerRegisterIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("r.csv"), "risk\na\nb\nc\n");
    assertEquals(3, new RegisterReader(List.of(), 3).read("r.csv", file).rows().size());
    String message =
        assertThrows(InputException.class, () -> new RegisterReader(List.of(), 2).read("r.csv", file)).getMessage();
    assertTrue(message.startsWith("r.csv: found more than 2 rows"), message);
  }

  @Test
  void otherEncodingsAreRead() throws IOException {
    for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_16)) {
      Path file = Files.write(folder.resolve("r.csv"), "risk;owner\nvoix imitée;Zoé\n".getBytes(charset));
      assertEquals("voix imitée", new RegisterReader(List.of(), 9).read("r.csv", file).rows().get(0).text());
    }
  }

  @Test
  void sheetWithARegisterIsFoundInAWorkbook() throws IOException {
    Path file = folder.resolve("r.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", null)) {
      workbook.newWorksheet("Notes").value(0, 0, 1);
      Worksheet sheet = workbook.newWorksheet("Risks");
      sheet.value(1, 1, "Use case");
      sheet.value(1, 2, "Score");
      sheet.value(2, 1, "a bot lies");
      sheet.value(2, 2, 4);
    }
    Register register = new RegisterReader(List.of(), 9).read("r.xlsx", file);
    assertEquals(List.of("Column A", "Use case", "Score"), register.columns());
    assertEquals(List.of("", "a bot lies", "4"), register.rows().get(0).cells());
    assertEquals(3, register.rows().get(0).number());
    assertEquals("a bot lies", register.rows().get(0).text());
    assertEquals(List.of("Notes"), register.otherSheets());
  }

  @Test
  void aSheetWithABetterNameComesFirstAndAllAreNamedIfNoneHasRisks() throws IOException {
    Path file = folder.resolve("two.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "test", null)) {
      for (String name : List.of("Failure mode", "Risk")) {
        Worksheet sheet = workbook.newWorksheet("About " + name);
        sheet.value(0, 0, "n");
        sheet.value(0, 1, name);
        sheet.value(1, 1, "a bot lies");
      }
    }
    assertEquals(List.of("Risk"), new RegisterReader(List.of(), 9).read("two.xlsx", file).textColumns());
    String message = assertThrows(InputException.class,
        () -> new RegisterReader(List.of("Cause"), 9).read("two.xlsx", file)).getMessage();
    assertTrue(message.contains("none of the sheets About Failure mode, About Risk"), message);
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    for (String name : List.of("r.xlsx", "r.csv")) {
      Path file = Files.write(folder.resolve(name), "risk\n\"open".getBytes(StandardCharsets.UTF_8));
      String message =
          assertThrows(InputException.class, () -> new RegisterReader(List.of(), 9).read(name, file)).getMessage();
      assertTrue(message.startsWith(name), message);
    }
    assertTrue(assertThrows(InputException.class,
        () -> new RegisterReader(List.of(), 9).read("none.csv", folder.resolve("none.csv"))).getMessage()
        .startsWith("none.csv: no such file"));
  }

  @Test
  void smallFileOfManyCellsIsRefused() throws IOException {
    Path file = folder.resolve("r.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sheet");
      for (int row = 0; row < 3; row++) {
        sheet.value(row, 999, "x".repeat(10));
      }
    }
    // No header, so that no bound on rows is there; 1,000 cells of a row count four characters each, ten in one of them, and
    // in the end four more for the column "text".
    RegisterReader reader = new RegisterReader(List.of(), new RegisterReader.Bounds(9, 3 * 4006 - 1, () -> {
    }));
    String message = assertThrows(InputException.class, () -> reader.read("r.xlsx", file)).getMessage();
    assertTrue(message.startsWith("r.xlsx!Sheet:3: found more than 12017 characters in all cells"), message);
    assertEquals(3, new RegisterReader(List.of(), new RegisterReader.Bounds(9, 3 * 4010, () -> {
    })).read("r.xlsx", file).rows().size());
    assertThrows(InputException.class, () -> reader.read("r.txt", Files.writeString(folder.resolve("r.txt"),
        "text\n" + "x".repeat(12_018))));
    assertEquals(1, reader.read("r.txt", Files.writeString(folder.resolve("r.txt"), "x".repeat(12_000))).rows().size());
  }

  /** A row has all columns of the header, and an answer in JSON names them: eleven kilobytes became hundreds of megabytes. */
  @Test
  void smallRowsCountTheColumnsOfTheHeader() throws IOException {
    Path wide = Files.writeString(folder.resolve("r.csv"), "risk" + ",".repeat(999) + "\nbias\nfraud\n");
    // Each name is "Column 2" or longer, and the cells of the header count four characters each, as does that of a row.
    int names = 4 + 25 * 8 + 73 * 9 + 900 * 10 + "Column 1000".length();
    RegisterReader reader = new RegisterReader(List.of(), new RegisterReader.Bounds(9, 4000 + 9 + 2 * names - 1, () -> {
    }));
    String message = assertThrows(InputException.class, () -> reader.read("r.csv", wide)).getMessage();
    assertTrue(message.startsWith("r.csv:3: found more than"), message);
    assertEquals(2, new RegisterReader(List.of(), new RegisterReader.Bounds(9, 4000 + 9 + 2 * names, () -> {
    })).read("r.csv", wide).rows().size());
  }

  @Test
  void readingStopsBetweenSheetsAndRowsWhenItIsTold() throws IOException {
    Path file = folder.resolve("r.xlsx");
    try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "test", "1.0")) {
      book.newWorksheet("Empty");
      Worksheet sheet = book.newWorksheet("Full");
      sheet.value(0, 0, "risk");
      sheet.value(1, 0, "a bot lies");
    }
    int[] checks = {0};
    new RegisterReader(List.of(), new RegisterReader.Bounds(9, 99, () -> checks[0]++)).read("r.xlsx", file);
    assertEquals(4, checks[0], "two sheets and two rows");
    assertThrows(IllegalStateException.class, () -> new RegisterReader(List.of(),
        new RegisterReader.Bounds(9, 99, () -> {
          throw new IllegalStateException();
        })).read("r.csv", Files.writeString(folder.resolve("r.csv"), "risk\na\n")));
  }
}
