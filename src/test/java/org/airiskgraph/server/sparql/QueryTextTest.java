package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"{", "(", "["})
  void bracketsInEachOtherAreCountedOfAnySort(String bracket) {
    assertTrue(QueryText.complaint("ASK " + bracket.repeat(201)).orElseThrow().contains("200"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK " + bracket.repeat(200)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "'%s'", "'''%s'''", "\"\"\"%s\"\"\"", "<%s>", "'\\'%s'", "#%s\n"})
  void bracketsInTextsIrisAndCommentsAreNotCounted(String quoted) {
    String brackets = quoted.startsWith("<") ? "(".repeat(300) : "{".repeat(300);
    assertEquals(Optional.empty(), QueryText.complaint("ASK { ?s ?p " + String.format(quoted, brackets) + " }"));
  }

  /** What the parser reads on after: a second lexer took it for a comment, a text or an IRI to the end of the query. */
  @ParameterizedTest
  @ValueSource(strings = {"#\r", "?s ?p a:\\# ", "?s ?p a:\\' ", "?s ?p a:\\\" ", "FILTER(?a<b:\\,"})
  void nothingHidesBracketsThatTheParserSees(String before) {
    String hidden = before.endsWith(",") ? "(".repeat(300) + ">1" : "{".repeat(300);
    assertTrue(QueryText.complaint("PREFIX a: <a:> ASK { " + before + hidden).isPresent());
  }

  /** With 20 kB of these the lexer took more than ten seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "UNDEF", "1false", "\\u0074rue"})
  void wordsWithoutSpaceBetweenThemAreRefused(String word) {
    assertThrows(QueryStopped.class, () -> QueryText.complaint("ASK { VALUES ?x {" + word.repeat(2000) + "}}"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { VALUES ?x {" + (word + " ").repeat(30_000) + "}}"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { VALUES ?x { '" + word.repeat(30_000) + "'}}"));
  }

  @Test
  void lessThanDoesNotHideBrackets() {
    assertTrue(QueryText.complaint("ASK { FILTER(1 < 2 " + "(".repeat(300) + " > 1)").isPresent());
  }

  @Test
  void groupsBesideEachOtherAreCounted() {
    assertTrue(QueryText.complaint("ASK { " + "{} ".repeat(1000) + "}").orElseThrow().contains("1000"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + "{} ".repeat(999) + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'", "\"\"\"", "'\\", "<", "#", "}"})
  void textsThatEndInTheMiddleAreLeftToTheParser(String text) {
    assertEquals(Optional.empty(), QueryText.complaint(text));
  }

  @Test
  void eachVariableIsCountedOutsideOfTexts() {
    assertTrue(QueryText.complaint("SELECT " + "?a $b ".repeat(1001) + "{}").orElseThrow().contains("2000"));
    assertEquals(Optional.empty(), QueryText.complaint("SELECT '" + "?".repeat(9000) + "' {}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a> ", "a:b ", ":b "})
  void irisAndPrefixedNamesAreCounted(String name) {
    assertTrue(QueryText.complaint("DESCRIBE " + name.repeat(10_001)).orElseThrow().contains("10000"));
    assertEquals(Optional.empty(), QueryText.complaint("DESCRIBE " + name.repeat(10_000)));
  }

  @Test
  void bracketsAndVariablesWrittenAsEscapesAreCounted() {
    assertTrue(QueryText.complaint("ASK " + "\\u007B".repeat(201)).orElseThrow().contains("200"));
    assertTrue(QueryText.complaint("SELECT " + "\\u003Fa ".repeat(2001) + "{}").orElseThrow().contains("2000"));
    assertTrue(QueryText.complaint("ASK # a comment\\u000A" + "{".repeat(201)).isPresent());
    assertTrue(QueryText.complaint("ASK # no escape: \\\\u000A '\n" + "{".repeat(201)).isPresent());
    assertThrows(QueryStopped.class, () -> QueryText.complaint("ASK \\u00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FILTER EXISTS {", "FILTER NOT exists\n{", "BIND(1 AS ?x) FILTER(Exists# {\n{",
      "FILTER \\u0045XISTS {"})
  void existsInExistsIsCounted(String begin) {
    assertTrue(QueryText.complaint("ASK { " + begin.repeat(5)).orElseThrow().contains("EXISTS"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + begin.repeat(4)));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + (begin + "})").repeat(9)));
  }

  @Test
  void longIrisAreRefusedAndLongTextsAreNot() {
    String most = "i".repeat(1000);
    assertEquals(Optional.empty(),
        QueryText.complaint("PREFIX a: <" + most + "> ASK { <" + most + "> a:b 'i" + most + "' }"));
    assertTrue(QueryText.complaint("PREFIX a: <" + most + "i> ASK {}").orElseThrow().contains("1000"));
    assertEquals(Optional.empty(), QueryText.complaint("ASK { FILTER(1 <" + " 2 || 1 <".repeat(900) + "3) }"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BASE <a> ", "base<a>", "Base#\n<a>", "\\u0042ASE <a> "})
  void declarationsOfTheBaseAreCounted(String base) {
    assertTrue(QueryText.complaint(base.repeat(3) + "ASK {}").orElseThrow().contains("BASE"));
    assertEquals(Optional.empty(), QueryText.complaint(base.repeat(2) + "ASK {}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?base ", "$BASE ", "<base> ", "base:a ", "a:base ", "'base' ", "#base\n", "database:a ",
      "based "})
  void namesThatHoldTheWordBaseAreNoDeclarations(String name) {
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + name.repeat(9) + " }"));
  }

  /** Jena writes what is in EXISTS into each branch: with these 3,000 characters it planned for minutes. */
  @Test
  void groupsBesideExistsAreMultipliedWithItsContent() {
    String unions = "{ ?x a 1 }" + " UNION { ?x a 1 }".repeat(39);
    String nested = unions;
    for (int depth = 0; depth < 2; depth++) {
      nested = unions + " FILTER EXISTS { " + nested + " }";
    }
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + nested + " }"));
    assertTrue(QueryText.complaint("ASK { " + unions + " FILTER EXISTS { " + nested + " } }").orElseThrow()
        .contains("beside EXISTS"));
    String besideEachOther = ("FILTER EXISTS { " + unions + " } ").repeat(8);
    assertEquals(Optional.empty(), QueryText.complaint("ASK { " + besideEachOther + "}"));
  }

  /** The time of planning them grew with the third power of their number. */
  @ParameterizedTest
  @ValueSource(strings = {"?a# a $b#", "?a\u00b7# a 1", "[] a []", "_:a# a 1"})
  void manyGroupsAreRefusedWithManyVariables(String triple) {
    assertTrue(QueryText.complaint(joined(998, triple)).orElseThrow().contains("variables"));
    assertEquals(Optional.empty(), QueryText.complaint(joined(300, triple)));
    assertEquals(Optional.empty(), QueryText.complaint(joined(998, triple).replaceAll("[{}]", " ")));
    assertEquals(Optional.empty(), QueryText.complaint(joined(998, "?a a ?b")));
  }

  private static String joined(int groups, String triple) {
    return "ASK { " + IntStream.range(0, groups).mapToObj(i -> "{ " + triple.replace("#", "" + i) + " } ")
        .collect(Collectors.joining()) + "}";
  }
}
