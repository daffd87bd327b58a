package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

class LinkBuilderTest {
  private static final String PROV = "http://www.w3.org/ns/prov#";

  @Test
  void graphOfLinksStatesWhereItComesFromAndByWhichParameters() {
    Graph graph = Linked
        .of("r:1 a airg:Risk ; rdfs:label \"Goal drift\"@en . r:2 a airg:Risk ; rdfs:label \"Drift of goals\"@en .")
        .asGraph();
    Graph expected = Turtle.graph(
        """
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX g: <https://w3id.org/airiskgraph/graph/>
            PREFIX l: <https://w3id.org/airiskgraph/graph/links#>
            g:links a prov:Entity ; rdfs:label "links between risks"@en ; prov:wasGeneratedBy l:activity ;
              prov:wasDerivedFrom g:catalogue , g:ontology .
            l:activity a prov:Activity ; rdfs:label "linking of related risks"@en ; owl:versionInfo "4" ;
              prov:wasAssociatedWith l:program ; prov:used g:catalogue , g:ontology , l:parameter-links-per-risk , l:parameter-weight-of-concept .
            l:program a prov:SoftwareAgent ; rdfs:label "AI Risk Graph"@en .
            l:parameter-links-per-risk a prov:Entity ; rdfs:label "links per risk"@en ; prov:value 12 .
            l:parameter-weight-of-concept a prov:Entity ; rdfs:label "weight of concept"@en ; prov:value 0.35 .
            """);
    assertEquals(List.of(), expected.find().filterDrop(graph::contains).toList());
    Node activity = NodeFactory.createURI(Linked.IRIS.graph("links").getURI() + "#activity");
    assertEquals(35, graph.find(activity, prov("used"), Node.ANY).toList().size());
    assertEquals(33, graph.find(Node.ANY, prov("value"), Node.ANY).toList().size());
    assertTrue(graph.contains(activity, DCTerms.description.asNode(), Node.ANY));
  }

  @Test
  void duplicatesAreMarkedAndNotOffered() {
    Linked small = Linked
        .of("""
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
    Linked small = Linked
        .of("""
            r:1 a airg:Risk ; rdfs:label "Accuracy"@en ; airg:sourceDocument s:A ; airg:originalWording "Technical failure."@en .
            r:2 a airg:Risk ; rdfs:label "Robustness"@en ; airg:sourceDocument s:A ; airg:originalWording "Technical failure."@en .
            r:3 a airg:Risk ; rdfs:label "Other"@en .
            """);
    assertFalse(small.asGraph().contains(Node.ANY, AIRG.term("duplicateOf"), Node.ANY));
    assertTrue(small.link("1", "2").isPresent());
  }

  @Test
  void exclusionLowersARiskAsAnAnswerAndNotTheListOfTheRiskItself() {
    Graph graph = Turtle.graph("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:excluded true .
        r:2 a airg:Risk ; rdfs:label "Drift of goals"@en .
        r:3 a airg:Risk ; rdfs:label "Phishing"@en .
        """);
    double score = Linked.of(graph, new LinkOptions(12), LinkMethod.standard()).link("1", "2").orElseThrow().score();
    Linked cut = Linked.of(graph, new LinkOptions(12, score + 0.01), LinkMethod.standard());
    assertTrue(cut.link("1", "2").isPresent());
    assertTrue(cut.link("2", "1").isEmpty());
  }

  @Test
  void linkIsCalledTheSameRiskByItsScoreAndSoonerWithTheSameName() {
    RiskTable table = new RiskTable(Turtle.graph("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:sourceDocument s:A .
        r:2 a airg:Risk ; rdfs:label "Goal Drift"@en ; airg:sourceDocument s:B .
        r:3 a airg:Risk ; rdfs:label "Drift"@en ; airg:sourceDocument s:B .
        r:4 a airg:Risk ; rdfs:label "Goal drift"@en ; airg:sourceDocument s:A .
        """));
    LinkBuilder.Kinds kinds = new LinkBuilder.Kinds(table);
    assertEquals(LinkKind.SAME_RISK, kinds.of(0, 1, LinkBuilder.LEAST_SAME_BY_NAME));
    assertEquals(LinkKind.RELATED, kinds.of(0, 1, LinkBuilder.LEAST_SAME_BY_NAME - 0.01));
    assertEquals(LinkKind.RELATED, kinds.of(0, 2, LinkBuilder.LEAST_SAME - 0.01));
    assertEquals(LinkKind.SAME_RISK, kinds.of(0, 2, LinkBuilder.LEAST_SAME));
    assertEquals(LinkKind.RELATED, kinds.of(0, 3, 1), "of one source document");
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
    Graph risks = Turtle.graph("""
        r:1 a airg:Risk ; rdfs:label "Goal drift"@en .
        r:2 a airg:Risk ; rdfs:label "Drift of goals"@en .
        r:3 a airg:Risk ; rdfs:label "Drifting goals"@en .
        r:4 a airg:Risk ; rdfs:label "Unlike"@en .
        """);
    List<Linked.Read> all = Linked.of(risks, new LinkOptions(12), LinkMethod.standard()).from("1");
    assertEquals(List.of(1, 2), all.stream().map(Linked.Read::rank).toList());
    assertEquals(all.subList(0, 1), Linked.of(risks, new LinkOptions(1), LinkMethod.standard()).from("1"));
    assertEquals(List.of(), Linked.of(risks, LinkOptions.none(), LinkMethod.standard()).triples());
  }

  @Test
  void twoHundredLinksARiskAreTheMostThatCanBeAskedFor() {
    assertEquals(200, new LinkOptions(200).perRisk());
    assertEquals("found 201 links a risk, expected 0 to 200",
        assertThrows(IllegalArgumentException.class, () -> new LinkOptions(201)).getMessage());
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
    assertEquals(there.score(), explained, 0.00001, there::toString);
    assertTrue(there.reasons().size() >= 2, there::toString);
  }

  private static Node prov(String name) {
    return NodeFactory.createURI(PROV + name);
  }
}
