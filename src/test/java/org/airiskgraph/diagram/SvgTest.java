package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {
  @Test
  void shortTextIsOneLine() {
    assertEquals(List.of("a short text"), Svg.wrap("  a short   text ", 13, 266, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MMMMMMMM WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM",
      "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and more words until the third line is full and over",
      "人工智能系统可能会产生与人类价值观不一致的目标并在部署期间隐藏这些目标", "one two three four five six seven"})
  void everyLineFitsAndWhatIsCutEndsWithAnEllipsis(String text) {
    List<String> lines = Svg.wrap(text, 13, 266, 3);
    assertTrue(lines.size() <= 3);
    lines.forEach(line -> assertTrue(Svg.width(line, 13) <= 266, line));
    assertEquals(!String.join(" ", lines).equals(text), String.join("", lines).contains("…"));
  }

  @Test
  void cutDoesNotSplitACharacter() {
    String line = Svg.wrap("😀".repeat(60), 13, 100, 1).get(0);
    assertTrue(line.matches("(😀)+…"), line);
  }
}
