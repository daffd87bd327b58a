package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.reader.CatalogueInputs;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of {@code records} has a catalogue and the triples that its records become, in expected.ttl. */
class GoldenRecordsTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static final Ontology ONTOLOGY = Ontology.read(IRIS);

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/test/resources/records"))) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void catalogueBecomesTheExpectedTriples(Path folder) {
    Graph expected = GraphFactory.createDefaultGraph();
    RDFParser.source(folder.resolve("expected.ttl")).parse(expected);
    Graph found = GraphFactory.createDefaultGraph();
    CatalogueInputs.of(folder.resolve("catalogue"))
        .sendTo(new CatalogueToRdf(IRIS, ONTOLOGY, StreamRDFLib.graph(found)));
    assertEquals("", differences("missing", expected, found) + differences("surplus", found, expected));
  }

  private static String differences(String sort, Graph graph, Graph other) {
    return graph.find().filterDrop(other::contains).toList().stream().map(GoldenRecordsTest::text).sorted()
        .map(triple -> sort + ": " + triple + "\n").collect(Collectors.joining());
  }

  private static String text(Triple triple) {
    return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
        .map(node -> NodeFmtLib.str(node, Prefixes.of(IRIS))).collect(Collectors.joining(" "));
  }
}
