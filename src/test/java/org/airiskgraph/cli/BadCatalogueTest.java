package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong in a catalogue directory, one line says file, line and column, and what was expected. */
class BadCatalogueTest {
  private static final String SOURCE = """
      source:
        id: "66"
        quickref: Example2026
        title: An example
        work: example2026

      risks:
        - id: 66.01.00
          name: A heading
          level: category
          subdomain: "7.2"
      """;
  private static final String BIB = """
      % one work
      @misc{example2026,
        author = {Example, A.},
        title = {An example},
        year = {2026}
      }
      """;
  private static final String MITIGATIONS = """
      mitigations:
        - id: keep-logs
          name: Keep logs
          summary: They help.
          category: "4.1"
          strength: limited
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeAGoodCatalogue() throws IOException {
    Files.createDirectory(folder.resolve("risks"));
    yaml(SOURCE);
    bib(BIB);
    mitigations(MITIGATIONS);
  }

  @Test
  void goodOneIsTaken() {
    Cli run = Cli.run("show", "66.01.00", "--strict", "--catalogue", folder.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("A heading"));
  }

  @Test
  void yamlThatIsNone() throws IOException {
    assertTrue(yaml(SOURCE.replace("quickref: E", "quickref: \"E")).startsWith("risks/66.yaml:"),
        "open quotation mark");
    assertTrue(
        yaml(SOURCE.replace("    name: A", "\tname: A")).startsWith("risks/66.yaml:9:1: not YAML: found character"),
        "tab");
    assertEquals("risks/66.yaml:9:14: not YAML: mapping values are not allowed here; put a text that has a colon and a"
        + " blank in it into quotation marks", yaml(SOURCE.replace("A heading", "Own: a heading")));
    assertEquals("risks/66.yaml: found an empty file, expected a YAML mapping", yaml(""));
    assertTrue(yaml("- a\n- b\n").startsWith("risks/66.yaml:1:1: found a list, expected a mapping with the fields"));
    assertTrue(yaml("[".repeat(100_000)).startsWith("risks/66.yaml"), "lists without end");
    assertTrue(yaml("a: ".repeat(50_000)).startsWith("risks/66.yaml"), "mappings without end");
    assertTrue(yaml(SOURCE + "---\nmore: 1\n").startsWith("risks/66.yaml:"), "two documents");
  }

  @Test
  void yamlThatMultipliesItself() throws IOException {
    StringBuilder laughs = new StringBuilder("source: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    String last = "a";
    StringBuilder risks = new StringBuilder();
    for (char c = 'b'; c <= 'z'; c++) {
      risks.append("  - &").append(c).append(" [").append(("*" + last + ",").repeat(9)).append("*").append(last)
          .append("]\n");
      last = String.valueOf(c);
    }
    assertEquals("risks/66.yaml: not YAML: Number of aliases for non-scalar nodes exceeds the specified max=50",
        yaml(laughs + "risks:\n" + risks));
    assertTrue(yaml(SOURCE.replace("name: A heading", "name: &n [*n]")).startsWith("risks/66.yaml:9:"));
  }

  @Test
  void fieldsOfARisk() throws IOException {
    assertEquals(
        "risks/66.yaml:8:9: found \"67.01.00\", expected an id that begins with 66, the number of this source document",
        yaml(SOURCE.replace("66.01.00", "67.01.00")));
    assertEquals(
        "risks/66.yaml:11:16: found \"7.9\", expected a sub-domain code from 1.0 to 7.6 of the Domain Taxonomy, X.0 for another hazard, or X.1 for an excluded row",
        yaml(SOURCE.replace("7.2", "7.9")));
    assertEquals("risks/66.yaml:10:12: found \"chapter\", expected category or sub-category",
        yaml(SOURCE.replace("level: category", "level: chapter")));
    assertEquals("risks/66.yaml:8:5: the field name is missing", yaml(SOURCE.replaceFirst(" *name: .*\n", "")));
    assertTrue(yaml(SOURCE.replace("name:", "nam:"))
        .startsWith("risks/66.yaml:9:5: found \"nam\", expected one of the fields basis, cites, "));
    assertEquals("risks/66.yaml:12:5: the field level stands already on line 10; expected it once",
        yaml(SOURCE + "    level: category\n"));
    assertEquals("risks/66.yaml:12:13: found \"nobody\", expected one of human, ai, other, not-coded",
        yaml(SOURCE + "    entity: nobody\n"));
    assertEquals("risks/66.yaml:12:13: found \"66.09.00\", expected the id of a risk further up in this file",
        yaml(SOURCE + "    parent: 66.09.00\n"));
    assertEquals("risks/66.yaml:12:5: the risk 66.01.00 stands already on line 8; ids are used once",
        yaml(SOURCE + "  - id: 66.01.00\n    name: Again\n    level: category\n"));
    assertEquals("risks/66.yaml:5:9: found \"nothing2026\", expected the key of an entry of bibliography.bib",
        yaml(SOURCE.replace("work: example2026", "work: nothing2026")));
  }

  @Test
  void fieldsOfAMitigation() throws IOException {
    assertEquals("mitigations.yaml:2:9: found \"Keep Logs\", expected a key in kebab-case",
        mitigations(MITIGATIONS.replace("id: keep-logs", "id: Keep Logs")));
    assertEquals("mitigations.yaml:6:15: found \"sure\", expected one of expert-opinion, limited, moderate, strong",
        mitigations(MITIGATIONS.replace("strength: limited", "strength: sure")));
    assertTrue(mitigations(MITIGATIONS.replace("4.1", "9.9"))
        .startsWith("mitigations.yaml:5:15: found \"9.9\", expected a code"));
  }

  @Test
  void bibliography() throws IOException {
    assertEquals("bibliography.bib:2: entry example2026: found the year \"last\", expected four digits",
        bib(BIB.replace("{2026}", "{last}")));
    assertTrue(bib(BIB.replace("year = {2026}\n}", "year = {2026}\n")).startsWith("bibliography.bib:"), "open brace");
    assertEquals("bibliography.bib:7:1: not BibTeX: in the entry example2026, which begins on line 2, found \"@\","
        + " expected \",\" or \"#\" or \"}\"; a closing brace is probably missing",
        bib(BIB.replace("year = {2026}\n}", "year = {2026}\n") + "@misc{other,\n  title = {Other}\n}\n"));
    assertEquals("bibliography.bib:5:3: not BibTeX: in the entry example2026, which begins on line 2, found \"year\","
        + " expected \",\" or \"#\" or \"}\"", bib(BIB.replace("{An example},", "{An example}")));
    assertTrue(bib(BIB.replace("{2026}", "soon")).startsWith("bibliography.bib: not BibTeX: "), "unknown @string");
    assertTrue(bib(BIB.replace("{2026}", "{".repeat(100_000))).startsWith("bibliography.bib"), "braces without end");
    assertTrue(bib(" \n".repeat(200_000) + "@misc{").startsWith("bibliography.bib:"), "a long way to nothing");
  }

  @Test
  void secondEntryOfAKeyIsLeftOutWithAWarning() throws IOException {
    Path file =
        Files.writeString(folder.resolve("bibliography.bib"),
            BIB + BIB.substring(BIB.indexOf('@')).replace("2026}", "1999}"));
    Cli run = Cli.run("show", "66.01.00", "--catalogue", folder.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "airisk: warning: " + file + ":7: the key example2026 stands already on line 2; expected each key once;"
            + " the second entry is left out\n",
        run.err());
  }

  @Test
  void otherEncodings() throws IOException {
    Files.write(folder.resolve("risks/66.yaml"),
        SOURCE.replace("heading", "Überschrift").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("risks/66.yaml: found bytes that are not UTF-8; save the file in UTF-8", failure());
    Files.write(folder.resolve("bibliography.bib"),
        BIB.replace("An example", "Ein Büchlein").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("bibliography.bib: found bytes that are not UTF-8; save the bibliography in UTF-8", failure());
  }

  @Test
  void byteOrderMarksAndOtherLineEndsAreNoFault() throws IOException {
    Files.writeString(folder.resolve("risks/66.yaml"), "\ufeff" + SOURCE.replace("\n", "\r\n"));
    Files.writeString(folder.resolve("bibliography.bib"), "\ufeff" + BIB.replace("\n", "\r\n"));
    Files.writeString(folder.resolve("mitigations.yaml"), "\ufeff" + MITIGATIONS.replace("\n", "\r\n"));
    assertEquals(0, Cli.run("show", "66.01.00", "--strict", "--catalogue", folder.toString()).code());
  }

  @Test
  void twoFilesWithTheIdOfOneSourceDocumentAreRefusedWithBothPlaces() throws IOException {
    Files.writeString(folder.resolve("risks/66-copy.yaml"), SOURCE.replace("An example", "Another"));
    assertEquals("risks/66.yaml:2:7: the source document 66 stands already in 66-copy.yaml:2:7; give this one, and the"
        + " ids of its risks, a number of its own", failure());
  }

  @Test
  void secondEvidenceOfAnIdIsNamedWithTheFirst() throws IOException {
    assertEquals("risks/66.yaml:14:9: the evidence 66.01.00.a stands already on line 13; ids are used once",
        yaml(SOURCE + "    evidence:\n      - id: 66.01.00.a\n      - id: 66.01.00.a\n"));
  }

  @Test
  void faultsThatAreOnlyCountedLeadToTheCommandThatListsThem() throws IOException {
    Files.writeString(folder.resolve("risks/66.yaml"), SOURCE + "    sumary: a\n    nte: b\n");
    String warning = Cli.run("stats", "--catalogue", folder.toString()).err();
    assertTrue(warning.contains("(the first of 2 such cases; airisk validate --catalogue " + folder + " lists all)"),
        warning);
  }

  @Test
  void directoryThatIsNone() {
    assertEquals("airisk: /no/such: no such directory; expected one with risks/*.yaml.",
        Cli.run("stats", "--strict", "--catalogue", "/no/such").failure(2));
    assertEquals(
        "airisk: " + folder.resolve("risks") + ": found no file risks/*.yaml, expected one for each source document.",
        Cli.run("stats", "--strict", "--catalogue", folder.resolve("risks").toString()).failure(2));
  }

  @Test
  void missingMitigationsAreNamedAsTheCauseOfAMappingWithoutOne() throws IOException {
    Files.createDirectory(folder.resolve("crosswalks"));
    Files.writeString(folder.resolve("crosswalks/mine.sssom.tsv"), """
        #curie_map:
        #  mitigation: https://w3id.org/airiskgraph/mitigation/
        #mapping_set_id: https://my.example/mine
        subject_id\tpredicate_id\tobject_id\tmapping_justification
        mitigation:keep-logs\tskos:closeMatch\thttps://my.example/1\tsemapv:ManualMappingCuration
        """);
    assertEquals(0, Cli.run("stats", "--strict", "--catalogue", folder.toString()).code());
    Files.delete(folder.resolve("mitigations.yaml"));
    assertEquals("airisk: " + folder + "/crosswalks/mine.sssom.tsv:5: found"
        + " https://w3id.org/airiskgraph/mitigation/keep-logs, but the graph has no mitigations; expected the file"
        + " mitigations.yaml in the catalogue's directory.",
        Cli.run("stats", "--strict", "--catalogue", folder.toString()).failure(2));
  }

  private String yaml(String text) throws IOException {
    Files.writeString(folder.resolve("risks/66.yaml"), text);
    return text.equals(SOURCE) ? "" : failure();
  }

  private String bib(String text) throws IOException {
    Files.writeString(folder.resolve("bibliography.bib"), text);
    return text.equals(BIB) ? "" : failure();
  }

  private String mitigations(String text) throws IOException {
    Files.writeString(folder.resolve("mitigations.yaml"), text);
    return text.equals(MITIGATIONS) ? "" : failure();
  }

  /** The complaint, from the file's name on; the other files are good again afterwards. */
  private String failure() throws IOException {
    String message = Cli.run("show", "66.01.00", "--strict", "--catalogue", folder.toString()).failure(2);
    Files.writeString(folder.resolve("risks/66.yaml"), SOURCE);
    Files.writeString(folder.resolve("bibliography.bib"), BIB);
    Files.writeString(folder.resolve("mitigations.yaml"), MITIGATIONS);
    assertTrue(message.startsWith("airisk: " + folder + "/"), message);
    assertTrue(message.matches(".*[.?]"), "not a sentence: " + message);
    return message.substring(("airisk: " + folder + "/").length()).replaceFirst("\\.$", "");
  }
}
