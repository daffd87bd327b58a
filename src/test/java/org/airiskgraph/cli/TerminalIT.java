package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        new ArrayList<>(List.of("/usr/bin/tmux", "-S", socket.toString(), "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    return program.run(Map.of("LC_ALL", "C.UTF-8"), command);
  }

  /** Runs the program in a new terminal; the lines that it shows at the end, with their attributes. */
  private List<String> screen(String environment, String... arguments) throws IOException, InterruptedException {
    return screen(WIDTH, environment + " " + shell(List.of(arguments)));
  }

  private static String shell(List<String> arguments) {
    return quoted(Program.java(arguments.toArray(String[]::new)));
  }

  private static String quoted(List<String> command) {
    return command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  private List<String> screen(int width, String runs) throws IOException, InterruptedException {
    // A new server each time: one that is ending takes no session.
    socket = folder.resolve("tmux" + ++sessions);
    Path script = Files.writeString(folder.resolve("script"), runs + "; echo " + END + "; sleep " + HANG_SECONDS);
    Cli started = tmux("new-session", "-d", "-x", String.valueOf(width), "-y", "2000", "sh " + script);
    assertEquals(0, started.code(), started.err());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
    List<String> lines = List.of();
    while (lines.isEmpty() || !lines.get(lines.size() - 1).contains(END)) {
      assertTrue(System.nanoTime() < end, "hangs");
      Thread.sleep(200);
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

  /** With and without a table, help, and messages on standard error. */
  private static final List<List<String>> COMMANDS = List.of(List.of("stats"), List.of("show", "mit561"),
      List.of("related", "34.02.03", "--explain", "-k", "3"), List.of("search", "inner alignment", "-k", "5"),
      List.of("match", "CV screening model rejects women", "--explain", "-k", "2"), List.of("queries"),
      List.of("query", "counts-by-domain"), List.of("query", "mitigations-for-risk"),
      List.of("query", "co-cited-works"), List.of("show", "privacy"), List.of("register", "--all", "-o", "x.pdf"),
      List.of("validate", "--concept"), List.of("query", "--help"), List.of("mcp", "--help"));

  /** Runs {@link #COMMANDS} one after another, in one process: most of the time of each is that of the start of Java. */
  static final class AllCommands {
    private AllCommands() {}

    public static void main(String[] args) {
      PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
      PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
      COMMANDS.forEach(command -> Main.run(out, err, command.toArray(String[]::new)));
    }

    static List<String> java() {
      List<String> command = new ArrayList<>(Program.java());
      int jar = command.indexOf("-jar");
      command.set(jar, "-cp");
      command.set(jar + 1,
          command.get(jar + 1) + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath());
      command.add(AllCommands.class.getName());
      return command;
    }
  }

  @Test
  void noLineOfAnyCommandIsWiderThanTheTerminalAndNoWordIsSplit() throws IOException, InterruptedException {
    List<List<String>> shown = new ArrayList<>();
    for (int width : List.of(60, 200)) {
      shown.add(screen(width, "NO_COLOR=1 " + quoted(AllCommands.java())));
      // With -J tmux joins the lines that it had to break because they were too long.
      shown.get(shown.size() - 1).forEach(line -> assertTrue(line.stripTrailing().length() <= width, line));
    }
    Cli piped = program.run(Map.of("COLUMNS", "60"), AllCommands.java());
    Set<String> words = new HashSet<>(words(END + " " + piped.out() + " " + piped.err()));
    assertTrue(piped.out().lines().anyMatch(line -> line.length() > 200), "a line is folded in a pipe");
    // One line each of three that fail.
    assertEquals(3, piped.err().lines().filter(line -> line.startsWith("airisk")).count(), piped.err());
    assertEquals(3, piped.err().lines().count(), piped.err());
    for (List<String> lines : shown) {
      assertTrue(lines.size() > 200, lines.toString());
      assertEquals(List.of(), words(String.join(" ", lines)).stream().filter(word -> !words.contains(word)).toList());
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  @Test
  void columnsOfTheEnvironmentCountMoreThanTheTerminal() throws IOException, InterruptedException {
    List<String> lines = screen("NO_COLOR=1 COLUMNS=40", "show", "mit561");
    assertTrue(lines.stream().allMatch(line -> line.stripTrailing().length() <= 40), lines.toString());
  }

  @Test
  void inputFromAFileLeavesTheOutputATerminal() throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("text.txt"), "The chatbot gives a patient a wrong dosage of a drug.");
    List<String> lines = screen("< " + text + " NO_COLOR=1", "match", "-", "-k", "5");
    assertTrue(lines.size() > 5, lines.toString());
    assertTrue(lines.stream().allMatch(line -> line.stripTrailing().length() <= WIDTH), lines.toString());
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
        String.join("\n", screen(reader, "convert", "-o", pipe.toString(), "--links-per-risk", "0", "--catalogue",
            Path.of("src/test/resources/records/one-source/catalogue").toAbsolutePath().toString()));
    String during = Files.readString(seen);
    assertTrue(during.matches("(?s).*Writing nt: \\d+ s.*"), during);
    assertEquals(END, shown.strip());
  }

  @Test
  void validateShowsThatItChecksTheGraph() throws IOException, InterruptedException {
    Path seen = folder.resolve("seen");
    // Runs a pool of several threads, as on a larger machine, which the checks keep busy.
    List<String> command =
        withOption("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2", Program.java("validate"));
    String shown = String.join("\n", screen(WIDTH, watching(seen) + " NO_COLOR=1 " + quoted(command)));
    String during = Files.readString(seen);
    assertTrue(during.matches("(?s).*Checking the graph: \\d+ s.*"), during);
    assertTrue(shown.matches("(?s)Valid: [^\n]*\n" + END + "\\s*"), shown);
  }

  @Test
  void serveShowsThatItStarts() throws IOException, InterruptedException {
    Path hosts = folder.resolve("hosts");
    assertEquals(0, program.run(Map.of(), List.of("mkfifo", hosts.toString())).code());
    List<String> command = withOption("-Djdk.net.hosts.file=" + hosts,
        Program.java("serve", "--port", "0", "--host", "slow.example"));
    // The server learns its address only when the terminal shows progress.
    String runs = "(until tmux capture-pane -p | grep -q 'Starting the server: [0-9]* s'; do sleep 0.2; done;"
        + " while echo 127.0.0.1 slow.example > " + hosts + "; do sleep 0.2; done) & names=$!; " + quoted(command)
        + " & server=$!; until tmux capture-pane -p | grep -q 'Fuseki UI'; do sleep 0.2; done;"
        + " kill $server $names; wait $server";
    List<String> shown = screen(WIDTH, runs);
    assertTrue(shown.get(0).startsWith("Home page     http://slow.example:"), shown.toString());
    assertEquals(4, shown.size(), shown.toString());
  }

  /** With an option of Java. */
  private static List<String> withOption(String option, List<String> command) {
    return Stream.concat(Stream.of(command.get(0), option), command.stream().skip(1)).toList();
  }

  /** Keeps in a file what the terminal shows from time to time, until it is closed. */
  private static String watching(Path seen) {
    return "(while tmux capture-pane -p; do sleep 0.2; done) > " + seen + " 2> /dev/null &";
  }
}
