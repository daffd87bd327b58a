package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
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
}
