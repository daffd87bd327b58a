package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;

/**
 * The bundled graph, in which {@link #QUERY} runs until it is let go: tests of what happens meanwhile then depend on no
 * machine's speed.
 */
public final class HeldGraph extends GraphBase {
  private static final String PREDICATE = "urn:test:held";

  /** Has no rows, and does not end before {@link #release}. */
  public static final String QUERY = "SELECT * { ?s <" + PREDICATE + "> ?o }";

  private final Graph graph = TestServer.dataset().getDefaultGraph();
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch go = new CountDownLatch(1);

  public DatasetGraph dataset() {
    return DatasetGraphFactory.wrap(this);
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    if (pattern.getMatchPredicate() == null || !pattern.getMatchPredicate().hasURI(PREDICATE)) {
      return graph.find(pattern);
    }
    entered.release();
    try {
      assertTrue(go.await(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS), "nobody lets the query go");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return NullIterator.instance();
  }

  /** Waits until one more query is held. */
  public void awaitQuery() throws InterruptedException {
    assertTrue(entered.tryAcquire(TestServer.PATIENCE.toSeconds(), TimeUnit.SECONDS), "the query does not begin");
  }

  /** Lets all queries go, now and later. */
  public void release() {
    go.countDown();
  }
}
