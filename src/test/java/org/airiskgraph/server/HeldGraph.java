package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * A graph in which {@link #QUERY} runs until it is let go: tests of what happens meanwhile then depend on no machine's
 * speed.
 */
public final class HeldGraph extends GraphBase {
  private static final String PREDICATE = "urn:test:held";

  /** Has no rows, and does not end before {@link #release}. */
  public static final String QUERY = "SELECT * { ?s <" + PREDICATE + "> ?o }";

  private final Graph graph;
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch go = new CountDownLatch(1);
  private volatile boolean all;

  /** A graph of one risk, 34.02.03. */
  public HeldGraph() {
    this(Turtle.graph("r:34.02.03 a airg:Risk ; rdfs:label \"A risk\"@en ."));
  }

  public HeldGraph(Graph graph) {
    this.graph = graph;
  }

  public DatasetGraph dataset() {
    return DatasetGraphFactory.wrap(this);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    boolean query = pattern.getMatchPredicate() != null && pattern.getMatchPredicate().hasURI(PREDICATE);
    if (!query && !all) {
      return graph.find(pattern);
    }
    entered.release();
    try {
      assertTrue(go.await(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS), "nobody lets the query go");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return query ? NullIterator.instance() : graph.find(pattern);
  }

  /** Holds whatever looks at the graph from now on, as pages do. */
  public void holdAll() {
    all = true;
  }

  /** Waits until one more query, or one more look of a page, is held. */
  public void awaitQuery() throws InterruptedException {
    assertTrue(entered.tryAcquire(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS), "the query does not begin");
  }

  /** Lets all queries go, now and later. */
  public void release() {
    go.countDown();
  }
}
