package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.Test;

class QueryBudgetTest {
  private static final int MIB = 1 << 20;

  private static final String CLIENT = "192.0.2.1";

  private final MemoryPool pool = new MemoryPool(9L * MIB);

  @Test
  void aQueryPastItsDeadlineIsStoppedWith503() {
    QueryStopped stopped =
        assertThrows(QueryStopped.class, () -> TestBudget.of(Duration.ZERO, pool, CLIENT).check());
    assertEquals(503, stopped.status());
  }

  @Test
  void aQueryThatHoldsMoreThanAThirdOfThePoolIsStoppedWith422ForGood() {
    QueryBudget budget = TestBudget.of(Duration.ofMinutes(1), pool, CLIENT);
    budget.charge(3L * MIB);
    assertEquals(422, assertThrows(QueryStopped.class, () -> budget.charge(1)).status());
    assertThrows(QueryStopped.class, budget::check);
    budget.settle(0);
    assertEquals(9L * MIB, pool.free());
  }

  @Test
  void memoryThatIsGivenBackCanBeUsedAgain() {
    QueryBudget budget = TestBudget.of(Duration.ofMinutes(1), pool, CLIENT);
    for (int i = 0; i < 10; i++) {
      budget.charge(2L * MIB);
      budget.discharge(2L * MIB);
    }
    budget.check();
  }

  @Test
  void whatAnAnswerKeepsStaysReservedUntilItIsReleased() {
    QueryBudget budget = TestBudget.of(Duration.ofMinutes(1), pool, CLIENT);
    budget.charge(MIB);
    budget.settle(100);
    assertEquals(9L * MIB - 100, pool.free());
  }

  @Test
  void aQueryThatFindsThePoolInUseIsToldToComeBack() {
    pool.reserve("192.0.2.2", 5L * MIB);
    pool.reserve("192.0.2.3", 4L * MIB);
    QueryBudget budget = TestBudget.of(Duration.ofMinutes(1), pool, CLIENT);
    assertEquals(503, assertThrows(QueryStopped.class, () -> budget.charge(1)).status());
  }

  @Test
  void functionsOutsideOfGuardedQueriesAreRefused() {
    assertThrows(QueryStopped.class, () -> QueryBudget.of(new Context()));
  }
}
