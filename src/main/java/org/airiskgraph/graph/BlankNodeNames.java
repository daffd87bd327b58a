package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

/**
 * Names for blank nodes that depend only on their triples, so that two runs write the same bytes.
 *
 * <p>Each node is colored by its triples and its neighbors' colors until no color splits any more; nodes
 * that still share one are told apart one by one. That is exact for trees and lists, which is what OWL axioms
 * are; for graphs in which different nodes look alike from everywhere, names may change between runs.
 */
final class BlankNodeNames {
  private static final int LABEL_DIGITS = 12;

  /** A triple seen from one of its ends. */
  private record Arc(String direction, Node predicate, Node other) {}

  private final Map<Node, List<Arc>> arcs = new HashMap<>();
  private final Map<Node, String> colors = new HashMap<>();

  private BlankNodeNames(Iterable<Triple> triples) {
    for (Triple triple : triples) {
      arc(triple.getSubject(), new Arc(">", triple.getPredicate(), triple.getObject()));
      arc(triple.getObject(), new Arc("<", triple.getPredicate(), triple.getSubject()));
    }
    arcs.keySet().forEach(node -> colors.put(node, ""));
  }

  private void arc(Node node, Arc arc) {
    if (node.isBlank()) {
      arcs.computeIfAbsent(node, n -> new ArrayList<>()).add(arc);
    }
  }

  /** The new name of every blank node in {@code triples}. */
  static Map<Node, Node> of(Iterable<Triple> triples) {
    BlankNodeNames names = new BlankNodeNames(triples);
    names.refine();
    names.separate();
    Map<Node, Node> labels = new HashMap<>();
    names.colors
        .forEach((node, color) -> labels.put(node, NodeFactory.createBlankNode(color.substring(0, LABEL_DIGITS))));
    return labels;
  }

  /** The same triple with its blank nodes renamed. */
  static Triple rename(Triple triple, Map<Node, Node> names) {
    Node subject = triple.getSubject();
    Node object = triple.getObject();
    return subject.isBlank() || object.isBlank()
        ? Triple.create(names.getOrDefault(subject, subject), triple.getPredicate(), names.getOrDefault(object, object))
        : triple;
  }

  private void refine() {
    for (int before = -1, now = distinct(); now > before;) {
      before = now;
      Map<Node, String> next = new HashMap<>();
      arcs.forEach((node, around) -> {
        List<String> seen = new ArrayList<>(around.stream().map(this::text).sorted().toList());
        seen.add(colors.get(node));
        next.put(node, hash(seen));
      });
      colors.putAll(next);
      now = distinct();
    }
  }

  private void separate() {
    while (distinct() < colors.size()) {
      TreeMap<String, Node> byColor = new TreeMap<>();
      // Nodes of one color are interchangeable, so it does not matter which of them is taken.
      String shared =
          colors.entrySet().stream().filter(entry -> byColor.put(entry.getValue(), entry.getKey()) != null)
              .map(Map.Entry::getValue).sorted().findFirst().orElseThrow();
      colors.put(byColor.get(shared), hash(List.of("first", shared)));
      refine();
    }
  }

  private String text(Arc arc) {
    String other = arc.other().isBlank() ? "_:" + colors.get(arc.other()) : NodeFmtLib.strNT(arc.other());
    return arc.direction() + " " + arc.predicate().getURI() + " " + other;
  }

  private int distinct() {
    return new HashSet<>(colors.values()).size();
  }

  private static String hash(Collection<String> lines) {
    return DigestUtils.sha256Hex(String.join("\n", lines));
  }
}
