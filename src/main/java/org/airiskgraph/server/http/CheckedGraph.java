package org.airiskgraph.server.http;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph that runs a check before each reading, which may throw to end what reads it. */
public final class CheckedGraph extends GraphWrapper {
  private final Runnable check;

  public CheckedGraph(Graph graph, Runnable check) {
    super(graph);
    this.check = check;
  }

  @Override
  public ExtendedIterator<Triple> find(Triple pattern) {
    check.run();
    return super.find(pattern);
  }

  @Override
  public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
    check.run();
    return super.find(subject, predicate, object);
  }

  @Override
  public boolean contains(Node subject, Node predicate, Node object) {
    check.run();
    return super.contains(subject, predicate, object);
  }
}
