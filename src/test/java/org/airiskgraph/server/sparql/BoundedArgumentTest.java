package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.jena.datatypes.BaseDatatype;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.ExprUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedArgumentTest {
  /** The value of {@code argument} at this position of the call, after the check. */
  private static NodeValue checked(String call, int position, NodeValue argument) {
    return argument(call, position, argument).eval(BindingFactory.empty(), null);
  }

  private static Expr argument(String call, int position, Expr argument) {
    return BoundedArgument.of((ExprFunction) ExprUtils.parse(call), position, argument);
  }

  private static NodeValue text(int length) {
    return NodeValue.makeString("a".repeat(length));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"STRDT(?x, <urn:t>)|1|1000", "STRLANG(?x, ?y)|2|1000", "IRI(?x)|1|10000",
      "URI(?x)|1|10000"})
  void longTextOfWhichAValueIsReadIsAnErrorOfTheExpression(String call, int position, int most) {
    assertEquals(text(most), checked(call, position, text(most)));
    ExprEvalException error =
        assertThrows(ExprEvalException.class, () -> checked(call, position, text(most + 1)));
    assertTrue(error.getMessage().contains("more than " + most + " characters"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"STRDT(?x, ?t)|2", "STRLANG(?x, ?y)|1", "STRLEN(?x)|1", "CONTAINS(?x, ?y)|2"})
  void argumentThatTakesNoTimeStaysAsItIs(String call, int position) {
    NodeValue argument = text(20_000);
    assertSame(argument, argument(call, position, argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UCASE(?x)", "LCASE(?x)"})
  void longTextThatIsNotAsciiStopsTheQueryWhereItsCaseChanges(String call) {
    for (String language : new String[] {"", "en"}) {
      NodeValue most = NodeValue.makeNode("\u00e9".repeat(10_000), language, (String) null);
      assertEquals(most, checked(call, 1, most));
      NodeValue more = NodeValue.makeNode("a".repeat(10_000) + "\u00e9", language, (String) null);
      QueryStopped stopped = assertThrows(QueryStopped.class, () -> checked(call, 1, more));
      assertEquals(422, stopped.status());
      assertTrue(stopped.getMessage().contains("at most 10000 characters"), stopped.getMessage());
    }
  }

  @Test
  void asciiOfAnyLengthChangesItsCase() {
    assertEquals(text(100_000), checked("UCASE(?x)", 1, text(100_000)));
  }

  @Test
  void longValueThatIsNoTextIsLeftToTheFunction() {
    NodeValue number = NodeValue.makeNode("\u0661".repeat(10_001), new BaseDatatype("urn:number"));
    assertEquals(number, checked("UCASE(?x)", 1, number));
    assertEquals(number, checked("IRI(?x)", 1, number));
  }

  @Test
  void copyChecksAsTheOriginalDoes() {
    BoundedArgument language = (BoundedArgument) argument("STRLANG(?x, ?y)", 2, text(1));
    Expr copy = language.copy(text(1001));
    assertThrows(ExprEvalException.class, () -> copy.eval(BindingFactory.empty(), null));
  }
}
