package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SssomReaderTest {
  private static final String HEADER = """
      #curie_map:
      #  ex: https://example.org/
      #license: https://creativecommons.org/licenses/by/4.0/
      subject_id	predicate_id	object_id	mapping_justification	confidence	author_id	comment
      """;
  private static final String ROW = "ex:a	skos:closeMatch	ex:b	semapv:ManualMappingCuration	0.8	orcid:1	because\n";

  private final List<String> faults = new ArrayList<>();

  private MappingSet read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private MappingSet read(byte[] bytes) {
    List<MappingSet> sets = readAll(bytes);
    assertEquals(1, sets.size());
    return sets.get(0);
  }

  private List<MappingSet> readAll(byte[] bytes) {
    try {
      return new SssomReader(InputProblems.toEach(fault -> faults.add(fault.getMessage()))).read("in/x.sssom.tsv",
          new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void rowIsReadWithExpandedIdentifiersAndItsLine() {
    MappingSet set = read(HEADER + ROW);
    assertEquals("x", set.name());
    assertEquals("https://creativecommons.org/licenses/by/4.0/", set.metadata().get("license"));
    assertEquals(List.of(new Mapping("https://example.org/a", "http://www.w3.org/2004/02/skos/core#closeMatch",
        "https://example.org/b", "https://w3id.org/semapv/vocab/ManualMappingCuration",
        Map.of("author_id", "orcid:1", "confidence", "0.8", "comment", "because"), "in/x.sssom.tsv:5")),
        set.mappings());
    assertEquals(List.of(), faults);
  }

  @Test
  void headerWithBlanksAfterTheMarkAndOtherLineEndsAndAByteOrderMarkIsRead() {
    String text = "\uFEFF" + (HEADER + ROW).replace("#", "# ").replace("\n", "\r\n");
    assertEquals("https://example.org/a", read(text).mappings().get(0).subject());
  }

  @Test
  void tableSeparatedByCommasIsRead() {
    assertEquals("https://example.org/b", read((HEADER + ROW).replace('\t', ',')).mappings().get(0).object());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"ex:a|foo:a|column subject_id: the prefix \"foo\" is not in the curie_map",
      "skos:closeMatch|skos:related|column predicate_id: found \"skos:related\", expected one of skos:broadMatch",
      "skos:closeMatch|owl:sameAs|column predicate_id: found \"owl:sameAs\"",
      "ex:b|two words|column object_id: found \"two words\", expected an IRI or a prefix and a name",
      "ex:b|ex:a|column object_id: found \"ex:a\", which is the subject",
      "ex:b||column object_id: found nothing", "semapv:ManualMappingCuration||column mapping_justification"})
  void oddRowIsReportedWithItsLineAndTheOthersAreRead(String part, String odd, String problem) {
    MappingSet set = read(HEADER + ROW.replace(part, odd == null ? "" : odd) + ROW);
    assertEquals(1, set.mappings().size());
    assertEquals(1, faults.size());
    assertTrue(faults.get(0).startsWith("in/x.sssom.tsv:5: " + problem), faults.get(0));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.0, 1.0", "0, 0", ".5, 0.5", "0., 0", "9e-1, 0.9", "+0.25, 0.25"})
  void confidenceIsReadInEveryFormOfANumber(String cell, String decimal) {
    assertEquals(Optional.of(decimal), read(HEADER + ROW.replace("0.8", cell)).mappings().get(0).slot("confidence"));
    assertEquals(List.of(), faults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0000001", "-1", "high", "NaN", "1e99", "1e-999999999", "0,9", "90%"})
  void confidenceOutsideZeroToOneIsReportedAndTheRowIsKept(String confidence) {
    assertEquals(Optional.empty(), read(HEADER + ROW.replace("0.8", confidence)).mappings().get(0).slot("confidence"));
    assertEquals(1, faults.size());
  }

  @ParameterizedTest
  @CsvSource({"semapv:ManualMappingCuraton, ManualMappingCuration", "semapv:lexicalmatching, LexicalMatching",
      "LexicalMatching, LexicalMatching", "https://w3id.org/semapv/vocab/MappingReviews, MappingReview",
      "ex:CompositeMatching, CompositeMatching"})
  void justificationThatSssomDoesNotNameIsReportedWithTheNearestAndTheRowIsKept(String cell, String nearest) {
    MappingSet set = read(HEADER + ROW.replace("semapv:ManualMappingCuration", cell));
    assertEquals("https://w3id.org/semapv/vocab/UnspecifiedMatching", set.mappings().get(0).justification());
    assertEquals(List.of("in/x.sssom.tsv:5: column mapping_justification: found \"" + cell
        + "\"; did you mean semapv:" + nearest + "?"), faults);
  }

  @Test
  void justificationLikeNoneOfThoseOfSssomIsReportedWithAllOfThem() {
    assertEquals(1, read(HEADER + ROW.replace("semapv:ManualMappingCuration", "expert")).mappings().size());
    assertTrue(faults.get(0).contains("found \"expert\", expected one of semapv:MappingReview, semapv:Manual"),
        faults.get(0));
  }

  @Test
  void prefixOfJustificationsBoundToAnotherAddressOfTheirVocabularyIsUnderstood() {
    String header = HEADER.replace("#license", "#  semapv: http://w3id.org/semapv/\n#license");
    assertEquals("https://w3id.org/semapv/vocab/ManualMappingCuration",
        read(header + ROW).mappings().get(0).justification());
    assertEquals(List.of(), faults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert", "https://a b/", "\"https://example.org/<\"", "urn:x"})
  void prefixThatMakesNoWebIriIsReported(String namespace) {
    assertEquals(0, read(HEADER.replace("https://example.org/", namespace) + ROW).mappings().size());
    assertTrue(faults.get(0).endsWith("expected an http or https IRI"), faults.get(0));
  }

  @Test
  void whatTheHeaderSaysOfEveryMappingIsSaidOfEachAndTheRestOfTheSet() {
    MappingSet set = read(HEADER.replace("#license", "#mapping_date: 2026-11-29\n#creator_id:\n#  - ex:me\n#  - o:1\n"
        + "#mapping_set_version: 1.0\n#object_source: ex:them\n#unheard_of: x\n#license") + ROW);
    assertEquals(Map.of("license", "https://creativecommons.org/licenses/by/4.0/", "creator_id",
        "https://example.org/me|o:1", "mapping_set_version", "1.0"), set.metadata());
    assertEquals(Optional.of("2026-11-29"), set.mappings().get(0).slot("mapping_date"));
    assertEquals(Optional.of("https://example.org/them"), set.mappings().get(0).slot("object_source"));
  }

  @Test
  void rowsOfSeveralSourcesAreSetsOfTheirOwn() {
    String header = HEADER.replace("comment", "mapping_source\tlicense\tmapping_set_version\tmapping_set_license");
    String start = ROW.replace("because\n", "");
    List<MappingSet> sets = readAll((header + start + "ex:one.sssom.tsv\thttps://l.org/1\t7\thttps://l.org/1\n"
        + start.replace("ex:b", "ex:c") + "ex:one.sssom.tsv\thttps://l.org/2\n" + start + "\n")
        .getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("one", "x"), sets.stream().map(MappingSet::name).toList());
    assertEquals(Map.of("mapping_set_id", "https://example.org/one.sssom.tsv", "mapping_set_version", "7", "license",
        "https://l.org/1"), sets.get(0).metadata());
    assertEquals(List.of(Optional.empty(), Optional.of("https://l.org/2")),
        sets.get(0).mappings().stream().map(mapping -> mapping.slot("license")).toList());
    assertEquals(1, sets.get(1).mappings().size());
  }

  @Test
  void rowsThatDenyAMappingAreLeftOutWithoutAWord() {
    String header = HEADER.replace("comment", "predicate_modifier");
    assertEquals(0, read(header + ROW.replace("because", "Not") + ROW.replace("ex:b", "sssom:NoTermFound")
        + ROW.replace("skos:closeMatch", "noMatch") + "\n").mappings().size());
    assertEquals(List.of(), faults);
  }

  @Test
  void tableWithoutARequiredColumnIsRefusedWithItsLine() {
    String message = assertThrows(InputException.class,
        () -> read((HEADER + ROW).replace("mapping_justification", "why"))).getMessage();
    assertTrue(message.startsWith("in/x.sssom.tsv:4: found the columns") && message.endsWith("mapping_justification"),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#curie_map:\n#  a: [\n", "#license: x\n", "# - a list\nsubject_id\n"})
  void fileWithoutATableIsRefusedWithItsName(String text) {
    assertTrue(assertThrows(InputException.class, () -> read(text)).getMessage().startsWith("in/x.sssom.tsv"));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    String message = assertThrows(InputException.class,
        () -> read((HEADER + ROW.replace("because", "Gr\u00fcnde")).getBytes(StandardCharsets.ISO_8859_1)))
        .getMessage();
    assertEquals("in/x.sssom.tsv: found bytes that are not UTF-8; save the table in UTF-8", message);
  }
}
