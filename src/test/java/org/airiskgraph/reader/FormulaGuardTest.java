package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 30", "-", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1", "'=1", "''-x"})
  void formulaGetsAnApostropheAndLosesItWhenReadBack(String text) {
    assertEquals("'" + text, FormulaGuard.guard(text));
    assertEquals(text, FormulaGuard.unguard(FormulaGuard.guard(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'", "'quoted'", "Bias = harm", "34.02.03", "a\n=1"})
  void otherTextStaysAsItIs(String text) {
    assertEquals(text, FormulaGuard.guard(text));
    assertEquals(text, FormulaGuard.unguard(text));
  }
}
