package org.airiskgraph.query;

import java.util.HashSet;
import java.util.Set;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * The concise bounded description of an entity: its own statements, those of its parts (links, reasons, steps) and of
 * blank nodes they lead to, those whose object it is, and the labels of all nodes in these.
 */
public final class ConciseBoundedDescription {
  private final Graph graph;
  private final Graph out = GraphFactory.createDefaultGraph();
  private final Set<Node> described = new HashSet<>();
  private final String entity;

  private ConciseBoundedDescription(Graph graph, Node entity) {
    this.graph = graph;
    this.entity = entity.getURI();
  }

  /** The description of {@code entity}; empty when the graph knows nothing of it. */
  public static Graph of(Graph graph, IriFactory iris, Node entity) {
    ConciseBoundedDescription description = new ConciseBoundedDescription(graph, entity);
    description.describe(entity);
    graph.find(Node.ANY, Node.ANY, entity).toList().forEach(triple -> {
      description.out.add(triple);
      if (description.isPart(triple.getSubject())) {
        description.describe(triple.getSubject());
      }
    });
    description.label();
    Prefixes.of(iris).forEach(description.out.getPrefixMapping()::setNsPrefix);
    return description.out;
  }

  private void describe(Node node) {
    if (!described.add(node)) {
      return;
    }
    graph.find(node, Node.ANY, Node.ANY).toList().forEach(triple -> {
      out.add(triple);
      Node object = triple.getObject();
      if (object.isBlank() || isPart(object)) {
        describe(object);
      }
    });
  }

  private boolean isPart(Node node) {
    return node.isURI() && node.getURI().startsWith(entity + "#");
  }

  private void label() {
    Set<Node> named = new HashSet<>();
    out.find().forEachRemaining(triple -> {
      named.add(triple.getSubject());
      named.add(triple.getObject());
    });
    named.stream().filter(Node::isURI).filter(node -> !described.contains(node))
        .forEach(node -> graph.find(node, RDFS.label.asNode(), Node.ANY).forEachRemaining(out::add));
  }
}
