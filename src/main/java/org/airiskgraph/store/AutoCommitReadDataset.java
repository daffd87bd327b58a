package org.airiskgraph.store;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.system.Txn;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * A database whose graphs can also be read outside of a transaction, as those in memory can: each reading then
 * is a transaction of its own, and its triples are held until they have been taken. Queries are not concerned;
 * they run in the database, in transactions.
 */
final class AutoCommitReadDataset extends DatasetGraphWrapper {
  AutoCommitReadDataset(DatasetGraph database) {
    super(database);
  }

  @Override
  public Graph getDefaultGraph() {
    return new ReadableGraph(get().getDefaultGraph());
  }

  @Override
  public Graph getGraph(Node name) {
    return new ReadableGraph(get().getGraph(name));
  }

  @Override
  public Iterator<Node> listGraphNodes() {
    return get().isInTransaction() ? get().listGraphNodes()
        : Txn.calculateRead(get(), () -> Iter.toList(get().listGraphNodes())).iterator();
  }

  private final class ReadableGraph extends GraphWrapper {
    ReadableGraph(Graph graph) {
      super(graph);
    }

    @Override
    public ExtendedIterator<Triple> find(Node s, Node p, Node o) {
      if (getWrapped().isInTransaction()) {
        return get().find(s, p, o);
      }
      List<Triple> found = Txn.calculateRead(getWrapped(), () -> get().find(s, p, o).toList());
      return WrappedIterator.createNoRemove(found.iterator());
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
      return find(pattern.getMatchSubject(), pattern.getMatchPredicate(), pattern.getMatchObject());
    }

    @Override
    public ExtendedIterator<Triple> find() {
      return find(Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public boolean contains(Node s, Node p, Node o) {
      return getWrapped().isInTransaction() ? get().contains(s, p, o)
          : Txn.calculateRead(getWrapped(), () -> get().contains(s, p, o));
    }

    @Override
    public boolean contains(Triple triple) {
      return contains(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    @Override
    public int size() {
      return getWrapped().isInTransaction() ? get().size() : Txn.calculateRead(getWrapped(), () -> get().size());
    }

    @Override
    public boolean isEmpty() {
      return size() == 0;
    }
  }
}
