package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {
  private static QueryBudget budget() {
    return TestBudget.of(Duration.ofSeconds(30), new MemoryPool(1 << 20), "a client");
  }

  @ParameterizedTest
  @CsvSource({"abc, 3", "a{3}, 4", "'a{2,5}', 6", "(ab){10}, 33", "'((a){10}){10}', 265", "\\(\\), 2", "a{x}, 4",
      "[(]{3}, 4", "[])]{3}, 4"})
  void statesAreTheCharactersTimesTheirRepetitions(String pattern, double most) {
    assertTrue(BoundedPattern.states(pattern) <= most, pattern + " " + BoundedPattern.states(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a{10000}", "((a{100}){100}){100}", "(a)\\1", "(?=a)", "[z-a]",
      "(?:(?:a{100}){100}){100}[(]", "(?:(?:a{100}){100}){100}\\Q(\\E", "(?:a{900}\\Q)(\\E){900}",
      "(?:[[:alpha:])]x{900}[[:alpha:](]){900}"})
  void whatIsNoPatternOrTooLargeIsAnErrorOfTheExpression(String pattern) {
    assertThrows(ExprEvalException.class, () -> BoundedPattern.compile(pattern, ""));
  }

  @Test
  void unknownFlagsAndLongPatternsAreErrors() {
    assertThrows(ExprEvalException.class, () -> BoundedPattern.compile("a", "k"));
    assertThrows(ExprEvalException.class, () -> BoundedPattern.compile("a".repeat(501), ""));
  }

  @Test
  void flagsMeanWhatSparqlSays() {
    assertTrue(BoundedPattern.compile("MESA", "i").find("mesa", budget()));
    assertFalse(BoundedPattern.compile("a.b", "").find("a\nb", budget()));
    assertTrue(BoundedPattern.compile("a.b", "s").find("a\nb", budget()));
    assertTrue(BoundedPattern.compile("^b", "m").find("a\nb", budget()));
    assertTrue(BoundedPattern.compile("a b", "x").find("ab", budget()));
    assertFalse(BoundedPattern.compile("a.b", "q").find("axb", budget()));
  }

  @Test
  void groupsAreReplacedByNumber() {
    assertEquals("b-a", BoundedPattern.compile("(a)(b)", "").replaceAll("ab", "$2-$1", budget()));
  }

  @Test
  void textThatGrowsTooLongStopsTheQuery() {
    QueryStopped stopped = assertThrows(QueryStopped.class,
        () -> BoundedPattern.compile("a", "").replaceAll("a".repeat(2000), "b".repeat(1000), budget()));
    assertEquals(422, stopped.status());
  }

  @Test
  void matchingEndsAtTheDeadline() {
    QueryBudget over = TestBudget.of(Duration.ZERO, new MemoryPool(1 << 20), "a client");
    assertThrows(QueryStopped.class, () -> BoundedPattern.compile("b", "").find("a".repeat(10_000), over));
  }
}
