package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in a real terminal, that of tmux, with what the terminal then shows. */
class TerminalIT {
  private static final int WIDTH = 72;
  private static final int HANG_SECONDS = 300;
  private static final String END = "after the program";

  @TempDir Path folder;
  private Program program;
  private Path socket;
  private int sessions;

  @BeforeEach
  void findTmux() throws IOException, InterruptedException {
    program = new Program(folder);
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tmux")), "tmux is missing: apt install tmux");
  }

  @AfterEach
  void stopTmux() throws IOException, InterruptedException {
    if (socket != null) {
      tmux("kill-server");
    }
  }

  private Cli tmux(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new java.util.ArrayList<>(List.of("/usr/bin/tmux", "-S", socket.toString(), "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    return program.run(Map.of("LC_ALL", "C.UTF-8"), command);
  }

  /** Runs the program in a new terminal; the lines that it shows at the end, with their attributes. */
  private List<String> screen(String environment, String... arguments) throws IOException, InterruptedException {
    // A new server each time: one that is ending takes no session.
    socket = folder.resolve("tmux" + ++sessions);
    String java = Program.java(arguments).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Path script = Files.writeString(folder.resolve("script"),
        environment + " " + java + "; echo " + END + "; sleep " + HANG_SECONDS);
    Cli started = tmux("new-session", "-d", "-x", String.valueOf(WIDTH), "-y", "200", "sh " + script);
    assertEquals(0, started.code(), started.err());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
    List<String> lines = List.of();
    while (lines.isEmpty() || !lines.get(lines.size() - 1).contains(END)) {
      assertTrue(System.nanoTime() < end, "hangs");
      Thread.sleep(50);
      lines = tmux("capture-pane", "-p", "-e", "-J").out().lines().filter(line -> !line.isEmpty()).toList();
    }
    tmux("kill-server");
    return lines;
  }

  @Test
  void boldOfRelatedEndsWithTheNameAndTheTerminalIsLeftAsItWas() throws IOException, InterruptedException {
    List<String> lines = screen("", "related", "mesa-optimization", "--explain", "-k", "3");
    assertTrue(lines.stream().anyMatch(
        line -> line.matches(".*\u001b\\[1mInner misalignment(\u001b\\[(0|39|49)m)+ \\(Maas2023\\)")),
        lines.toString());
    // tmux writes attributes only where they change: none are left over for the line after the program.
    assertEquals(END, lines.get(lines.size() - 1).replaceFirst("^(\u001b\\[(0|39|49)m)+", ""));
    assertTrue(lines.stream().noneMatch(line -> line.matches(".*\u001b\\[(21|4|4:\\d)m.*")), lines.toString());
  }

  @Test
  void tablesOfAllCommandsFitTheTerminal() throws IOException, InterruptedException {
    for (List<String> command : List.of(List.of("query", "counts-by-domain"), List.of("queries"),
        List.of("search", "privacy", "-k", "9"), List.of("show", "mit561"), List.of("stats"),
        List.of("query", "related-risks"))) {
      List<String> lines = screen("NO_COLOR=1", command.toArray(String[]::new));
      assertTrue(lines.size() > 10, lines.toString());
      // With -J tmux joins the lines that it had to break because they were too long.
      assertTrue(lines.stream().allMatch(line -> line.stripTrailing().length() <= WIDTH), lines.toString());
    }
  }

  @Test
  void dumbTerminalAndNoColorGetNoEscapes() throws IOException, InterruptedException {
    for (String environment : List.of("TERM=dumb", "NO_COLOR=1")) {
      List<String> lines = screen(environment, "related", "mesa-optimization", "-k", "3");
      assertFalse(String.join("", lines).contains("\u001b"), lines.toString());
      assertTrue(lines.stream().anyMatch(line -> line.contains("Inner misalignment (Maas2023)")), lines.toString());
    }
  }

  @Test
  void controlCharactersOfDataDoNotReachTheTerminal() throws IOException, InterruptedException {
    Path query = Files.writeString(folder.resolve("q.rq"),
        "SELECT ?x { VALUES ?x { \"a\\u001B[2J\\u001B[31mred\\u0007\\bb\" } }");
    for (String format : List.of("table", "csv")) {
      List<String> lines = screen("", "query", query.toString(), "--format", format);
      assertTrue(String.join("", lines).contains("a\u241b[2J\u241b[31mred\u2407\u2408b"), lines.toString());
    }
  }

  @Test
  void progressShowsOnlyWhileWorkLasts() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.nt");
    assertEquals(0, program.run(Map.of(), List.of("mkfifo", pipe.toString())).code());
    Path seen = folder.resolve("seen");
    // Reads only when the terminal shows progress, which the program waits for.
    String reader =
        "(until tmux capture-pane -p | tee " + seen + " | grep -q 'nt: [0-9]* s'; do sleep 0.2; done; cat) < "
            + pipe + " > /dev/null &";
    String shown =
        String.join("\n", screen(reader, "convert", "-o", pipe.toString(), "--links-per-risk", "0"));
    String during = Files.readString(seen);
    assertTrue(during.matches("(?s).*Writing nt: \\d+ s.*"), during);
    assertEquals(END, shown.strip());
  }
}
