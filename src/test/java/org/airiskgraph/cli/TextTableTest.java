package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi.Text;

class TextTableTest {
  private static final String LONG = "one two three four five six seven eight nine ten";

  private static String print(TextTable table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void rowInAPipeIsOneLineHoweverLong() {
    TextTable table = new TextTable(Terminal.none(), 0);
    table.row("a", LONG.repeat(9), "z");
    assertEquals("a  " + LONG.repeat(9) + "  z\n", print(table));
  }

  @Test
  void cellsOnATerminalAreWrappedAtWordsUnderTheirColumn() {
    TextTable table = new TextTable(new Terminal(40, false), 0);
    table.row("12345678", LONG);
    assertEquals("12345678  one two three four five six\n          seven eight nine ten\n", print(table));
  }

  @Test
  void wideColumnsShareWhatNarrowOnesLeave() {
    TextTable table = new TextTable(new Terminal(60, false), 2);
    table.row("1", LONG, LONG, "2016");
    List<String> lines = print(table).lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 60), lines.toString());
    assertTrue(lines.get(0).startsWith("  1  one two") && lines.get(0).endsWith("  2016"), lines.get(0));
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(1).matches(" {5}six seven eight nine +six seven eight nine ten"), lines.get(1));
  }

  @Test
  void quantitiesEndAndCodesBeginInOneColumn() {
    TextTable table = new TextTable(Terminal.none(), 0, 0, 2);
    table.row("7", "7.2", "7");
    table.row("1612", "10", "1612");
    assertEquals("   7  7.2     7\n1612  10   1612\n", print(table));
  }

  @Test
  void columnIsAsWideAsItsLongestWordThoughOthersAreWrappedMore() {
    TextTable table = new TextTable(new Terminal(44, false), 0);
    table.row("implement-robust-measures", LONG);
    assertEquals("""
        implement-robust-measures  one two three
                                   four five six
                                   seven eight nine
                                   ten
        """, print(table));
  }

  @Test
  void narrowColumnOfSeveralWordsIsNotWrappedForTheSakeOfAWideOne() {
    TextTable table = new TextTable(new Terminal(40, false), 0);
    table.row("rests on", "https://example.org/a");
    table.row("name", LONG);
    assertEquals("""
        rests on  https://example.org/a
        name      one two three four five six
                  seven eight nine ten
        """, print(table));
  }

  @Test
  void rowsWithAHeadingBecomeBlocksWhereTheWordsOfAColumnDoNotFit() {
    TextTable table = new TextTable(new Terminal(40, false), 0, 1);
    table.heading(Stream.of("identifier", "score", "name").map(Terminal.none()::plain).toArray(Text[]::new));
    table.row("implement-robust-measures", "0.5", LONG);
    table.row("x", "0.7", "");
    assertEquals("""
        identifier  implement-robust-measures
        score       0.5
        name        one two three four five six
                    seven eight nine ten

        identifier  x
        score       0.7
        """, print(table));
  }

  @Test
  void rowsWithAHeadingStayRowsWhereThatIsShorter() {
    TextTable table = new TextTable(new Terminal(40, false), 0);
    table.heading(Stream.of("identifier", "name").map(Terminal.none()::plain).toArray(Text[]::new));
    table.row("measures", "one");
    table.row("other-measures", LONG);
    assertEquals("""
        identifier      name
        measures        one
        other-measures  one two three four five
                        six seven eight nine ten
        """, print(table));
  }

  @Test
  void rowsWithoutAHeadingBecomeParagraphsWhereTheirWordsDoNotFit() {
    TextTable table = new TextTable(new Terminal(40, false), 0);
    table.row("mitigation", "implement-robust-measures", "Implement robust measures");
    table.row("risk", "1", "Privacy");
    assertEquals("""
        mitigation  implement-robust-measures
          Implement robust measures
        risk  1  Privacy
        """, print(table));
  }

  @Test
  void textBelowARowCrossesItsColumnsAndItsFurtherLinesHang() {
    TextTable table = new TextTable(new Terminal(30, false), 0);
    table.row("a", "b");
    table.below(4, 2, Terminal.none().plain("- " + LONG));
    assertEquals("a  b\n    - one two three four five\n      six seven eight nine ten\n", print(table));
  }

  @Test
  void boldCellIsSwitchedOffAtTheEndOfEachLine() {
    Terminal terminal = new Terminal(30, true);
    TextTable table = new TextTable(terminal, 0);
    table.row(terminal.plain("12345678"), terminal.bold(LONG));
    for (String line : print(table).lines().toList()) {
      assertEquals(1, line.split("\u001b\\[1m", -1).length - 1, line);
      assertTrue(line.contains("\u001b[22m"), line);
    }
  }

  @Test
  void wordLongerThanTheTerminalIsCutIntoLinesWithoutLoss() {
    String word = "https://example.org/" + "a".repeat(100);
    TextTable table = new TextTable(new Terminal(30, false), 0);
    table.row("12345678", word);
    assertEquals("12345678" + word, print(table).replaceAll("\\s", ""));
  }

  @Test
  void addressTooLongForItsColumnIsWholeOnALineOfItsOwnThatBeginsFurtherLeft() {
    TextTable table = new TextTable(new Terminal(40, false), 0);
    table.row("license", "see https://example.org/licenses/by/4 there");
    table.row("address", "https://example.org/licenses/by/4");
    table.below(4, 8, Terminal.none().plain("- 0.5 by https://example.org/licenses/by/4"));
    assertEquals("""
        license  see
               https://example.org/licenses/by/4
                 there
        address
               https://example.org/licenses/by/4
            - 0.5 by
               https://example.org/licenses/by/4
        """, print(table));
  }

  @Test
  void markupAndControlCharactersOfDataArePrintedNotObeyed() {
    TextTable table = new TextTable(new Terminal(80, true), 0);
    table.row("@|red x|@ \u001b[2J\r\u0007\u009b1m", "b");
    assertEquals("@|red x|@ \u241b[2J \u2407\ufffd1m  b\n", print(table).replace("\u001b[0m", ""));
  }
}
