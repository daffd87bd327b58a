package org.airiskgraph.store.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.graph.OwlRlRules;
import org.airiskgraph.graph.Patterns;
import org.airiskgraph.links.Link;
import org.airiskgraph.links.LinkNodes;
import org.airiskgraph.links.LinkTriples;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.mem2.GraphMem2Fast;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

class LinkGraphTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  /** Ids that end in numbers of their own, as the second risk with a printed id has them. */
  private static final List<String> IDS =
      List.of("34.02.03", "34.02.03-2", "34.02.03-3", "01.01.00", "01.01.00-1", "x", "1-x", "2-1-x", "1", "a%20b");

  @Test
  void linksAndReasonsHaveEveryClassThatFollowsFromTheOntology() {
    OwlRlRules ontology = Ontology.read(IRIS).entailment();
    Graph written = written(random(7));
    Set<Triple> stated = Set.copyOf(written.find().toList());
    List<Triple> complete = ontology.complete(stated);
    assertEquals(stated.size(), complete.size(), "each once");
    assertEquals(stated, Set.copyOf(complete));
  }

  private static Graph written(List<Link> links) {
    Graph graph = new GraphMem2Fast();
    LinkTriples triples = new LinkTriples(StreamRDFLib.graph(graph));
    links.forEach(triples::write);
    return graph;
  }

  private static LinkGraph held(List<Link> links) {
    LinkTable.Builder table = new LinkTable.Builder();
    links.forEach(table::add);
    return new LinkGraph(table.build());
  }

  private static List<Link> random(long seed) {
    Random random = new Random(seed);
    List<Link> links = new ArrayList<>();
    for (String from : IDS) {
      int rank = 0;
      for (String to : IDS) {
        if (!from.equals(to) && random.nextInt(3) > 0) {
          links.add(new Link(IRIS.risk(from), IRIS.risk(to), ++rank, random.nextInt(20) / 20.0,
              LinkKind.values()[random.nextInt(LinkKind.values().length)], reasons(random)));
        }
      }
    }
    return links;
  }

  private static List<Link.Reason> reasons(Random random) {
    List<Link.Reason> reasons = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Node> via = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        via.add(random.nextBoolean() ? IRIS.concept("c" + random.nextInt(3)) : IRIS.risk(IDS.get(random.nextInt(4))));
      }
      reasons.add(new Link.Reason(AIRG.term(random.nextBoolean() ? "SharedConceptReason" : "WordingReason"),
          random.nextDouble(), via,
          IntStream.range(0, random.nextInt(3)).mapToObj(word -> "word " + (word + random.nextInt(2))).distinct()
              .toList(),
          "words " + random.nextInt(3) + " é日"));
    }
    reasons.add(new Link.Reason(AIRG.term("NearConceptReason"), random.nextDouble(),
        List.of(IRIS.concept("c" + random.nextInt(3)), IRIS.concept("d"), IRIS.concept("e")), List.of(), "near"));
    return reasons;
  }

  @Test
  void everyPatternIsAnsweredAsByTheWrittenTriples() {
    for (long seed = 0; seed < 12; seed++) {
      List<Link> links = random(seed);
      Patterns.assertSameAnswers(written(links), held(links), 120, seed);
    }
  }

  @Test
  void termsThatOnlyLookLikeLinksAreUnknown() {
    LinkGraph graph = held(random(1));
    String risk = IRIS.risk("34.02.03").getURI();
    for (String odd : List.of("#related-", "#related-34.02.03", "#reason-", "#reason-0-x", "#reason-01-x", "#reason-1-",
        "#reason-99999999999-x", "#reason--1-x", "#other", "")) {
      Node node = NodeFactory.createURI(risk + odd);
      if (!odd.isEmpty()) {
        assertFalse(graph.contains(node, Node.ANY, Node.ANY), odd);
        assertFalse(graph.contains(Node.ANY, Node.ANY, node), odd);
      }
    }
    for (String form : List.of(".5", "0.50", "0.5000", "1", "+1", "01", "", "2.0", "0.00001")) {
      assertFalse(graph.contains(Node.ANY, Node.ANY, NodeFactory.createLiteralString(form)), form);
      assertFalse(graph.contains(Node.ANY, Node.ANY, NodeFactory.createLiteralDT(form, XSDDatatype.XSDdecimal)), form);
    }
    assertFalse(graph.contains(Node.ANY, Node.ANY, NodeFactory.createBlankNode()));
    assertFalse(graph.contains(NodeFactory.createBlankNode(), Node.ANY, Node.ANY));
  }

  @Test
  void patternsThatNothingMatchesAreAnsweredWithNothing() {
    List<Link> links = List.of(link("01.01.00", "34.02.03", 3), link("01.01.00", "x", 2), link("x", "1", 1));
    LinkGraph graph = held(links);
    Node link = LinkNodes.link(IRIS.risk("01.01.00"), IRIS.risk("x"));
    assertFalse(graph.contains(Node.ANY, SKOS.prefLabel.asNode(), Node.ANY), "a property that links do not have");
    assertFalse(graph.contains(Node.ANY, AIRG.reason, link), "a link is not a reason");
    assertTrue(graph.contains(Node.ANY, AIRG.link, link));
    assertFalse(graph.contains(Node.ANY, AIRG.link, reason("01.01.00", "x", 1)), "a reason is not a link");
    assertTrue(graph.contains(Node.ANY, AIRG.reason, reason("01.01.00", "x", 2)));
    for (Node beyond : List.of(reason("01.01.00", "x", 3), reason("01.01.00", "34.02.03", 4), reason("x", "1", 2))) {
      assertFalse(graph.contains(Node.ANY, AIRG.reason, beyond), beyond::toString);
      assertFalse(graph.contains(beyond, Node.ANY, Node.ANY), beyond::toString);
    }
  }

  private static Node reason(String from, String to, int number) {
    return LinkNodes.reason(IRIS.risk(from), IRIS.risk(to), number);
  }

  @Test
  void irisOfReasonsAreReadAsTheyAreWritten() {
    for (int number : new int[] {1, 9, 10, 19, 90, 12_345}) {
      for (String id : IDS) {
        assertEquals(new LinkNodes.Parts(IRIS.risk("1-x"), IRIS.risk(id), number),
            LinkNodes.parse(reason("1-x", id, number)));
      }
    }
    for (String odd : List.of("x", "1x", "1/", "1:", "")) {
      assertNull(LinkNodes.parse(NodeFactory.createURI(IRIS.risk("x").getURI() + "#reason-" + odd + "-x")), odd);
    }
  }

  @Test
  void smallestScoresAndWeightsAreFound() {
    Link.Reason nothing = new Link.Reason(AIRG.term("WordingReason"), 0.00001, List.of(), List.of(), "words");
    List<Link> links =
        List.of(new Link(IRIS.risk("x"), IRIS.risk("1"), 1, 0.00004, LinkKind.RELATED, List.of(nothing)),
            link("x", "1-x", 1));
    Patterns.assertSameAnswers(written(links), held(links), 120, 1);
    Node zero = NodeFactory.createLiteralDT("0.0", XSDDatatype.XSDdecimal);
    assertEquals(1, held(links).find(Node.ANY, AIRG.score, zero).toList().size());
    assertEquals(1, held(links).find(Node.ANY, AIRG.weight, zero).toList().size());
  }

  @Test
  void thousandsOfLinksAreHeldAsWritten() {
    List<Link> links = new ArrayList<>();
    for (int from = 0; from < 33; from++) {
      for (int to = 0; to < 33; to++) {
        links.add(link("a" + from, "b" + to, 1));
      }
    }
    LinkGraph graph = held(links);
    assertEquals(Set.copyOf(written(links).find().toList()), Set.copyOf(graph.find().toList()));
    assertEquals(graph.size(), new LinkGraph(graph.table()).size());
  }

  @Test
  void aLinkAndAReasonNeverShareAnIri() {
    List<Link> links = List.of(link("01.01.00", "34.02.03", 3), link("01.01.00", "34.02.03-2", 1));
    Graph graph = written(links);
    List<Node> ofReasons = graph.find(Node.ANY, AIRG.reason, Node.ANY).mapWith(Triple::getObject).toList();
    assertEquals(4, ofReasons.stream().distinct().count());
    assertTrue(ofReasons.stream().noneMatch(reason -> graph.contains(reason, AIRG.linkTo, Node.ANY)));
  }

  private static Link link(String from, String to, int reasons) {
    List<Link.Reason> list = new ArrayList<>();
    for (int i = 0; i < reasons; i++) {
      list.add(new Link.Reason(AIRG.term("WordingReason"), 0.5, List.of(), List.of(), "words"));
    }
    return new Link(IRIS.risk(from), IRIS.risk(to), 1, 0.5, LinkKind.RELATED, list);
  }

  @Test
  void scoresOutsideZeroToOneAreRefused() {
    Link link = new Link(IRIS.risk("a"), IRIS.risk("b"), 1, 1.01, LinkKind.RELATED, List.of());
    assertTrue(assertThrows(IllegalArgumentException.class, () -> held(List.of(link))).getMessage().contains("1.01"));
  }

  @Test
  void noLinksMakeAnEmptyGraph() {
    assertEquals(0, held(List.of()).size());
    assertFalse(held(List.of()).find().hasNext());
  }
}
