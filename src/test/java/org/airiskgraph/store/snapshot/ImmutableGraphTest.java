package org.airiskgraph.store.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.airiskgraph.graph.Patterns;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shared.AddDeniedException;
import org.junit.jupiter.api.Test;

class ImmutableGraphTest {
  private static final String DATA = """
      PREFIX : <http://x/>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
      :a :p "1", "01"^^xsd:integer, "1"^^xsd:integer, 1.0, "1"@en, "1"@de, "Ä日本🙂\\n\\"", "" .
      :a :q :a, :b, _:x, [ :p "deep" ] . _:x :p :a, "\\u0000" .
      :b :p :a ; :q "1"^^:own, "Aa", "BB", :Aa, :BB .
      :p :p :p .
      """;

  private static Graph mutable() {
    Graph graph = new GraphMem2Fast();
    RDFParser.fromString(DATA, Lang.TURTLE).parse(graph);
    return graph;
  }

  @Test
  void everyPatternIsAnsweredAsByAGraphInMemory() {
    Graph graph = mutable();
    Patterns.assertSameAnswers(graph, ImmutableGraph.of(graph), 60, 7);
  }

  @Test
  void manyRandomTriplesAreAllThereAndNoOthers() {
    Random random = new Random(3);
    List<Node> nodes =
        IntStream.range(0, 400).mapToObj(i -> NodeFactory.createURI("http://x/" + i % 20 + "/" + i)).toList();
    Graph graph = new GraphMem2Fast();
    for (int i = 0; i < 20_000; i++) {
      graph.add(nodes.get(random.nextInt(400)), nodes.get(random.nextInt(6)), nodes.get(random.nextInt(400)));
    }
    Patterns.assertSameAnswers(graph, ImmutableGraph.of(graph), 200, 5);
  }

  @Test
  void anEmptyGraphAnswersNothing() {
    Graph empty = ImmutableGraph.of(new GraphMem2Fast());
    assertEquals(0, empty.size());
    assertFalse(empty.find().hasNext());
    assertFalse(empty.contains(Node.ANY, Node.ANY, NodeFactory.createLiteralString("x")));
  }

  @Test
  void nothingCanBeAdded() {
    Graph frozen = ImmutableGraph.of(mutable());
    Node node = NodeFactory.createURI("http://x/new");
    assertThrows(AddDeniedException.class, () -> frozen.add(node, node, node));
  }

  @Test
  void manyReadersSeeTheSame() {
    Graph graph = mutable();
    Graph frozen = ImmutableGraph.of(graph);
    Set<Integer> sizes = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 200).parallel().forEach(i -> {
      List<Triple> found = new ArrayList<>();
      frozen.find().forEachRemaining(found::add);
      sizes.add(found.size());
      assertTrue(found.stream().allMatch(graph::contains));
    });
    assertEquals(Set.of(graph.size()), sizes);
  }
}
