package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.airiskgraph.graph.CrosswalkToRdf;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.reader.CatalogueInputs;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SSSOM table: what the specification asks of it, and that it is read back as it was. */
class MappingFormatTest {
  private static final String GRAPH = """
      @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix sssom: <https://w3id.org/sssom/> .
      [] a owl:Axiom ; owl:annotatedSource c:fraud ; owl:annotatedProperty skos:closeMatch ;
         owl:annotatedTarget <https://w3id.org/airiskgraph/catalogue/ten/E2> ;
         sssom:mapping_justification <https://w3id.org/semapv/vocab/ManualMappingCuration> ;
         dct:isPartOf <https://w3id.org/airiskgraph/graph/crosswalk#ten> ; sssom:author_label "Abel \\"A\\" Doe" ; sssom:confidence 0.8 ; rdfs:comment "Line one\\n\\tand two, \u00fc."@en .
      [] a owl:Axiom ; owl:annotatedSource c:fraud ; owl:annotatedProperty skos:exactMatch ;
         owl:annotatedTarget <https://example.org/terms#Fraud> ; sssom:object_label "Fraud" ;
         sssom:mapping_justification <https://w3id.org/semapv/vocab/LexicalMatching> .
      [] a owl:Axiom ; owl:annotatedSource airg:Risk ; owl:annotatedProperty rdfs:subClassOf ;
         owl:annotatedTarget <https://example.org/terms#Risk> .
      <https://w3id.org/airiskgraph/graph/crosswalk#ten> a sssom:MappingSet ;
         dct:license <https://creativecommons.org/licenses/by/4.0/> .
      c:fraud skos:prefLabel "fraud"@en .
      """;

  @TempDir private Path directory;

  private Path write() throws IOException {
    return write(GRAPH);
  }

  private Path write(String graph) throws IOException {
    Path file = directory.resolve("x.sssom.tsv");
    try (OutputStream out = Files.newOutputStream(file)) {
      MappingFormat.TSV.write(DatasetGraphFactory.wrap(Turtle.graph(graph)), new IriFactory(IriFactory.DEFAULT_BASE),
          out);
    }
    return file;
  }

  @Test
  void headerIsCommentedYamlThatDeclaresEveryPrefixOfTheRows() throws IOException {
    List<String> lines = Files.readAllLines(write());
    List<String> header = lines.stream().takeWhile(line -> line.startsWith("#")).toList();
    List<String> rows = lines.subList(header.size(), lines.size());
    assertEquals("#curie_map:", header.get(0));
    assertTrue(header.contains("#license: https://creativecommons.org/licenses/by/4.0/"));
    assertEquals(3, rows.size());
    Set<String> used = new HashSet<>();
    rows.stream().skip(1).map(row -> row.split("\t")).forEach(
        cells -> Arrays.stream(new int[] {0, 2, 3, 5}).forEach(i -> used.add(cells[i].replaceFirst(":.*", ""))));
    used.forEach(prefix -> assertTrue(header.stream().anyMatch(line -> line.startsWith("#  " + prefix + ": \"http")),
        prefix));
    assertTrue(List.of(rows.get(0).split("\t"))
        .containsAll(List.of("subject_id", "predicate_id", "object_id", "mapping_justification")));
  }

  @Test
  void rowsOfSeveralSetsNameTheirSetAndItsLicense() throws IOException {
    String text = Files.readString(write(GRAPH + "<https://w3id.org/airiskgraph/graph/crosswalk#mine> "
        + "a sssom:MappingSet ; dct:license <https://example.org/mine> ."));
    assertTrue(text.contains("#license: https://w3id.org/sssom/license/unspecified\n"), text);
    assertTrue(text.contains("\thttps://creativecommons.org/licenses/by/4.0/\tcrosswalk:ten\t"), text);
    assertTrue(text.contains("#  terms: \"https://example.org/terms#\""), text);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<Mapping> read = read(write()).get(0).mappings();
    assertEquals(2, read.size());
    Mapping first = read.get(0);
    assertEquals("https://w3id.org/airiskgraph/concept/fraud", first.subject());
    assertEquals("https://w3id.org/airiskgraph/catalogue/ten/E2", first.object());
    assertEquals("http://www.w3.org/2004/02/skos/core#closeMatch", first.predicate());
    assertEquals(Optional.of("Abel \"A\" Doe"), first.slot("author_label"));
    assertEquals(Optional.of("0.8"), first.slot("confidence"));
    assertEquals(Optional.of("Line one and two, \u00fc."), first.slot("comment"));
    assertEquals(Optional.of("Fraud"), read.get(1).slot("object_label"));
  }

  /** A table with every kind of slot: propagated ones, lists, identifiers, several of them, and odd characters. */
  private static final String FULL = """
      #curie_map:
      #  ours: "https://w3id.org/airiskgraph/concept/"
      #  deep: "https://example.org/terms/v2/"
      #  orcid: "https://orcid.org/"
      #mapping_set_id: https://example.org/sets/given.sssom.tsv
      #mapping_set_version: 1.10
      #mapping_set_title: "Ours: and \\"theirs\\" \\\\ übrigens"
      #mapping_set_description: Two lines
      #license: https://creativecommons.org/publicdomain/zero/1.0/
      #creator_id:
      #  - orcid:0000-0001
      #  - orcid:0000-0002
      #mapping_date: 2026-11-29
      #object_source_version: "2.0"
      #comment: "# no comment"
      subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\tauthor_id\treviewer_label\tlicense\tmapping_tool\tsimilarity_score\tconfidence\tother\tcomment
      ours:fraud\tour fraud\tskos:closeMatch\tdeep:a/Fraud\tsemapv:ManualMappingCuration\torcid:0000-0001|orcid:0000-0002\tRoe, Jo\t\t\t0.25\t0.90\ta=1|b=2\tone "quoted" word
      ours:jailbreak\t\tskos:relatedMatch\tdeep:B\tsemapv:LexicalMatching\tsomebody\t\thttps://example.org/l\thttps://example.org/tool\t\t\t\t
      """;

  private List<MappingSet> read(Path... files) {
    return new CatalogueInputs(Optional.empty(), List.of(), List.of(), List.of(files), List.of(), List.of(),
        Optional.empty()).crosswalk().sets();
  }

  private Path written(String name, List<MappingSet> sets) throws IOException {
    Graph graph = GraphFactory.createDefaultGraph();
    new CrosswalkToRdf(new IriFactory(IriFactory.DEFAULT_BASE), node -> true, StreamRDFLib.graph(graph))
        .write(new Crosswalk(List.of(), sets), (mapping, iri) -> {
        });
    Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      MappingFormat.TSV.write(DatasetGraphFactory.wrap(graph), new IriFactory(IriFactory.DEFAULT_BASE), out);
    }
    return file;
  }

  private static Set<List<Object>> content(List<MappingSet> sets) {
    return sets.stream().flatMap(set -> set.mappings().stream().map(mapping -> List.<Object>of(set.metadata(),
        mapping.subject(), mapping.predicate(), mapping.object(), mapping.justification(), mapping.slots())))
        .collect(Collectors.toSet());
  }

  @Test
  void tableThatWasReadAndWrittenAndReadAgainSaysTheSame() throws IOException {
    List<MappingSet> given = read(Files.writeString(directory.resolve("given.sssom.tsv"), FULL));
    Path written = written("given2.sssom.tsv", given);
    assertEquals(content(given), content(read(written)));
    List<String> lines = Files.readAllLines(written);
    assertTrue(lines.containsAll(List.of("#mapping_set_id: https://example.org/sets/given.sssom.tsv",
        "#mapping_set_version: \"1.10\"", "#mapping_date: \"2026-11-29\"", "#  - \"orcid:0000-0001\"",
        "#  deep: \"https://example.org/terms/v2/\"")), lines.toString());
    assertEquals(Files.readString(written), Files.readString(written("given3.sssom.tsv", read(written))));
  }

  @Test
  void severalTablesInOneSayOfEachMappingWhatItsOwnSaid() throws IOException {
    List<MappingSet> given = read(Files.writeString(directory.resolve("given.sssom.tsv"), FULL),
        Files.writeString(directory.resolve("other.sssom.tsv"), FULL.replace("given.sssom", "other.sssom")
            .replace("2026-11-29", "2025-01-01").replace("publicdomain/zero/1.0", "licenses/by/4.0")));
    assertEquals(2, given.size());
    Path written = written("both.sssom.tsv", given);
    assertEquals(content(given), content(read(written)));
    assertEquals(Files.readString(written), Files.readString(written("both2.sssom.tsv", read(written))));
  }
}
