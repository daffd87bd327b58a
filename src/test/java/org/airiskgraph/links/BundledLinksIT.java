package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The links of the whole catalogue; making them takes a second each time. */
class BundledLinksIT {
  private static Graph catalogue;
  private static Linked links;
  private static List<Node> risks;

  @BeforeAll
  static void linkTheBundledCatalogue() {
    catalogue = RiskGraphBuilder.build(CatalogueInputs.bundled(), Linked.IRIS, LinkOptions.none()).getDefaultGraph();
    links = Linked.of(catalogue, new LinkOptions(12), LinkMethod.standard());
    risks = catalogue.find(Node.ANY, RDF.type.asNode(), AIRG.Risk).mapWith(Triple::getSubject).toList();
  }

  @Test
  void sameRisksGiveTheSameTriplesWhateverTheirOrder() {
    // Names the first difference: the message of assertEquals would hold both lists, and not fit into memory.
    assertIterableEquals(links.triples(),
        Linked.of(Linked.shuffled(catalogue, 7), new LinkOptions(12), LinkMethod.standard()).triples());
  }

  @Test
  void everyRiskHasItsBestTwelveAndNeverItself() {
    Graph graph = links.asGraph();
    for (Node risk : risks) {
      List<Node> own = graph.find(risk, AIRG.link, Node.ANY).mapWith(Triple::getObject).toList();
      assertEquals(12, own.size(), risk::getURI);
      assertFalse(own.stream().anyMatch(link -> graph.contains(link, AIRG.linkTo, risk)), risk::getURI);
    }
  }

  @Test
  void ranksFollowScoresAndReasonsSplitThem() {
    for (Node risk : risks.subList(0, 200)) {
      List<Linked.Read> own = links.from(risk.getURI().replaceFirst(".*/", ""));
      for (int i = 0; i < own.size(); i++) {
        Linked.Read link = own.get(i);
        assertEquals(i + 1, link.rank());
        assertTrue(link.score() > 0 && link.score() <= 1, link::toString);
        assertTrue(i == 0 || link.score() <= own.get(i - 1).score(), link::toString);
        double sum = link.reasons().stream().mapToDouble(Linked.Ground::weight).sum();
        assertEquals(link.score(), sum, 0.00001, link::toString);
        assertTrue(!link.reasons().isEmpty() && link.reasons().stream().noneMatch(r -> r.words().isBlank()),
            link::toString);
      }
    }
  }

  @Test
  void scoreIsTheSameBothWays() {
    int both = 0;
    for (Node risk : risks.subList(0, 100)) {
      String id = risk.getURI().replaceFirst(".*/", "");
      for (Linked.Read there : links.from(id)) {
        for (Linked.Read back : links.link(there.to(), id).stream().toList()) {
          assertEquals(there.score(), back.score(), id + " " + there);
          both++;
        }
      }
    }
    assertTrue(both > 200, "links that lead both ways: " + both);
  }

  @Test
  void asManyLinksAsAskedForAndNoneForNone() {
    Linked three = Linked.of(catalogue, new LinkOptions(3), LinkMethod.standard());
    assertEquals(links.from("34.02.03").subList(0, 3), three.from("34.02.03"));
    assertEquals(List.of(), Linked.of(catalogue, LinkOptions.none(), LinkMethod.standard()).triples());
  }

  @Test
  void methodThatUsesNoLabelsDoesNotSeeThem() {
    LinkMethod method =
        LinkMethod.standard().only(List.of(Signal.CONCEPT, Signal.WORDING, Signal.WORK, Signal.AUTHOR_YEAR));
    Set<Node> labels = Set.of(AIRG.subdomain, AIRG.domain, AIRG.entity, AIRG.intent, AIRG.timing);
    Graph blank = GraphFactory.createDefaultGraph();
    catalogue.find().filterDrop(triple -> labels.contains(triple.getPredicate())).forEachRemaining(blank::add);
    Linked seen = Linked.of(catalogue, new LinkOptions(12), method);
    assertIterableEquals(seen.triples(), Linked.of(blank, new LinkOptions(12), method).triples());
    assertFalse(links.triples().equals(seen.triples()));
  }

  @Test
  void searchLooksAtNoMoreRisksThanItsReachAllows() {
    LinkMethod standard = LinkMethod.standard();
    LinkMethod.Reach reach = new LinkMethod.Reach(40, 100, 20);
    LinkMethod near =
        new LinkMethod("test", standard.weights(), standard.text(), standard.steps(), standard.damping(), reach);
    RiskTable table = new RiskTable(catalogue);
    NearestNeighborIndex neighbors =
        new NearestNeighborIndex(table, new FeatureMatrix(table, catalogue, near), near);
    for (int risk = 0; risk < table.size(); risk += 10) {
      int[] asked = new int[1];
      int[] best = neighbors.best(risk, 12, candidate -> ++asked[0] > 0);
      assertTrue(asked[0] <= 100 && best.length == 12, "looked at " + asked[0] + ", found " + best.length);
    }
  }
}
