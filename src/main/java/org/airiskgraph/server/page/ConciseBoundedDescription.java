package org.airiskgraph.server.page;

import java.util.HashSet;
import java.util.Set;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * What the graph says of one thing: its own statements, those of its parts (links, reasons, steps) and of blank
 * nodes they lead to, those that point at it, and the labels of all that these name.
 */
final class ConciseBoundedDescription {
  private final Graph graph;
  private final Graph out = GraphFactory.createDefaultGraph();
  private final Set<Node> described = new HashSet<>();
  private final String thing;

  private ConciseBoundedDescription(Graph graph, Node thing) {
    this.graph = graph;
    this.thing = thing.getURI();
  }

  /** The description of {@code thing}; empty when the graph knows nothing of it. */
  static Graph of(Graph graph, IriFactory iris, Node thing) {
    ConciseBoundedDescription description = new ConciseBoundedDescription(graph, thing);
    description.describe(thing);
    graph.find(Node.ANY, Node.ANY, thing).forEachRemaining(description::add);
    description.label();
    Prefixes.of(iris).forEach(description.out.getPrefixMapping()::setNsPrefix);
    return description.out;
  }

  private void describe(Node node) {
    if (!described.add(node)) {
      return;
    }
    graph.find(node, Node.ANY, Node.ANY).toList().forEach(triple -> {
      add(triple);
      Node object = triple.getObject();
      if (object.isBlank() || object.isURI() && object.getURI().startsWith(thing + "#")) {
        describe(object);
      }
    });
  }

  private void add(Triple triple) {
    out.add(triple);
  }

  private void label() {
    Set<Node> named = new HashSet<>();
    out.find().forEachRemaining(triple -> {
      named.add(triple.getSubject());
      named.add(triple.getObject());
    });
    Node label = RDFS.label.asNode();
    named.stream().filter(Node::isURI).filter(node -> !described.contains(node))
        .forEach(node -> graph.find(node, label, Node.ANY).forEachRemaining(this::add));
  }
}
