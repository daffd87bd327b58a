package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

class LinkBuilderTest {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  @Test
  void graphOfLinksStatesMethodAndParameters() {
    Graph graph = Linked.of("r:1 a airg:Risk ; rdfs:label \"Goal drift\"@en . r:2 a airg:Risk ; rdfs:label \"Drift of goals\"@en .").asGraph();
    Node activity = graph.find(Linked.IRIS.graph("links"), prov("wasGeneratedBy"), Node.ANY).next().getObject();
    assertTrue(graph.contains(activity, RDF.type.asNode(), prov("Activity")));
    assertTrue(graph.contains(activity, prov("used"), Linked.IRIS.graph("catalogue")));
    List<String> values = graph.find(activity, prov("used"), Node.ANY).mapWith(Triple::getObject).toList().stream()
        .flatMap(used -> graph.find(used, prov("value"), Node.ANY).toList().stream())
        .map(triple -> triple.getSubject().getURI().replaceFirst(".*#parameter-", "") + "="
            + triple.getObject().getLiteralLexicalForm()).sorted().toList();
    assertTrue(values.contains("links-per-risk=12"), values::toString);
    assertTrue(values.contains("weight-of-concept=0.45"), values::toString);
    assertEquals(22, values.size(), values::toString);
  }

  @Test
  void duplicatesAreMarkedAndNotOffered() {
    Linked small = Linked.of("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:sourceDocument s:A ; airg:summary "Goals change over time."@en .
        r:2 a airg:Risk ; rdfs:label "Goal Drift"@en ; airg:sourceDocument s:A .
        r:3 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:sourceDocument s:B ; airg:summary "Goals change over time."@en .
        r:4 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:sourceDocument s:A ; airg:summary "Values erode."@en .
        """);
    Graph graph = small.asGraph();
    assertTrue(graph.contains(Linked.IRIS.risk("1"), AIRG.term("duplicateOf"), Linked.IRIS.risk("2")));
    assertTrue(graph.contains(Linked.IRIS.risk("2"), AIRG.term("duplicateOf"), Linked.IRIS.risk("1")));
    assertTrue(small.link("1", "2").isEmpty());
    assertTrue(small.link("1", "3").isPresent(), "another source's risk is another risk");
    assertTrue(small.link("1", "4").isPresent(), "one name, two texts: two risks");
  }

  @Test
  void sameTextUnderAnotherNameIsNoDuplicate() {
    Linked small = Linked.of("""
        r:1 a airg:Risk ; rdfs:label "Accuracy"@en ; airg:sourceDocument s:A ; airg:originalWording "Technical failure."@en .
        r:2 a airg:Risk ; rdfs:label "Robustness"@en ; airg:sourceDocument s:A ; airg:originalWording "Technical failure."@en .
        r:3 a airg:Risk ; rdfs:label "Other"@en .
        """);
    assertFalse(small.asGraph().contains(Node.ANY, AIRG.term("duplicateOf"), Node.ANY));
    assertTrue(small.link("1", "2").isPresent());
  }

  @Test
  void excludedRisksAndHeadingsRankBelowOthersAlike() {
    Linked small = Linked.of("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en .
        r:2 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:excluded true .
        r:3 a airg:Risk ; rdfs:label "Goal drift"@en .
        r:4 a airg:Risk ; rdfs:label "Goal drift"@en .
        r:5 a airg:Risk ; rdfs:label "Unlike"@en ; airg:parentRisk r:3 .
        """);
    assertEquals(List.of("4", "3", "2"), small.from("1").stream().map(Linked.Read::to).limit(3).toList());
  }

  @Test
  void asManyLinksAsAskedForAndNoneForNone() {
    Graph risks = Linked.graph("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en .
        r:2 a airg:Risk ; rdfs:label "Drift of goals"@en .
        r:3 a airg:Risk ; rdfs:label "Drifting goals"@en .
        r:4 a airg:Risk ; rdfs:label "Unlike"@en .
        """);
    List<Linked.Read> all = Linked.of(risks, LinkOptions.standard(), LinkMethod.standard()).from("1");
    assertEquals(2, all.size());
    assertEquals(all.subList(0, 1), Linked.of(risks, new LinkOptions(1), LinkMethod.standard()).from("1"));
    assertEquals(List.of(), Linked.of(risks, LinkOptions.none(), LinkMethod.standard()).triples());
  }

  @Test
  void scoreIsMadeUpOfItsReasonsAndTheSameBothWays() {
    Linked small = Linked.of("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:subdomain d:7.1 ; airg:cites w:a .
        r:2 a airg:Risk ; rdfs:label "Drift of goals"@en ; airg:subdomain d:7.1 ; airg:cites w:a .
        r:3 a airg:Risk ; rdfs:label "Unlike"@en .
        """);
    Linked.Read there = small.link("1", "2").orElseThrow();
    assertEquals(there.score(), small.link("2", "1").orElseThrow().score());
    double explained = there.reasons().stream().mapToDouble(Linked.Ground::weight).sum();
    assertTrue(explained > 0.9 * there.score() && explained <= there.score() + 0.0003, there::toString);
    assertTrue(there.reasons().size() >= 2, there::toString);
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }
}
