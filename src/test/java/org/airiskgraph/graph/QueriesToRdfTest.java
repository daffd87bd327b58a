package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.airiskgraph.reader.Directory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriesToRdfTest {
  private static final String SH = "http://www.w3.org/ns/shacl#";
  private static final IriFactory IRIS = new IriFactory("https://example.org/mine/");

  @TempDir private Path folder;
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final GraphReader reader = new GraphReader(graph);

  private static Node sh(String name) {
    return NodeFactory.createURI(SH + name);
  }

  private static Node query(String name) {
    return NodeFactory.createURI(IRIS.base() + "queries/#" + name);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("all-risks.rq"), """
        #+ summary: All risks
        #+ tags:
        #+   - risks
        PREFIX risk: <https://w3id.org/airiskgraph/risk/>
        SELECT ?s { ?s ?p risk:01.01.00 }
        """);
    Files.writeString(folder.resolve("is-there-one.rq"), "ASK { ?s ?p ?o }");
    Files.writeString(folder.resolve("broken.rq"), "SELEC");
    Files.writeString(folder.resolve("README.md"), "no query");
    new QueriesToRdf(IRIS, graph).write(new Directory(folder));
  }

  @Test
  void queryIsAnExecutableWithTitleTagsTextAndPrefixes() {
    Node all = query("all-risks");
    assertTrue(reader.is(all, sh("SPARQLExecutable")) && reader.is(all, sh("SPARQLSelectExecutable")));
    assertEquals("All risks", reader.label(all));
    assertEquals(List.of("risks"), reader.texts(all, NodeFactory.createURI("https://schema.org/keywords")));
    assertTrue(reader.text(all, sh("select")).orElseThrow().contains("risk: <https://example.org/mine/risk/>"));
    assertEquals("https://example.org/mine/risk/", reader.text(query("prefix-risk"), sh("namespace")).orElseThrow());
  }

  @Test
  void queryWithoutATitleIsCalledAsItsFile() {
    assertEquals("is-there-one", reader.text(query("is-there-one"), RDFS.label.asNode()).orElseThrow());
    assertTrue(reader.is(query("is-there-one"), sh("SPARQLAskExecutable")));
  }

  @Test
  void fileThatIsNoQueryIsLeftOut() {
    assertEquals(2, graph.find(Node.ANY, RDF.type.asNode(), sh("SPARQLExecutable")).toList().size());
  }
}
