package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import org.airiskgraph.reader.xlsx.Row;
import org.junit.jupiter.api.Test;

/** What messages quote of long texts. */
class InputExceptionTest {
  @Test
  void valuesOfSixtyCharactersAreQuotedWholeAndLongerOnesCut() {
    assertEquals("\"" + "x".repeat(60) + "\"", InputException.quote("x".repeat(60)));
    assertEquals("\"" + "x".repeat(57) + "…\"", InputException.quote("x".repeat(61)));
  }

  @Test
  void reasonsFitAScreen() {
    int longest = InputException.reason(new IOException("x".repeat(10_000))).length();
    assertEquals("x".repeat(longest), InputException.reason(new IOException("x".repeat(longest))));
    assertEquals("x".repeat(longest - 1) + "…", InputException.reason(new IOException("x".repeat(longest + 1))));
    assertEquals("IOException", InputException.reason(new IOException()));
    assertEquals("permission denied", InputException.reason(new AccessDeniedException("a.csv")));
  }

  @Test
  void cellsAreReadUpToTheLengthThatSpreadsheetsHold() {
    String longest = "x".repeat(Row.LONGEST_CELL);
    assertEquals(longest, TestWorkbook.row(Map.of("Title", longest)).cell("Title"));
    assertEquals(
        "t.csv:2, column Title: found a text of more than 100000 characters, expected at most 100000 characters",
        assertThrows(InputException.class, () -> TestWorkbook.row(Map.of("Title", longest + "x")).cell("Title"))
            .getMessage());
  }

  @Test
  void invisibleCharactersOfAValueAreShownByTheirCodes() {
    assertEquals("\"2<U+00A0>-<U+200B> AI<U+001B>[2J\"", InputException.quote("2\u00a0-\u200b AI\u001b[2J"));
    assertEquals("\"Überwachung 課\"", InputException.quote("Überwachung\n課"));
  }
}
