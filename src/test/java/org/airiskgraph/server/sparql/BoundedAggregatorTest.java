package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountDistinct;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggCountVarDistinct;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.graph.NodeTransform;
import org.junit.jupiter.api.Test;

class BoundedAggregatorTest {
  private static final Expr X = new ExprVar("x");

  /** With it a query may hold 1 MiB: 52 texts of 10,000 letters. */
  private static final long SMALL = 3 << 20;
  private static final long LARGE = 100 << 20;

  private QueryBudget budget = budget(Duration.ofMinutes(5), SMALL);

  private static QueryBudget budget(Duration time, long bytes) {
    return TestBudget.of(time, new MemoryPool(bytes), "");
  }

  private void add(Accumulator accumulator, Stream<Binding> rows) {
    FunctionEnvBase env = new FunctionEnvBase(ARQ.getContext().copy());
    budget.install(env.getContext());
    rows.forEach(row -> accumulator.accumulate(row, env));
  }

  private String value(Aggregator aggregator, Stream<Binding> rows) {
    Accumulator accumulator = new BoundedAggregator(aggregator).createAccumulator();
    add(accumulator, rows);
    return accumulator.getValue().asString();
  }

  private void isStopped(int status, String reason, Aggregator aggregator, Stream<Binding> rows) {
    QueryStopped stopped = assertThrows(QueryStopped.class, () -> value(aggregator, rows));
    assertEquals(status, stopped.status());
    assertTrue(stopped.getMessage().contains(reason), stopped.getMessage());
  }

  private static Binding row(String text) {
    return BindingFactory.binding(Var.alloc("x"), NodeFactory.createLiteralString(text));
  }

  /** Rows with this many letters in {@code ?x}, all different. */
  private static Stream<Binding> different(int count, int length) {
    return Stream.iterate(0, i -> i + 1).limit(count).map(i -> row(String.format("%" + length + "d", i)));
  }

  private static Stream<Binding> equal(int count, int length) {
    return Stream.generate(() -> row("a".repeat(length))).limit(count);
  }

  @Test
  void numberThatIsCountedUpKeepsNoValue() {
    assertEquals("200", value(new AggCountVar(X), different(200, 10_000)));
  }

  @Test
  void groupsCountWithTheRowsThatHoldTheirKeys() {
    BoundedAggregator count = new BoundedAggregator(new AggCount());
    different(40, 10_000).forEach(row -> add(count.createAccumulator(), Stream.of(row, row)));
    assertThrows(QueryStopped.class, () -> different(20, 10_000)
        .forEach(row -> add(count.createAccumulator(), Stream.of(row))));
  }

  @Test
  void groupOfShortKeyCounts() {
    BoundedAggregator count = new BoundedAggregator(new AggCount());
    assertThrows(QueryStopped.class, () -> different(2500, 5)
        .forEach(row -> add(count.createAccumulator(), Stream.of(row))));
  }

  @Test
  void distinctValuesCountEachTwice() {
    assertEquals("20", value(new AggCountVarDistinct(X), different(20, 10_000)));
    isStopped(422, "more memory", new AggCountVarDistinct(X), different(30, 10_000));
  }

  @Test
  void distinctRowsCount() {
    isStopped(422, "more memory", new AggCountDistinct(), different(30, 10_000));
  }

  @Test
  void equalValuesCountOnceWhereTheAggregateIsDistinct() {
    assertEquals("1", value(new AggCountVarDistinct(X), equal(200, 10_000)));
    assertEquals("1", value(new AggCountDistinct(), equal(200, 10_000)));
  }

  @Test
  void maximumKeepsTheLongestValueOnly() {
    assertEquals(10_000, value(new AggMax(X), different(200, 10_000)).length());
    isStopped(422, "more memory", new AggMax(X), Stream.of(row("a"), row("b".repeat(600_000))));
  }

  @Test
  void joinedTextMayHaveAMillionCharactersWithItsSeparators() {
    budget = budget(Duration.ofMinutes(5), LARGE);
    assertEquals(999_999, value(new AggGroupConcat(X, ""), equal(999_999 / 99, 99)).length());
    isStopped(422, "GROUP_CONCAT", new AggGroupConcat(X, ""), equal(10_102, 99));
    budget = budget(Duration.ofMinutes(5), LARGE);
    isStopped(422, "GROUP_CONCAT", new AggGroupConcat(X, " and "), equal(9_700, 99));
  }

  @Test
  void separatorThatIsNotGivenIsASpaceAndCounts() {
    budget = budget(Duration.ofMinutes(5), LARGE);
    isStopped(422, "GROUP_CONCAT", new AggGroupConcat(X, null), equal(10_001, 99));
  }

  @Test
  void equalTextsThatAreJoinedOnceAreMeasuredOnce() {
    assertEquals(99, value(new AggGroupConcatDistinct(X, ", "), equal(10_200, 99)).length());
    budget = budget(Duration.ofMinutes(5), LARGE);
    isStopped(422, "GROUP_CONCAT", new AggGroupConcatDistinct(X, ""), different(10_200, 99));
  }

  @Test
  void memoryOfJoinedTextsCounts() {
    isStopped(422, "more memory", new AggGroupConcat(X, ""), equal(60, 10_000));
  }

  @Test
  void rowWithoutTheValueIsLeftToTheAggregate() {
    assertEquals("1", value(new AggCountVarDistinct(X), Stream.of(BindingFactory.empty(), row("a"))));
  }

  @Test
  void rowsAfterTheDeadlineStopTheQuery() {
    budget = budget(Duration.ZERO, SMALL);
    isStopped(503, "timed out", new AggCount(), equal(1, 1));
  }

  @Test
  void aggregateIsBoundedOnce() {
    BoundedAggregator bounded = BoundedAggregator.of(new AggCount());
    assertSame(bounded, BoundedAggregator.of(bounded));
  }

  @Test
  void copiesAreBoundedToo() {
    BoundedAggregator bounded = BoundedAggregator.of(new AggMax(X));
    Aggregator copy = bounded.copy(new ExprList(new ExprVar("y")));
    assertTrue(copy instanceof BoundedAggregator);
    assertEquals(new ExprList(new ExprVar("y")), copy.getExprList());
    NodeTransform renamed = node -> Var.alloc("z");
    assertTrue(bounded.copyTransform(renamed) instanceof BoundedAggregator);
    assertEquals(new ExprList(new ExprVar("z")), bounded.copyTransform(renamed).getExprList());
  }

  @Test
  void boundedAggregatesAreEqualIfWhatTheyBoundIs() {
    BoundedAggregator max = BoundedAggregator.of(new AggMax(X));
    assertTrue(max.equals(BoundedAggregator.of(new AggMax(X)), true));
    assertFalse(max.equals(BoundedAggregator.of(new AggMax(new ExprVar("y"))), true));
    assertFalse(max.equals(new AggMax(X), true));
  }
}
