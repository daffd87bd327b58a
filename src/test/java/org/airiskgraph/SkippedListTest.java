package org.airiskgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkippedListTest {
  private static final String TOOL = "for a missing tool (run .ci/install-tools)";
  private static final String MACHINE = "for what this machine or user cannot do (nothing to install)";
  private static final String FILE = "for an official file (CONTRIBUTING.md says where it goes)";

  @TempDir private Path folder;

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("skipped.txt"));
  }

  @Test
  void theLastLineCountsAllByWhatIsToBeDone() throws IOException {
    SkippedList list = new SkippedList(folder.resolve("skipped.txt"));
    list.add(List.of("cli.FaultsIT.a: the superuser may write anywhere"));
    assertEquals(List.of("cli.FaultsIT.a: the superuser may write anywhere", "1 skipped: 1 " + MACHINE), lines());

    new SkippedList(folder.resolve("skipped.txt"))
        .add(List.of("interop.GephiIT.a: gephi is missing: run .ci/install-tools",
            "interop.GephiIT.b: tmux is missing"));
    list.add(List.of("reader.B.c: needs the official file ../shared/data/x.xlsx, which is not here"));
    assertEquals(5, lines().size());
    assertEquals("4 skipped: 1 " + FILE + ", 2 " + TOOL + ", 1 " + MACHINE, lines().get(4));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      npm packages are missing: run .ci/install-tools        | tool
      the Python module rdflib is not installed              | tool
      needs Debian's packages chromium and chromium-driver   | tool
      no Java newer than 17 in /usr/lib/jvm                  | tool
      the official workbook is not beside this project       | file
      needs the official workbook at ../shared/data/x.xlsx   | file
      needs the right to mount a small disk                  | machine
      Maven writes no bill of materials while it is offline  | machine
      """)
  void reasonHasItsCure(String reason, String cure) throws IOException {
    new SkippedList(folder.resolve("skipped.txt")).add(List.of("a.B.c: " + reason));

    String expected = switch (cure) {
      case "tool" -> TOOL;
      case "file" -> FILE;
      default -> MACHINE;
    };
    assertEquals("1 skipped: 1 " + expected, lines().get(1));
  }
}
