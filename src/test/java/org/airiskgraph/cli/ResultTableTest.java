package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.sse.SSE;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private static final String RISK = "<" + IriFactory.DEFAULT_BASE + "risk/34.02.03>";

  /** The lines printed for rows of nodes in the syntax of Turtle, {@code -} for an unbound variable. */
  private static List<String> printed(String vars, String... rows) {
    List<Var> named = Arrays.stream(vars.split(" ")).map(Var::alloc).toList();
    List<Binding> bindings = Stream.of(rows).map(row -> {
      var builder = BindingFactory.builder();
      String[] cells = row.split(" ");
      for (int i = 0; i < cells.length; i++) {
        if (!cells[i].equals("-")) {
          builder.add(named.get(i), SSE.parseNode(cells[i]));
        }
      }
      return builder.build();
    }).toList();
    StringWriter out = new StringWriter();
    new ResultTable(named, bindings, new IriFactory(IriFactory.DEFAULT_BASE)).layOut(Terminal.none())
        .print(new PrintWriter(out));
    return out.toString().lines().map(String::stripTrailing).toList();
  }

  @Test
  void identifierBesideTheIriThatIsShownByItIsNotRepeated() {
    assertEquals(List.of("risk      name", "34.02.03  x"),
        printed("risk id name", RISK + " \"34.02.03\" \"x\"@en"));
  }

  @Test
  void equalColumnsOfTheSameSortAreBothShown() {
    assertEquals(List.of("name  label", "x     x"), printed("name label", "\"x\" \"x\""));
    assertEquals(List.of("n  m", "2  2"), printed("n m", "2 2"));
  }

  @Test
  void iriIsAbbreviatedByItsPrefixWhereNoLabelIsBesideIt() {
    assertEquals(List.of("risk           id", "risk:34.02.03  34.02.03"), printed("risk id", RISK + " \"34.02.03\""));
  }

  @Test
  void numbersAreAlignedToTheRightWithEquallyManyDecimals() {
    assertEquals(List.of("score", " 0.50", "12.25", ""),
        printed("score", "0.5", "12.25", "-"));
  }

  @Test
  void codesAndYearsWithoutADatatypeOfNumbersAreAlignedToTheLeft() {
    assertEquals(List.of("code", "7.2", "12"), printed("code", "\"7.2\"", "\"12\""));
  }
}
