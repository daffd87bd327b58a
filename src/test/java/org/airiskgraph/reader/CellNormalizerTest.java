package org.airiskgraph.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Optional;
import org.airiskgraph.catalogue.Quotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellNormalizerTest {
  @Test
  void blanksOfAnyKindBecomeOneAndVanishAtTheEnds() {
    assertEquals("a b c", CellNormalizer.line(" \u00a0a\n\tb \u2003 c\r\n"));
    assertEquals("", CellNormalizer.line(" \n\u00a0"));
  }

  @Test
  void lettersAreComposed() {
    assertEquals("Gipi\u0161kis", CellNormalizer.line("Gipis\u030ckis"));
    assertEquals("\u0161", CellNormalizer.line("\u0161"));
  }

  /** Thousands of them took Java seconds. */
  @Test
  void ofMarksOnALetterThirtyAreKept() {
    String thirty = "\u0323".repeat(15) + "\u0302".repeat(15);
    assertEquals(CellNormalizer.line("x" + thirty + " y"), CellNormalizer.line("x" + thirty + "\u0323\u0302 y"));
    assertEquals("x" + thirty, CellNormalizer.line("x" + thirty));
    assertEquals("x" + thirty, CellNormalizer.code("x" + thirty + "\u0302"));
  }

  @Test
  void onlyCharactersThatXmlHoldsPass() {
    assertEquals("ab", CellNormalizer.line("a\u0000\u0007\u0085b\u009f"));
    assertEquals("a\ufffdb", CellNormalizer.line("a\ufffd\ufffe\uffffb"));
  }

  @Test
  void whateverCharacterStandsBetweenTwoALineIsComposedAndHoldsNoneButBlanksBetweenWords() {
    for (int c = 0; c < 0xfffe; c++) {
      String line = CellNormalizer.line("e" + (char) c + "e");
      assertTrue(Normalizer.isNormalized(line, Normalizer.Form.NFC), Integer.toHexString(c));
      assertTrue(line.chars().noneMatch(Character::isISOControl), Integer.toHexString(c));
      assertTrue(line.chars().noneMatch(other -> other != ' ' && (Character.isWhitespace(other) || other == '\u00a0')),
          Integer.toHexString(c));
      boolean gone = Character.isISOControl(c) && !Character.isWhitespace(c) || Character.isSurrogate((char) c);
      if (gone || blank(c)) {
        assertEquals(gone ? "ee" : "e e", line, Integer.toHexString(c));
      }
    }
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  @Test
  void pairsOfSurrogatesPassAndHalvesDoNot() {
    assertEquals("\ud83d\ude00", CellNormalizer.line("\ud83d\ude00"));
    assertEquals("x\ud83d\ude00y", CellNormalizer.line("x\ud83d\ude00y"));
    assertEquals("a", CellNormalizer.line("a\ud83d"));
    assertEquals("ab", CellNormalizer.line("a\ud83db"));
    assertEquals("a", CellNormalizer.line("\ude00a"));
    assertEquals("ab", CellNormalizer.line("a\ude00b"));
  }

  @Test
  void quotationMarksRoundTheWholeAreTakenOff() {
    assertEquals(Optional.of(new Quotation("their words", true)), CellNormalizer.quotation("\" their words \""));
    assertEquals(Optional.of(new Quotation("\"their\" words", false)), CellNormalizer.quotation("\"their\" words"));
    assertEquals(Optional.of(new Quotation("\"", false)), CellNormalizer.quotation("\""));
    assertEquals(Optional.empty(), CellNormalizer.quotation("\"\""));
    assertEquals(Optional.empty(), CellNormalizer.quotation("\" \""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "–", "N/A", "na", "None provided", "none provided.", "[Not defined in text]"})
  void wordsForNothingAreNothing(String cell) {
    assertEquals(Optional.empty(), CellNormalizer.quotation(cell));
    assertEquals(Optional.empty(), CellNormalizer.page(cell));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "7.0, 7", "007, 7", "23048, 23048", "45000, 45000", "45001, 3-16", "54999, 7-30", "55000, 55000",
      "45147, 8-9",
      "2023-08-09, 8-9", "2023-08-09 00:00:00, 8-9", "8-9, 8-9", "iv, iv", "1234567890, 1234567890", "7.5, 7.5"})
  void pagesLoseDecimalsAndRangesComeBackFromDates(String cell, String page) {
    assertEquals(Optional.of(page), CellNormalizer.page(cell));
  }
}
