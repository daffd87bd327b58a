package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.RiskClassification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All faults in the files of a catalogue are listed in one round. A fault that follows from another is not listed. */
class AllFaultsTest {
  private static final String RISKS = """
      source: {id: "66", quickref: Doe2026, title: An example, work: doe2026}
      risks:
        - {id: 66.01.00, name: First, level: category, subdomain: "7.2"}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeAGoodCatalogue() throws IOException {
    Files.createDirectory(folder.resolve("risks"));
    Files.writeString(folder.resolve("risks/66.yaml"), RISKS);
    Files.writeString(folder.resolve("bibliography.bib"), "@misc{doe2026, title = {An example}}\n");
  }

  @Test
  void allFieldsOfARiskAreChecked() throws IOException {
    assertEquals(List.of(
        "4:15: found \"AI\", expected one of human, ai, other, not-coded",
        "5:5: the field name is missing",
        "5:9: found \"66.1\", expected an evidence id such as 34.02.03",
        "6:5: found \"levle\", expected one of the fields basis, cites, concepts, domain, entity, evidence, id,"
            + " identifiers, intent, level, mentions, mitigations, name, not-concepts, note, page, parent, since,"
            + " subdomain, summary, timing; did you mean level?",
        "6:12: found \"chapter\", expected category or sub-category",
        "7:16: found \"7.9\", expected " + RiskClassification.EXPECTED_SUBDOMAIN,
        "8:13: found \"9\", expected the code of a domain, 1 to 7",
        "9:18: found a mapping, expected a list",
        "10:17: found \"A b\", expected the key of a concept, in kebab-case",
        "10:22: found \"C\", expected the key of a concept, in kebab-case",
        "12:9: the field id is missing",
        "13:9: found \"only words\", expected a mapping with the fields cites, id, page, raw"),
        sorted("risks/66.yaml", RISKS.replace("level: category, subdomain",
            "level: category,\n      entity: AI, subdomain") + """
                  - id: 66.1
                    levle: chapter
                    subdomain: "7.9"
                    domain: "9"
                    mitigations: {a: b}
                    concepts: [ A b, C ]
                    evidence:
                      - page: "7"
                      - only words
                """));
  }

  @Test
  void recordsAfterABrokenHeaderAreChecked() throws IOException {
    assertEquals(List.of(
        "1:14: found \"6\", expected two digits, such as \"34\"",
        "1:63: found \"deo2026\", expected the key of an entry of bibliography.bib; did you mean doe2026?",
        "3:40: found \"chapter\", expected category or sub-category"),
        sorted("risks/66.yaml",
            RISKS.replace("\"66\"", "\"6\"").replace("work: doe2026", "work: deo2026").replace("level: category",
                "level: chapter")));
  }

  @Test
  void blankFieldIsNamedOnce() throws IOException {
    assertEquals(List.of("1:64: found nothing, expected a text", "4:63: found nothing, expected a text"),
        sorted("risks/66.yaml", RISKS.replace("work: doe2026", "work: ''")
            + "  - {id: 66.01.01, name: Second, level: sub-category, parent: ''}\n"));
  }

  @Test
  void childOfARiskWithAFaultHasNone() throws IOException {
    assertEquals(List.of("3:40: found \"chapter\", expected category or sub-category"), sorted("risks/66.yaml",
        RISKS.replace("level: category", "level: chapter")
            + "  - {id: 66.01.01, name: Child, level: sub-category, parent: 66.01.00, subdomain: \"7.2\"}\n"));
  }

  @Test
  void childOfARiskThatIsLeftOutIsLeftOutWithAWarning() throws IOException {
    Files.writeString(folder.resolve("risks/66.yaml"), RISKS.replace("level: category", "level: chapter")
        + "  - {id: 66.01.01, name: Child, level: sub-category, parent: 66.01.00, subdomain: \"7.2\"}\n"
        + "  - {id: 66.02.00, name: Second, level: category, subdomain: \"7.2\"}\n");
    List<String> warnings = new ArrayList<>();
    InputProblems problems = new InputProblems(Optional.of(warnings::add));
    Collected read = new Collected();
    CatalogueDirectoryReader.read(new Directory(folder), problems, read);
    problems.report();
    assertEquals(List.of("66.02.00"), read.ids());
    assertTrue(warnings.get(0).endsWith("the record is left out (the first of 2 such cases)"), warnings.toString());
  }

  @Test
  void filesAfterABibliographyThatCannotBeParsedAreChecked() throws IOException {
    Files.writeString(folder.resolve("bibliography.bib"), "@misc{doe2026, title = {An example}\n@misc{b, title={B}}\n");
    List<String> found = sorted("mitigations.yaml", """
        mitigations:
          - id: Keep Logs
            name: []
            summary: They help.
            category: "9.9"
            strength: sure
            acts-on:
              subdomains: ["7.1", "8.1", "8.2"]
        """);
    assertTrue(found.remove(0).contains("not BibTeX"), found.toString());
    assertEquals(List.of(
        "2:9: found \"Keep Logs\", expected a key in kebab-case",
        "3:11: found a list, expected a text",
        "5:15: found \"9.9\", expected a code of the mitigation taxonomy, 1.1 to 4.6",
        "6:15: found \"sure\", expected one of expert-opinion, limited, moderate, strong",
        "8:27: found \"8.1\", expected " + RiskClassification.EXPECTED_SUBDOMAIN,
        "8:34: found \"8.2\", expected " + RiskClassification.EXPECTED_SUBDOMAIN), found);
  }

  @Test
  void profilesAreCheckedWithTheOtherFiles() throws IOException {
    assertEquals(List.of(
        "2:5: found \"nmae\", expected one of the fields concerns, does, id, name; did you mean name?",
        "6:5: the field does is missing",
        "6:9: found \"A B\", expected a key in kebab-case",
        "9:21: found \"9.9\", expected " + RiskClassification.EXPECTED_SUBDOMAIN,
        "10:9: the field why is missing"), sorted("profiles.yaml", """
            profiles:
              - nmae: Bot
                id: bot
                does: Talks.
                concerns: []
              - id: A B
                name: Other
                concerns:
                  - {subdomain: "9.9", why: It lies.}
                  - {concept: fraud}
            """));
  }

  @Test
  void headerAndEntriesOfACatalogueAreChecked() throws IOException {
    Files.createDirectory(folder.resolve("catalogues"));
    assertEquals(List.of(
        "1:12: the field credit is missing",
        "1:94: found \"ftp://a\", expected an http or https address",
        "3:5: the field kind is missing",
        "3:30: found \"urn:a\", expected an http or https IRI",
        "3:37: found \"b\", expected an http or https IRI",
        "4:5: the entry A stands already on line 3; ids are used once"),
        sorted("catalogues/own.yaml", """
            catalogue: {id: own, title: T, publisher: P, version: "1", issued: "2026", license: L, home: ftp://a}
            entries:
              - {id: A, name: N, exact: [urn:a, b]}
              - {id: A, name: N, kind: control, broader: [A]}
            """));
  }

  @Test
  void twoCataloguesWithOneIdAreNamedWithBothPlaces() throws IOException {
    Files.createDirectory(folder.resolve("catalogues"));
    String own = """
        catalogue: {id: own, title: T, publisher: P, version: "1", issued: "2026", license: L, home: "http://a", credit: C}
        entries: []
        """;
    Files.writeString(folder.resolve("catalogues/a.yaml"), own);
    assertEquals(List.of("1:17: the catalogue own stands already in a.yaml:1:17; give this one an id of its own"),
        sorted("catalogues/b.yaml", own));
  }

  @Test
  void copyOfAFileIsOneFaultUntilItHasANumberOfItsOwn() throws IOException {
    assertEquals(List.of("1:14: the source document 66 stands already in 66.yaml:1:14; give this one, and the ids of"
        + " its risks, a number of its own"), sorted("risks/66b.yaml", RISKS.replace("An example", "Another")));
    assertEquals(List.of("3:10: found \"66.01.00\", expected an id that begins with 67, the number of this source"
        + " document"), sorted("risks/66b.yaml", RISKS.replace("\"66\"", "\"67\"")));
  }

  @Test
  void allFieldsOfAnIncidentAreChecked() throws IOException {
    assertEquals(List.of(
        "3:5: the field summary is missing",
        "3:10: found \"a b\", expected a key of letters, digits and the characters . _ -",
        "3:33: found \"2026-02-30\", expected a year, month or day: \"2023\", \"2023-05\" or \"2023-05-01\"",
        "3:53: found \"accident\", expected incident or exercise",
        "3:74: found \"9.9\", expected " + RiskClassification.EXPECTED_SUBDOMAIN),
        sorted("incidents.yaml", """
            collection: {id: own, title: T, publisher: P, version: "1", issued: "2026", license: L, home: "http://a", credit: C}
            incidents:
              - {id: a b, name: Leak, date: "2026-02-30", kind: accident, subdomain: "9.9"}
            """));
  }

  @Test
  void techniqueThatNoCatalogueHasIsAFaultUnlessItsCatalogueCannotBeRead() throws IOException {
    Files.createDirectory(folder.resolve("catalogues"));
    String ten = """
        catalogue: {id: ten, title: T, publisher: P, version: "1", issued: "2026", license: L, home: "http://a", credit: C}
        entries:
          - {id: A, name: N, kind: control}
        """;
    String incidents = """
        collection: {id: own, title: T, publisher: P, version: "1", issued: "2026", license: L, home: "http://a", credit: C}
        incidents:
          - {id: a, name: Leak, kind: incident, summary: It leaked., techniques: [ten/A, ten/B, two/A]}
        """;
    Files.writeString(folder.resolve("catalogues/ten.yaml"), ten);
    String expected = "expected the id of a catalogue and of an entry that it has, such as mitre-atlas/AML.T0051";
    assertEquals(List.of("3:82: found \"ten/B\", " + expected, "3:89: found \"two/A\", " + expected),
        sorted("incidents.yaml", incidents));
    Files.writeString(folder.resolve("catalogues/two.yaml"), ten.replace("id: ten", "id: two").replace("N,", "[],"));
    List<String> found = sorted("incidents.yaml", incidents);
    assertEquals("3:82: found \"ten/B\", " + expected, found.get(1));
    assertEquals(2, found.size(), found.toString());
  }

  /** The faults after a file was written, by line and column; those of other files first. */
  private List<String> sorted(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    List<String> faults = new ArrayList<>();
    CatalogueDirectoryReader.read(new Directory(folder), new Collected(), fault -> faults.add(fault.getMessage()));
    String prefix = folder.resolve(file) + ":";
    return faults.stream().map(line -> line.startsWith(prefix) ? line.substring(prefix.length()) : line)
        .sorted(Comparator.comparing(line -> line.startsWith("/") ? "" : line.replaceFirst("^(?=\\d:)", "0")
            .replaceFirst("^(\\d+:)(?=\\d:)", "$10")))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
