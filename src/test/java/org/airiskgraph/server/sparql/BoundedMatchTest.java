package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMatchTest {
  private Duration time = Duration.ofMinutes(5);

  private NodeValue value(Expr match) {
    FunctionEnvBase env = new FunctionEnvBase(ARQ.getContext().copy());
    TestBudget.of(time, new MemoryPool(3 << 20), "").install(env.getContext());
    return match.eval(BindingFactory.empty(), env);
  }

  private NodeValue match(boolean replaces, NodeValue text, String... more) {
    ExprList arguments = new ExprList(text);
    Arrays.stream(more).map(NodeValue::makeString).forEach(arguments::add);
    return value(new BoundedMatch(replaces, arguments));
  }

  private NodeValue regex(String text, String... more) {
    return match(false, NodeValue.makeString(text), more);
  }

  private NodeValue replace(String text, String... more) {
    return match(true, NodeValue.makeString(text), more);
  }

  @Test
  void regexIsTrueWhereAPartOfTheTextMatches() {
    assertSame(NodeValue.TRUE, regex("mesa", "es"));
    assertSame(NodeValue.FALSE, regex("mesa", "ES"));
    assertSame(NodeValue.TRUE, regex("mesa", "ES", "i"));
    assertSame(NodeValue.FALSE, regex("", "."));
    assertSame(NodeValue.TRUE, match(false, NodeValue.makeLangString("mesa", "en"), "^m"));
  }

  @Test
  void replaceChangesEachMatch() {
    assertEquals(NodeValue.makeString("b-n-n-"), replace("banana", "a", "-"));
    assertEquals(NodeValue.makeString("banana"), replace("banana", "A", "-"));
    assertEquals(NodeValue.makeString("b-n-n-"), replace("banana", "A", "-", "i"));
    assertEquals(NodeValue.makeString("ab"), replace("ba", "(b)(a)", "$2$1"));
  }

  @Test
  void replacedTextKeepsItsLanguage() {
    assertEquals(NodeValue.makeLangString("colour", "en"),
        match(true, NodeValue.makeLangString("color", "en"), "or", "our"));
  }

  @ParameterizedTest
  @CsvSource({"true, REPLACE", "false, REGEX"})
  void valueThatIsNoTextIsAnErrorOfTheExpression(boolean replaces, String function) {
    for (NodeValue value : List.of(NodeValue.makeInteger(12), NodeValue.makeBoolean(true))) {
      ExprEvalException error =
          assertThrows(ExprEvalException.class, () -> match(replaces, value, "1", "2"));
      assertTrue(error.getMessage().startsWith(function + ": not a string"), error.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2", "${name}"})
  void replacementThatNamesNoGroupIsAnErrorOfTheExpression(String replacement) {
    assertThrows(ExprEvalException.class, () -> replace("ba", "(b)", replacement));
  }

  @Test
  void patternThatMeansNothingIsAnErrorOfTheExpression() {
    assertThrows(ExprEvalException.class, () -> regex("a", "("));
    assertThrows(ExprEvalException.class, () -> regex("a", "a", "k"));
  }

  @Test
  void patternIsCompiledOnceForAllRows() {
    BoundedMatch match = new BoundedMatch(false, new ExprList(List.of(NodeValue.makeString("a"))));
    FunctionEnvBase env = new FunctionEnvBase(ARQ.getContext().copy());
    TestBudget.of(time, new MemoryPool(3 << 20), "").install(env.getContext());
    assertSame(NodeValue.TRUE, match.eval(List.of(NodeValue.makeString("a"), NodeValue.makeString("a")), env));
    assertSame(NodeValue.TRUE, match.eval(List.of(NodeValue.makeString("a"), NodeValue.makeString("b")), env));
  }

  @Test
  void matchAfterTheDeadlineStopsTheQuery() {
    time = Duration.ZERO;
    assertThrows(QueryStopped.class, () -> regex("a", "a"));
  }

  @Test
  void copyDoesTheSameWithOtherArguments() {
    NodeValue text = NodeValue.makeString("b");
    assertEquals(NodeValue.makeString("c"), value(
        new BoundedMatch(true, new ExprList()).copy(new ExprList(List.of(text, text, NodeValue.makeString("c"))))));
    assertEquals(NodeValue.TRUE,
        value(new BoundedMatch(false, new ExprList()).copy(new ExprList(List.of(text, text)))));
  }
}
