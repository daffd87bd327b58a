package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTextTest {
  private static List<String> lines(String text, int first, int others) {
    return WrappedText.lines(Terminal.none().plain(text), first, others, 0).stream().map(Object::toString).toList();
  }

  @Test
  void addressesAndIdentifiersAreBrokenAtBlanksOnly() {
    assertEquals(List.of("see", "https://doi.org/10.48550/arXiv.1906.01820", "by mesa-optimization/x:y"),
        lines("see https://doi.org/10.48550/arXiv.1906.01820 by mesa-optimization/x:y", 41, 41));
  }

  @Test
  void noLineBeginsOrEndsWithABlankHoweverManyThereAre() {
    assertEquals(List.of("one", "two", "three"), lines("one   two   three ", 6, 6));
  }

  @Test
  void wordLongerThanALineIsCutAndNothingIsLost() {
    assertEquals(List.of("a", "bcde", "fgh", "i"), lines("a bcdefgh i", 3, 4).stream().map(String::strip).toList());
  }

  @Test
  void wordUpToAGivenWidthIsALineOfItsOwnAfterTheFirst() {
    assertEquals(List.of("", "abcdefg", "hi", "jklmnop", "qrstuvwx"),
        WrappedText.lines(Terminal.none().plain("abcdefg hi jklmnop qrstuvwx"), 4, 4, 8).stream().map(Object::toString)
            .toList());
  }

  @Test
  void firstLineMayBeWiderThanTheOthers() {
    assertEquals(List.of("one two", "three", "four"), lines("one two three four", 9, 7));
  }

  @Test
  void ideographsTakeTwoColumnsAndCombiningMarksNone() {
    assertEquals(List.of("人工", "智能", "e\u0301e\u0301e\u0301e\u0301"), lines("人工智能 e\u0301e\u0301e\u0301e\u0301", 4, 4));
  }

  @Test
  void emptyTextIsOneEmptyLineAndAPairOfSurrogatesIsNotCut() {
    assertEquals(List.of(""), lines("", 5, 5));
    assertEquals(List.of("😀", "😀"), lines("😀😀", 1, 1));
  }
}
