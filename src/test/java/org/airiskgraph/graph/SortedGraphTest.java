package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;

class SortedGraphTest {
  private static final Graph GRAPH = Turtle.graph("""
      r:2 rdfs:label "two" ; airg:concept [ rdfs:label "inner" ] .
      r:1 rdfs:seeAlso r:2 ; rdfs:label "one" .
      """);

  @Test
  void triplesAreInOrderOfSubjectPredicateAndObject() {
    List<String> subjects = SortedGraph.of(GRAPH).triples().stream().map(Triple::getSubject).filter(Node::isURI)
        .map(GraphReader::id).toList();
    assertEquals(List.of("1", "1", "2", "2"), subjects);
    assertEquals(List.of("label", "seeAlso"), SortedGraph.of(GRAPH).triples().stream()
        .filter(triple -> triple.getSubject().isURI() && GraphReader.id(triple.getSubject()).equals("1"))
        .map(triple -> triple.getPredicate().getLocalName()).toList());
  }

  @Test
  void patternsAreAnsweredAsByTheGraphThatWasSorted() {
    Graph sorted = SortedGraph.of(GRAPH);
    assertEquals(GRAPH.size(), sorted.size());
    assertTrue(sorted.isIsomorphicWith(GRAPH));
    Node blank = sorted.find(Node.ANY, AIRG.concept, Node.ANY).next().getObject();
    assertEquals("inner", sorted.find(blank, Node.ANY, Node.ANY).next().getObject().getLiteralLexicalForm());
    assertEquals(1, sorted.find(Node.ANY, Node.ANY, blank).toList().size());
    assertEquals(0, sorted.find(NodeFactory.createURI("urn:none"), Node.ANY, Node.ANY).toList().size());
  }
}
