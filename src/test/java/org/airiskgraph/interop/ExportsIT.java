package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.airiskgraph.export.ExportFormat;
import org.airiskgraph.export.NetworkFormat;
import org.airiskgraph.export.RdfFormat;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;

/** Other people's tools read every export, and find in it what went in. */
final class ExportsIT {
  private static final Set<ExportFormat> TRIPLES =
      Set.of(RdfFormat.TURTLE, RdfFormat.NTRIPLES, RdfFormat.RDFXML, RdfFormat.JSONLD);

  @TempDir static Path directory;
  private static Exports exports;
  private static long nodes;
  private static long edges;

  @BeforeAll
  static void export() throws IOException {
    exports = Exports.some(directory);
    Path tables = exports.file(NetworkFormat.CSV);
    // A row is a line, below one line of names.
    nodes = Files.readAllLines(tables.resolve("nodes.csv")).size() - 1;
    edges = Files.readAllLines(tables.resolve("edges.csv")).size() - 1;
    assertTrue(nodes > 500 && edges > nodes, nodes + " nodes, " + edges + " edges");
  }

  @Test
  void rdflibReadsEveryTriple() throws Exception {
    Tool rdflib = Tool.python("count_triples.py", "rdflib");
    for (ExportFormat form : TRIPLES) {
      assertEquals(exports.triples(), Long.parseLong(rdflib.run(exports.file(form)).strip()), form.ending());
    }
  }

  @Test
  void rapperReadsEveryTriple() throws Exception {
    Tool rapper = Tool.program("rapper", "--version");
    assertRapper(rapper, "turtle", RdfFormat.TURTLE);
    assertRapper(rapper, "ntriples", RdfFormat.NTRIPLES);
    assertRapper(rapper, "rdfxml", RdfFormat.RDFXML);
  }

  private static void assertRapper(Tool rapper, String syntax, ExportFormat form) throws Exception {
    Tool.Said said = rapper.say("-c", "-i", syntax, exports.file(form));
    assertTrue(said.err().contains("returned " + exports.triples() + " triples"), said.err());
  }

  @Test
  void hdtHoldsEveryTriple() throws Exception {
    String said =
        Tool.java("hdt", "WriteHdt.java").run(exports.file(RdfFormat.NTRIPLES), directory.resolve("risks.hdt"),
            "https://w3id.org/airiskgraph/risk/34.02.03");

    String about = String.valueOf(exports.dataset().getDefaultGraph()
        .find(NodeFactory.createURI("https://w3id.org/airiskgraph/risk/34.02.03"), Node.ANY, Node.ANY).toList().size());
    assertEquals(exports.triples() + " " + about, said.strip());
    assertTrue(Files.size(directory.resolve("risks.hdt")) * 5 < Files.size(exports.file(RdfFormat.NTRIPLES)));
  }

  @Test
  void oxigraphReadsEveryTripleAndEveryQuad() throws Exception {
    Tool count = Tool.node("count-triples.js");
    for (ExportFormat form : List.of(RdfFormat.TURTLE, RdfFormat.NTRIPLES, RdfFormat.RDFXML)) {
      assertEquals(exports.triples(), Long.parseLong(count.run("oxigraph", exports.file(form)).strip()), form.ending());
    }
    // The default graph holds every triple, and the named graphs hold each once more.
    for (ExportFormat form : List.of(RdfFormat.TRIG, RdfFormat.NQUADS)) {
      assertEquals(2 * exports.triples(), Long.parseLong(count.run("oxigraph", exports.file(form)).strip()),
          form.ending());
    }
  }

  @Test
  void n3ReadsEveryTriple() throws Exception {
    Tool count = Tool.node("count-triples.js");
    assertEquals(exports.triples(), Long.parseLong(count.run("n3", exports.file(RdfFormat.TURTLE)).strip()));
    assertEquals(2 * exports.triples(), Long.parseLong(count.run("n3", exports.file(RdfFormat.TRIG)).strip()));
  }

  @Test
  void jsonldJsReadsEveryTriple() throws Exception {
    assertEquals(exports.triples(),
        Long.parseLong(Tool.node("count-triples.js").run("jsonld", exports.file(RdfFormat.JSONLD)).strip()));
  }

  @Test
  void rdf4jReadsEveryTriple() throws Exception {
    String counts =
        Tool.java("rdf4j", "Rdf4j.java").run("count", exports.file(RdfFormat.TURTLE), exports.file(RdfFormat.NTRIPLES),
            exports.file(RdfFormat.RDFXML), exports.file(RdfFormat.JSONLD));
    assertEquals(List.of(exports.triples(), exports.triples(), exports.triples(), exports.triples()),
        counts.lines().map(Long::parseLong).toList());
  }

  @Test
  void owlApiReadsRisksAsIndividuals() throws Exception {
    OWLOntology ontology =
        OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(exports.file(RdfFormat.TURTLE).toFile());
    IRI risk = IRI.create("https://w3id.org/airiskgraph/ontology#Risk");
    long risks =
        ontology.classAssertionAxioms(ontology.getOWLOntologyManager().getOWLDataFactory().getOWLClass(risk)).count();
    assertEquals(count("Risk"), risks);
  }

  @Test
  void networkxReadsEveryNodeAndEdge() throws Exception {
    List<String> read = Tool.python("networks.py", "networkx")
        .run(exports.file(NetworkFormat.GRAPHML), exports.file(NetworkFormat.GEXF)).lines().toList();
    assertTrue(read.get(0).startsWith(nodes + " " + edges + " "), read.get(0));
    assertEquals(read.get(0), read.get(1));
  }

  @Test
  void pandasJoinsTheTables() throws Exception {
    assertEquals(nodes + " " + edges + " 0",
        Tool.python("tables.py", "pandas").run(exports.file(NetworkFormat.CSV)).strip());
  }

  @Test
  void tinkerGraphReadsLabelsAndWeights() throws Exception {
    String read = Tool.java("tinkergraph", "TinkerGraphCounts.java").run(exports.file(NetworkFormat.GRAPHML));
    assertEquals(nodes + " " + edges + " " + count("Risk") + " " + related(), read.strip());
  }

  @Test
  void gephiReadsEveryNodeEdgeAndColour() throws Exception {
    String read = Tool.java("gephi", "GephiCounts.java").run(exports.file(NetworkFormat.GEXF)).strip();
    // Seven domains, and grey for what belongs to none.
    assertEquals(nodes + " " + edges + " 8", read);
  }

  private static long count(String kind) throws IOException {
    return Files.readAllLines(exports.file(NetworkFormat.CSV).resolve("nodes.csv")).stream()
        .filter(line -> line.matches("[^,]+," + kind + ",.*")).count();
  }

  private static long related() throws IOException {
    return Files.readAllLines(exports.file(NetworkFormat.CSV).resolve("edges.csv")).stream()
        .filter(line -> line.contains(",RELATED_TO,")).count();
  }
}
