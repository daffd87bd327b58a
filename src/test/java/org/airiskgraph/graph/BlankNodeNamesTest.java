package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

class BlankNodeNamesTest {
  private static final String TREE = "r:1 rdfs:seeAlso [ rdfs:label \"a\" ; rdfs:seeAlso [ rdfs:label \"b\" ] ] .";

  private static Set<String> renamed(Graph graph) {
    Map<Node, Node> names = BlankNodeNames.of(() -> graph.find());
    return graph.stream().map(triple -> BlankNodeNames.rename(triple, names).toString()).collect(Collectors.toSet());
  }

  @Test
  void sameTriplesGetTheSameNamesWhateverTheParserCalledTheNodes() {
    assertEquals(renamed(Turtle.graph(TREE)), renamed(Turtle.graph(TREE)));
    assertNotEquals(renamed(Turtle.graph(TREE)), renamed(Turtle.graph(TREE.replace("\"b\"", "\"c\""))));
  }

  @Test
  void nodesThatLookAlikeKeepNamesOfTheirOwn() {
    Graph twins = Turtle.graph("r:1 rdfs:seeAlso [ rdfs:label \"a\" ], [ rdfs:label \"a\" ] .");
    Map<Node, Node> names = BlankNodeNames.of(() -> twins.find());
    assertEquals(2, new HashSet<>(names.values()).size());
    assertEquals(renamed(twins),
        renamed(Turtle.graph("r:1 rdfs:seeAlso [ rdfs:label \"a\" ], [ rdfs:label \"a\" ] .")));
  }

  @Test
  void triplesWithoutBlankNodesAreLeft() {
    Graph plain = Turtle.graph("r:1 rdfs:label \"a\" .");
    assertEquals(Map.of(), BlankNodeNames.of(() -> plain.find()));
    assertEquals(List.of(plain.find().next()), List.of(BlankNodeNames.rename(plain.find().next(), Map.of())));
  }
}
