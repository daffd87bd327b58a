package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void boldAndFaintAreEndedByNormalIntensity() {
    Terminal terminal = new Terminal(80, true);
    assertEquals("\u001b[1mx\u001b[22m\u001b[0m", terminal.bold("x").toString());
    assertEquals("\u001b[2mx\u001b[22m\u001b[0m", terminal.faint("x").toString());
    assertFalse(terminal.bold("x").toString().contains("\u001b[21m"), "21 is a double underline");
  }

  @Test
  void textIsPlainWithoutATerminalOrStyles() {
    assertEquals("x", Terminal.none().bold("x").toString());
    assertEquals("x", new Terminal(80, false).faint("x").toString());
    assertEquals("x", new Terminal(80, true).plain("x").toString());
  }

  @Test
  void controlCharactersBecomePicturesAndLinesStay() {
    assertEquals("a\u241b[2J\u2400\u2421\ufffd\ufffdb\n\tc š 中",
        Terminal.printable("a\u001b[2J\u0000\u007f\u0085\u202eb\n\tc š 中"));
    assertEquals("9\u2408 all is well", Terminal.oneLine("9\u0008\r\n all is\twell "));
  }

  @Test
  void sentenceIsFoldedOnATerminalAndWholeInAPipe() {
    String sentence = "  data/risks.yaml:2:7: found a, expected b";
    assertEquals(sentence, Terminal.none().folded(sentence));
    assertEquals("  data/risks.yaml:2:7:\n    found a, expected\n    b",
        new Terminal(22, false).folded(sentence).replace(System.lineSeparator(), "\n"));
  }
}
