package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

/** Asks two graphs the same patterns and holds their answers against each other, triple by triple, each once. */
public final class Patterns {
  private Patterns() {}

  /** Every combination of bound terms of {@code sample} triples, and mixtures of terms that stand in none. */
  public static void assertSameAnswers(Graph expected, Graph actual, int sample, long seed) {
    List<Triple> all = expected.find().toList();
    assertFalse(all.isEmpty(), "nothing to compare");
    assertEquals(expected.size(), actual.size(), "size");
    assertSame(expected, actual, Triple.create(Node.ANY, Node.ANY, Node.ANY));
    Random random = new Random(seed);
    List<Triple> picked = new ArrayList<>();
    for (int i = 0; i < sample; i++) {
      picked.add(all.get(random.nextInt(all.size())));
    }
    picked.add(Triple.create(NodeFactory.createURI("http://x/none"), all.get(0).getPredicate(),
        NodeFactory.createBlankNode()));
    Set<Triple> patterns = new LinkedHashSet<>();
    for (int i = 0; i < picked.size(); i++) {
      Triple triple = picked.get(i);
      Triple other = picked.get((i + 1) % picked.size());
      for (int bound = 1; bound < 8; bound++) {
        patterns.add(pattern(triple, triple, triple, bound));
        patterns.add(pattern(triple, other, triple, bound));
        patterns.add(pattern(triple, triple, other, bound));
        patterns.add(pattern(other, triple, other, bound));
      }
      assertTrue(actual.contains(triple) == expected.contains(triple));
    }
    patterns.forEach(pattern -> assertSame(expected, actual, pattern));
  }

  private static Triple pattern(Triple s, Triple p, Triple o, int bound) {
    return Triple.createMatch((bound & 1) > 0 ? s.getSubject() : Node.ANY,
        (bound & 2) > 0 ? p.getPredicate() : Node.ANY, (bound & 4) > 0 ? o.getObject() : Node.ANY);
  }

  private static void assertSame(Graph expected, Graph actual, Triple pattern) {
    Set<Triple> missing = expected.find(pattern).toSet();
    List<Triple> surplus = actual.find(pattern).filterDrop(missing::remove).toList();
    assertTrue(surplus.isEmpty() && missing.isEmpty(), () -> "answers to " + pattern + ": "
        + surplus.size() + " unexpected or repeated, such as " + surplus.stream().limit(3).toList() + "; "
        + missing.size() + " missing, such as " + missing.stream().limit(3).toList());
  }
}
