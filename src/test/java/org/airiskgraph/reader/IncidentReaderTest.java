package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class IncidentReaderTest {
  /** A file of one incident, with a technique of the catalogue {@code ten}. */
  public static final String TALES = """
      collection:
        id: tales
        title: Tales
        publisher: Abel
        version: "1"
        issued: "2026"
        license: https://creativecommons.org/licenses/by-sa/4.0/
        home: https://example.org/tales
        credit: Tales, by Abel
      incidents:
        - id: X1
          name: The parrot affair
          date: "2024-05"
          kind: incident
          affected: listeners
          summary: A machine repeated a slur that it had read.
          techniques: [ten/E2]
          subdomain: "1.2"
          concepts: [toxicity]
          references:
            - https://example.org/parrot
      """;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  private List<IncidentCollection> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("tales.yaml"), text);
    return new CatalogueInputs(Optional.empty(), List.of(), List.of(), List.of(), List.of(file), List.of(),
        Optional.of(warnings::add)).incidentCollections("ten/E2"::equals);
  }

  @Test
  void fieldsAreReadAsTheyStand() throws IOException {
    IncidentCollection tales = read(TALES).get(0);
    assertEquals("Tales, by Abel", tales.terms().credit());
    assertEquals(List.of(new Incident("X1", "The parrot affair", Optional.of("2024-05"), Incident.Kind.INCIDENT,
        Optional.of("A machine repeated a slur that it had read."), Optional.empty(), List.of("listeners"),
        List.of("ten/E2"),
        List.of(new RiskClassification(Optional.of("1.2"), Optional.empty(), Optional.empty(), Optional.empty())),
        new Incident.Tags(List.of("toxicity"), List.of()), Optional.empty(), List.of("https://example.org/parrot"))),
        tales.incidents());
    assertEquals(List.of(), warnings);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"date: \"2024-05\"|date: \"2024-13\"|13:11",
      "date: \"2024-05\"|date: \"2024-02-30\"|13:11",
      "kind: incident|kind: rumor|14:11", "techniques: [ten/E2]|techniques: [E2]|17:18",
      "subdomain: \"1.2\"|subdomain: \"8.1\"|18:16", "concepts: [toxicity]|concepts: [Toxic speech]|19:16",
      "- https://example.org/parrot|- parrot.html|21:9", "affected: listeners|victim: listeners|15:5"})
  void incidentWithAFaultIsLeftOutWithFileLineAndColumn(String right, String wrong, String place) throws IOException {
    assertEquals(List.of(), read(TALES.replace(right, wrong)).get(0).incidents());
    assertEquals(1, warnings.size());
    assertEquals(directory.resolve("tales.yaml") + ":" + place, warnings.get(0).replaceFirst(": .*", ""));
  }

  @Test
  void techniqueThatNoCatalogueHasIsLeftOutWithFileLineAndColumn() throws IOException {
    IncidentCollection tales = read(TALES.replace("[ten/E2]", "[ten/E9, ten/E2]")).get(0);
    assertEquals(List.of("ten/E2"), tales.incidents().get(0).techniques());
    assertEquals(
        List.of(directory.resolve("tales.yaml") + ":17:18: found \"ten/E9\", expected the id of a catalogue and"
            + " of an entry that it has, such as mitre-atlas/AML.T0051; the technique is left out"),
        warnings);
  }

  @Test
  void secondIncidentOfAnIdIsLeftOut() throws IOException {
    String again = TALES.substring(TALES.indexOf("  - id: X1"));
    assertEquals(1, read(TALES + again).get(0).incidents().size());
    assertEquals(1, warnings.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"incidents: []", "collection: {}\nincidents: []", "[]", ""})
  void fileWithoutCollectionIsRefused(String text) {
    assertThrows(InputException.class, () -> read(text));
  }

  @Test
  void missingFileIsRefusedByItsName() {
    Path file = directory.resolve("none.yaml");
    InputException e = assertThrows(InputException.class, () -> new CatalogueInputs(Optional.empty(), List.of(),
        List.of(), List.of(), List.of(file), List.of(), Optional.empty()).incidentCollections(entry -> true));
    assertEquals(file + ": no such file", e.getMessage());
  }
}
