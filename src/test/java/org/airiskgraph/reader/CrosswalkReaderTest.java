package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.EntryConcept;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrosswalkReaderTest {
  private static final String TEN = """
      catalogue:
        id: ten
        title: Ten dangers
        publisher: Abel
        version: "1"
        issued: "2026"
        license: https://creativecommons.org/licenses/by/4.0/
        home: https://example.org/ten
        credit: Ten dangers, by Abel
      entries:
        - id: E1
          name: Machines
          kind: group
        - id: E2
          code: E2:2026
          name: No off switch
          kind: danger
          broader: E1
          related: [E1]
          exact: https://example.org/ten#E2
      """;
  private static final String TABLE =
      "subject_id\tpredicate_id\tobject_id\tmapping_justification\nhttp://a.example/\tskos:exactMatch\thttp://b.example/"
          + "\tsemapv:LexicalMatching\n";

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Crosswalk read(Path... files) {
    return new CatalogueInputs(Optional.empty(), List.of(), List.of(), List.of(files), List.of(), List.of(),
        Optional.of(warnings::add)).crosswalk();
  }

  @Test
  void catalogueAndTableAreToldApartByTheirNames() throws IOException {
    Crosswalk crosswalk = read(file("ten.yaml", TEN), file("mine.sssom.tsv", TABLE));
    ExternalCatalogue ten = crosswalk.catalogues().get(0);
    assertEquals("Ten dangers", ten.terms().shortTitle());
    assertEquals(new CatalogueEntry("E2", "E2:2026", "No off switch", "danger", List.of("E1"), List.of("E1"),
        List.of("https://example.org/ten#E2"), Optional.empty()), ten.entries().get(1));
    assertEquals("mine", crosswalk.sets().get(0).name());
    assertEquals(List.of(), warnings);
  }

  @Test
  void foldersOfACatalogueDirectoryAreReadWithoutAWarning() throws IOException {
    file("data/catalogues/ten.yaml", TEN);
    file("data/crosswalks/a.sssom.tsv", TABLE);
    file("data/risks/none.yaml", "");
    Crosswalk crosswalk = CatalogueInputs.of(directory.resolve("data")).crosswalk();
    assertEquals(1, crosswalk.catalogues().size());
    assertEquals(1, crosswalk.sets().size());
  }

  @Test
  void laterCatalogueReplacesOneOfTheSameId() throws IOException {
    Path newer = file("newer.yaml", TEN.replace("\"1\"", "\"2\""));
    assertEquals(List.of("2"), read(file("ten.yaml", TEN), newer).catalogues().stream()
        .map(catalogue -> catalogue.terms().version()).toList());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"kind: danger|kinds: danger|:17:5: found \"kinds\"",
      "id: E2|id: E 2|:14:9: found \"E 2\", expected a key",
      "id: E2|id: E1|:14:5: the entry E1 stands already on line 11",
      "https://example.org/ten#E2|example|:20:12: found \"example\"", "broader: E1|broader: E9|:18:14: found \"E9\"",
      "related: [E1]|related: [E1, E9]|:19:19: found \"E9\""})
  void entryWithAFaultIsReportedAndTheOthersAreRead(String part, String odd, String problem) throws IOException {
    Crosswalk crosswalk = read(file("ten.yaml", TEN.replace(part, odd)));
    assertEquals("E1", crosswalk.catalogues().get(0).entries().get(0).id());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(problem), warnings.get(0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"credit: Ten dangers, by Abel||the field credit is missing",
      "id: ten|id: Ten!|expected a key in kebab-case", "home: https|home: ftp|expected an http or https address"})
  void headerWithAFaultIsRefused(String part, String odd, String problem) throws IOException {
    Path file = file("ten.yaml", TEN.replace(part, odd == null ? "" : odd));
    String message = assertThrows(InputException.class, () -> read(file)).getMessage();
    assertTrue(message.contains(problem), message);
  }

  @Test
  void faultsOfDifferentKindsAreReportedEachWithItsLine() throws IOException {
    String head = "subject_id\tpredicate_id\tobject_id\tmapping_justification\n";
    read(file("odd.sssom.tsv", head + "http://e.org/a\tskos:exactMatch\tnope:x\tsemapv:LexicalMatching\n"
        + "http://e.org/a\tskos:exact\thttp://e.org/b\tsemapv:LexicalMatching\n"
        + "http://e.org/a\tskos:exactMatch\tother:y\tsemapv:LexicalMatching\n"));
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("odd.sssom.tsv:2") && warnings.get(0).contains("first of 2"), warnings.get(0));
    assertTrue(warnings.get(1).contains("odd.sssom.tsv:3"), warnings.get(1));
  }

  @Test
  void missingFileIsNamed() {
    String message = assertThrows(InputException.class, () -> read(directory.resolve("no.tsv"))).getMessage();
    assertTrue(message.endsWith("no.tsv: no such file"), message);
  }

  private static final String CONCEPTS = "entry\tconcept\tmention\tapt\nE1\tdeepfake\tname\tyes\n"
      + "E2\tjailbreak\ttext\tno\nE2\tfraud\texample\t\nE2\tprivacy\trepeated\tyes\n";

  @Test
  void conceptsOfMeasuresJoinTheirCatalogueWhereAReaderFoundThemApt() throws IOException {
    file("data/catalogues/ten.yaml", TEN);
    file("data/catalogues/ten.concepts.tsv", CONCEPTS);
    assertEquals(
        List.of(new EntryConcept("E1", "deepfake", EntryConcept.Mention.NAME),
            new EntryConcept("E2", "privacy", EntryConcept.Mention.REPEATED)),
        CatalogueInputs.of(directory.resolve("data")).crosswalk().catalogues().get(0).concepts());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"name\\tyes|title\\tyes|ten.concepts.tsv:2: found \"E1 deepfake title yes\"",
      "E2\\tprivacy|E9\\tprivacy|found \"E9\", expected the id of an entry of ten",
      "example\\t\\n|example\\tmaybe\\n|ten.concepts.tsv:4: found"})
  void rowOfConceptsWithAFaultIsReportedAndLeftOut(String part, String odd, String problem) throws IOException {
    read(file("ten.yaml", TEN), file("ten.concepts.tsv",
        CONCEPTS.replace(part.translateEscapes(), odd.translateEscapes())));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains(problem), warnings.get(0));
  }

  @Test
  void tableOfConceptsWithOtherColumnsIsRefused() throws IOException {
    Path file = file("ten.concepts.tsv", "measure\tconcept\n");
    String message = assertThrows(InputException.class, () -> read(file)).getMessage();
    assertTrue(message.contains(":1: found the columns measure, concept, expected entry"), message);
  }

  private Map<String, String> wordings(String text) throws IOException {
    return new CatalogueInputs(CatalogueInputs.of(directory).catalogue(), List.of(), List.of(),
        List.of(file("ten.yaml", TEN)), List.of(), List.of(file("measures.yaml", text)), Optional.of(warnings::add))
        .crosswalk().catalogues().get(0).wordings();
  }

  @Test
  void wordingOfMeasuresJoinsTheEntriesWithTheirIds() throws IOException {
    assertEquals(Map.of("E2", "Stop it at once – always."), wordings("""
        documents: []
        controls:
          - id: E2
            name: Off switch
            description:
              Stop it
              at once – always.
          - id: E1
            description:
        """));
    assertEquals(List.of(), warnings);
  }

  @Test
  void measuresThatNoCatalogueHasAndThoseWithoutAnIdAreReported() throws IOException {
    assertEquals(Map.of("E1", "One."), wordings(
        "actions:\n  - id: E1\n    description: One.\n  - id: E7\n    description: Two.\n  - name: Three\n"));
    assertEquals(2, warnings.size());
    assertTrue(warnings.get(0).contains("measures.yaml:6:5: the field id is missing"), warnings.get(0));
    assertTrue(warnings.get(1).contains("found 1 measure that no catalogue has, \"E7\""), warnings.get(1));
  }

  @Test
  void fileWithoutAListOfMeasuresIsRefused() {
    String message = assertThrows(InputException.class, () -> wordings("risks: []\n")).getMessage();
    assertTrue(message.contains("measures.yaml:1:1: found no list controls or actions"), message);
  }
}
