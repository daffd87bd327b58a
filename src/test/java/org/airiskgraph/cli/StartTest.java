package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Jena starts on a thread of its own while the command line is read, which is safe only as long as reading leaves Jena alone. */
class StartTest {
  @TempDir Path folder;

  /** Reads a command line of each command, all options given, and runs none. */
  static final class Reading {
    private static final List<String> LINES = List.of(
        "serve --port 0 --host 0.0.0.0 --tdb d --public-host a --forwarded --workbook a.xlsx --page p.txt --links 3",
        "convert -o x.ttl --links 0 --no-catalogue --workbook a.xlsx",
        "query counts risk=34.02.03 --format csv --endpoint http://localhost/ --timeout 3",
        "queries", "related mesa -k 3 --why --format json", "show mesa --format json", "stats --format csv",
        "search text", "draw mesa -o x.svg", "validate --report x.ttl", "completion", "--help", "relatd");

    public static void main(String[] args) {
      for (String line : LINES) {
        try {
          new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(line.split(" "));
          System.out.println("read " + line);
        } catch (CommandLine.ParameterException e) {
          System.out.println("refused " + line + ": " + Failures.usage(e));
        }
      }
    }
  }

  @Test
  void readingACommandLineStartsNothingOfJena() throws IOException, InterruptedException {
    Path log = folder.resolve("started.log");
    Path said = folder.resolve("said.txt");
    Process reading = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto", "-Xlog:class+init=info:file=" + log, "-cp", System.getProperty("java.class.path"), Reading.class.getName())
        .redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertTrue(reading.waitFor(2, TimeUnit.MINUTES));
    List<String> lines = Files.readAllLines(said);
    assertEquals(Reading.LINES.size() - 1, lines.stream().filter(line -> line.startsWith("read ")).count(), lines.toString());
    List<String> started = Files.readAllLines(log).stream().filter(line -> line.contains("Initializing")).toList();
    assertTrue(started.stream().anyMatch(line -> line.contains("org/airiskgraph/cli/Main")), "the log names what starts");
    assertEquals(List.of(), started.stream().filter(line -> line.contains("org/apache/jena")).toList());
  }
}
