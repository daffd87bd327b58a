package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedTest {
  private static FunctionEnv env(Duration time) {
    FunctionEnvBase env = new FunctionEnvBase(ARQ.getContext().copy());
    TestBudget.of(time, new MemoryPool(3 << 20), "").install(env.getContext());
    return env;
  }

  private static NodeValue value(Expr call, Binding row) {
    return new Guarded(call).eval(row, env(Duration.ofMinutes(5)));
  }

  private static NodeValue value(String call) {
    return value(ExprUtils.parse(call), BindingFactory.empty());
  }

  /** A call that fails as a function of Jena or Java does. */
  private static Expr failing(RuntimeException failure) {
    return new ExprFunction0("fails") {
      @Override
      public NodeValue eval(FunctionEnv env) {
        throw failure;
      }

      @Override
      public Expr copy() {
        return this;
      }
    };
  }

  @Test
  void callHasTheValueThatItHasWithoutTheGuard() {
    assertEquals("ab", value("CONCAT('a', 'b')").asString());
    assertEquals(NodeValue.makeInteger(6), value("2 * 3"));
  }

  @Test
  void callAfterTheDeadlineStopsTheQuery() {
    Guarded call = new Guarded(ExprUtils.parse("STRLEN('a')"));
    QueryStopped stopped =
        assertThrows(QueryStopped.class, () -> call.eval(BindingFactory.empty(), env(Duration.ZERO)));
    assertEquals(503, stopped.status());
  }

  @Test
  void failureOfJavaIsAnErrorOfTheExpressionThatNamesTheCall() {
    for (RuntimeException failure : new RuntimeException[] {new IllegalArgumentException("no such date"),
        new ArithmeticException("no such date"), new DatatypeFormatException("no such date")}) {
      ExprEvalException error =
          assertThrows(ExprEvalException.class, () -> value(failing(failure), BindingFactory.empty()));
      assertTrue(error.getMessage().matches("(?s).*fails.*no such date.*"), error.getMessage());
    }
  }

  @Test
  void textMayHaveAMillionCharacters() {
    NodeValue longest = NodeValue.makeString("a".repeat(1_000_000));
    assertSame(longest, Guarded.bounded(longest));
    for (NodeValue tooLong : new NodeValue[] {NodeValue.makeString("a".repeat(1_000_001)),
        NodeValue.makeLangString("a".repeat(1_000_001), "en")}) {
      assertEquals(422, assertThrows(QueryStopped.class, () -> Guarded.bounded(tooLong)).status());
    }
  }

  @Test
  void resultOfACallIsBounded() {
    Binding row = BindingFactory.binding(Var.alloc("x"), NodeValue.makeString("a".repeat(600_000)).asNode());
    assertThrows(QueryStopped.class, () -> value(ExprUtils.parse("CONCAT(?x, ?x)"), row));
  }

  @Test
  void integerMayHaveAThousandDigits() {
    NodeValue longest = NodeValue.makeInteger(BigInteger.TEN.pow(999).negate());
    assertSame(longest, Guarded.bounded(longest));
    NodeValue tooLong = NodeValue.makeInteger(BigInteger.TEN.pow(1000).negate());
    assertThrows(ExprEvalException.class, () -> Guarded.bounded(tooLong));
  }

  @Test
  void decimalMayHaveAThousandDigitsAndAThousandPlaces() {
    NodeValue longest = NodeValue.makeDecimal(new BigDecimal(BigInteger.ONE, 1000));
    assertSame(longest, Guarded.bounded(longest));
    for (BigDecimal tooLong : new BigDecimal[] {new BigDecimal(BigInteger.ONE, 1001),
        new BigDecimal(BigInteger.ONE, -1001), new BigDecimal(BigInteger.TEN.pow(1001), 1)}) {
      NodeValue value = NodeValue.makeDecimal(tooLong);
      assertThrows(ExprEvalException.class, () -> Guarded.bounded(value));
    }
  }

  @ParameterizedTest
  @CsvSource({"P9999999D, true", "P10000001D, false", "-P10000001D, false", "PT240000024H, false",
      "P9999999DT2880M, false", "PT864000086400S, false"})
  void durationMayHaveTenMillionDays(String text, boolean allowed) {
    NodeValue duration = NodeValue.makeNode(text, XSDDatatype.XSDdayTimeDuration);
    if (allowed) {
      assertSame(duration, Guarded.bounded(duration));
    } else {
      assertThrows(ExprEvalException.class, () -> Guarded.bounded(duration));
    }
  }

  @ParameterizedTest
  @CsvSource({"P27322Y, true", "P27323Y, false", "P322580M, true", "P322581M, false"})
  void yearsAndMonthsAreTakenForTheLongestThatThereAre(String text, boolean allowed) {
    NodeValue duration = NodeValue.makeNode(text, XSDDatatype.XSDyearMonthDuration);
    if (allowed) {
      assertSame(duration, Guarded.bounded(duration));
    } else {
      assertThrows(ExprEvalException.class, () -> Guarded.bounded(duration));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONTAINS", "STRBEFORE", "STRAFTER"})
  void searchOfALongTextForALongTextStopsTheQuery(String function) {
    Binding row = BindingFactory.binding(Var.alloc("text"), NodeValue.makeString("a".repeat(100_000)).asNode(),
        Var.alloc("part"), NodeValue.makeString("b".repeat(1000)).asNode());
    value(ExprUtils.parse(function + "(?text, ?part)"), row);
    QueryStopped stopped = assertThrows(QueryStopped.class,
        () -> value(ExprUtils.parse(function + "(?text, CONCAT(?part, 'b'))"), row));
    assertEquals(422, stopped.status());
  }

  @ParameterizedTest
  @CsvSource({"CONTAINS, true", "STRBEFORE, a-", "STRAFTER, -c"})
  void searchFindsWhatItFindsWithoutTheGuard(String function, String found) {
    assertEquals(found, value(function + "('a-b-c', 'b')").asString());
  }

  @Test
  void searchInANumberIsAnErrorOfTheExpression() {
    assertThrows(ExprEvalException.class, () -> value("CONTAINS(12, '1')"));
  }

  @Test
  void copyIsGuardedToo() {
    Expr copy = new Guarded(ExprUtils.parse("STRLEN('a')")).copy(ExprUtils.parse("STRLEN('b')"));
    assertThrows(QueryStopped.class, () -> copy.eval(BindingFactory.empty(), env(Duration.ZERO)));
  }
}
