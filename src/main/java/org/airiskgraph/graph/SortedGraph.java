package org.airiskgraph.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A graph that lists its triples in order of subject, predicate and object, and whose blank nodes are named by
 * their triples, so that every writer writes the same bytes each time.
 */
public final class SortedGraph extends GraphBase {
  private static final Comparator<Triple> ORDER = Comparator
      .comparing(Triple::getSubject, NodeCmp::compareRDFTerms)
      .thenComparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
      .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms);

  private final List<Triple> triples;
  private final Map<Node, List<Triple>> bySubject = new HashMap<>();
  private final Map<Node, List<Triple>> byBlankObject = new HashMap<>();

  private SortedGraph(List<Triple> triples) {
    this.triples = triples;
    for (Triple triple : triples) {
      bySubject.computeIfAbsent(triple.getSubject(), s -> new ArrayList<>()).add(triple);
      if (triple.getObject().isBlank()) {
        byBlankObject.computeIfAbsent(triple.getObject(), o -> new ArrayList<>()).add(triple);
      }
    }
  }

  /** A copy of {@code graph}; {@code names} are those of its blank nodes. */
  public static SortedGraph of(Graph graph, Map<Node, Node> names) {
    List<Triple> triples = graph.find().mapWith(triple -> BlankNodeNames.rename(triple, names)).toList();
    triples.sort(ORDER);
    SortedGraph ordered = new SortedGraph(triples);
    ordered.getPrefixMapping().setNsPrefixes(graph.getPrefixMapping());
    return ordered;
  }

  public static SortedGraph of(Graph graph) {
    return of(graph, names(graph));
  }

  /** Names for the blank nodes of {@code graph}. */
  public static Map<Node, Node> names(Graph graph) {
    return BlankNodeNames.of(() -> graph.find()
        .filterKeep(triple -> triple.getSubject().isBlank() || triple.getObject().isBlank()));
  }

  public List<Triple> triples() {
    return triples;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    Node subject = pattern.getMatchSubject();
    Node object = pattern.getMatchObject();
    List<Triple> candidates = subject != null ? bySubject.getOrDefault(subject, List.of())
        : object != null && object.isBlank() ? byBlankObject.getOrDefault(object, List.of()) : triples;
    return WrappedIterator.create(candidates.stream().filter(pattern::matches).iterator());
  }

  @Override
  protected int graphBaseSize() {
    return triples.size();
  }
}
