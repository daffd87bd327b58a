package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.graph.IriFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExportFormatTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static final String TURTLE =
      """
          PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
          PREFIX owl:  <http://www.w3.org/2002/07/owl#>
          PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
          PREFIX risk: <https://w3id.org/airiskgraph/risk/>
          PREFIX xsd:  <http://www.w3.org/2001/XMLSchema#>
          risk:a a airg:Risk ; rdfs:label "=HYPERLINK(\\"http://x\\")"@en, "<b>&\\u0001 日本 😀"@ja ; airg:page "7", "-1" ;
              airg:excluded true, "1"^^xsd:boolean ; airg:rank 1, "01"^^xsd:integer, "1"^^xsd:positiveInteger ;
              airg:score 0.5000, "0.5"^^xsd:decimal, 5.0E-1 ; airg:relatedTo risk:b ; airg:parentRisk risk:b .
          risk:b a airg:Risk ; rdfs:label "line\\nbreak, comma"@en .
          <https://w3id.org/airiskgraph/risk/a#related-b> a airg:RiskLink ; airg:linkFrom risk:a ; airg:linkTo risk:b ;
              airg:score 0.2500 ; airg:rank 1 ; airg:reason [ airg:weight 0.2 ; rdfs:label "wording"@en ] .
          airg:Risk rdfs:subClassOf [ a owl:Restriction ; owl:onProperty airg:headingLevel ], [ a owl:Restriction ; owl:onProperty airg:rank ] .
          [] a owl:AllDisjointClasses ; owl:members ( airg:Risk airg:Work [ owl:unionOf ( airg:A airg:B ) ] ) .
          """;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("files")
  void sameTriplesInAnyOrderGiveTheSameBytes(ExportFormat form) throws IOException {
    assertArrayEquals(bytes(form, dataset(1)), bytes(form, dataset(2)));
  }

  @ParameterizedTest
  @MethodSource("org.airiskgraph.export.RdfFormat#forTriples")
  void readsBackAsTheSameGraph(RdfFormat form) throws IOException {
    Graph expected = graph();
    if (form == RdfFormat.RDFXML) {
      // XML 1.0 has no way to write U+0001.
      expected.find().toList().stream().filter(t -> t.getObject().toString().contains("\u0001"))
          .forEach(expected::delete);
    }
    DatasetGraph dataset = DatasetFactory.create().asDatasetGraph();
    expected.find().forEachRemaining(dataset.getDefaultGraph()::add);
    Graph read = GraphFactory.createDefaultGraph();
    RDFParser.fromString(new String(bytes(form, dataset), StandardCharsets.UTF_8), lang(form)).parse(read);
    assertTrue(IsoMatcher.isomorphic(expected, read), () -> new String(bytes(form, dataset), StandardCharsets.UTF_8));
  }

  @Test
  void formsForQuadsCarryDefaultAndNamedGraphs() {
    for (RdfFormat form : List.of(RdfFormat.TRIG, RdfFormat.NQUADS)) {
      DatasetGraph read = DatasetFactory.create().asDatasetGraph();
      RDFParser.fromString(new String(bytes(form, dataset(1)), StandardCharsets.UTF_8), lang(form)).parse(read);
      assertEquals(graph().size(), read.getDefaultGraph().size());
      assertEquals(graph().size(), read.getGraph(IRIS.graph("catalogue")).size());
    }
  }

  @Test
  void jsonLdUsesShortNames() {
    String json = new String(bytes(RdfFormat.JSONLD, dataset(1)), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"@id\": \"risk/a\"") && json.contains("\"parentRisk\": \"risk/b\"")
        && json.contains("\"@type\": \"Risk\""), json);
  }

  @Test
  void tablesHoldALinkOnceAndNoFormula() throws IOException {
    Path tables = directory.resolve("risks.csv");
    NetworkFormat.writeTables(dataset(1), IRIS, tables);
    List<CSVRecord> nodes = records(tables.resolve("nodes.csv"));
    assertEquals("'=HYPERLINK(\"http://x\")", nodes.get(1).get(2));
    assertEquals("line break, comma", nodes.get(2).get(2));
    List<CSVRecord> edges = records(tables.resolve("edges.csv"));
    assertEquals(List.of("risk/a", "risk/b", "RELATED_TO", "0.2500", "1", "wording"), edges.get(2).toList());
    assertEquals(3, edges.size());
  }

  @Test
  void compressedTablesHoldTheSame() throws IOException {
    NetworkFormat.writeTables(dataset(1), IRIS, directory.resolve("risks.csv"));
    NetworkFormat.writeTables(dataset(2), IRIS, directory.resolve("risks.csv.gz"));
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(directory.resolve("risks.csv.gz/nodes.csv.gz")))) {
      assertArrayEquals(Files.readAllBytes(directory.resolve("risks.csv/nodes.csv")), in.readAllBytes());
    }
  }

  @Test
  void tablesAreReplacedButNothingElseIs() throws IOException {
    Path tables = directory.resolve("risks.csv");
    NetworkFormat.writeTables(dataset(1), IRIS, tables);
    NetworkFormat.writeTables(dataset(1), IRIS, tables);
    Files.writeString(tables.resolve("thesis.doc"), "years of work");
    assertThrows(IllegalArgumentException.class, () -> NetworkFormat.writeTables(dataset(1), IRIS, tables));
    assertEquals("years of work", Files.readString(tables.resolve("thesis.doc")));
  }

  @Test
  void failureLeavesTheOldFileAndNoOther() throws IOException {
    Path file = Files.writeString(directory.resolve("risks.nt"), "old");
    assertThrows(IOException.class, () -> ExportFile.write(file, out -> {
      out.write('x');
      throw new IOException("disk full");
    }));
    assertEquals("old", Files.readString(file));
    try (var files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void xmlLeavesOutWhatXmlCannotHold() {
    for (ExportFormat form : List.of(RdfFormat.RDFXML, NetworkFormat.GRAPHML, NetworkFormat.GEXF)) {
      assertFalse(new String(bytes(form, dataset(1)), StandardCharsets.UTF_8).contains("\u0001"));
    }
  }

  static List<ExportFormat> files() {
    return ExportFormat.all().stream().filter(form -> !form.isDirectory() && form != WorkbookFormat.XLSX).toList();
  }

  private static List<CSVRecord> records(Path file) throws IOException {
    try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
      return csv.getRecords();
    }
  }

  private static byte[] bytes(ExportFormat form, DatasetGraph dataset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      form.write(dataset, IRIS, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static Lang lang(RdfFormat form) {
    return form.jena().getLang();
  }

  private static Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(TURTLE, Lang.TURTLE).parse(graph);
    return graph;
  }

  /** Parsed anew, so with other blank nodes, and added in another order. */
  private static DatasetGraph dataset(long seed) {
    DatasetGraph dataset = DatasetFactory.create().asDatasetGraph();
    Graph graph = graph();
    List<Triple> triples = new java.util.ArrayList<>(new HashSet<>(graph.find().toList()));
    java.util.Collections.shuffle(triples, new Random(seed));
    triples.forEach(dataset.getDefaultGraph()::add);
    triples.forEach(dataset.getGraph(IRIS.graph("catalogue"))::add);
    dataset.getDefaultGraph().getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    return dataset;
  }
}
