package org.airiskgraph.server.sparql;

import java.time.Duration;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;

/** Budgets for tests. */
final class TestBudget {
  private TestBudget() {}

  /** A budget of a query that is alone. */
  static QueryBudget of(Duration time, MemoryPool pool, String client) {
    return new QueryBudget(time, pool, client, new LongQueries(Limits.standard()), () -> {
    });
  }
}
