package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher, in a project directory of its own with a blank in its path. A script replaces Maven: it writes class
 * files, then libraries, then the jar, as Maven does, but in half a second, from what the real build left.
 */
@Tag("waiting")
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {
  private static final int KILLS = Integer.getInteger("airisk.kills", 60) / 2;

  /** About as long as a build takes, and a little of the program. */
  private static final int BUILD_MILLIS = 600;

  @TempDir Path temp;
  private Path project;
  private Path tools;
  private Program program;

  @BeforeEach
  void layOutAProject() throws IOException {
    project = Files.createDirectories(temp.resolve("a project/with blanks"));
    tools = Files.createDirectory(temp.resolve("tools"));
    program = new Program(temp);
    executable(project.resolve("airisk"), Files.readString(Path.of("airisk")));
    for (String folder : List.of("src/main/java", "data", "ontology", "queries")) {
      Files.writeString(Files.createDirectories(project.resolve(folder)).resolve("file"), "x");
    }
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of(".mvn/build.sh"), Files.createDirectory(project.resolve(".mvn")).resolve("build.sh"));
    executable(tools.resolve("mvn"),
        """
            #!/bin/sh
            # A build that a kill can cut short anywhere.
            cd "%1$s" || exit 1
            echo built >> "%2$s/builds"
            [ ! -f fail ] || { echo "compilation failed"; exit 1; }
            mkdir -p target/classes target/lib
            if [ ! -f target/classes/A ]; then printf 'half' > target/classes/A; sleep 0.1; printf ' whole' >> target/classes/A; fi
            [ "$(cat target/classes/A)" = "half whole" ] || { echo "damaged class file taken for a good one"; exit 1; }
            ln -f "%3$s"/lib/* target/lib/ 2>/dev/null || cp "%3$s"/lib/* target/lib/
            if [ ! -f target/lib/Z ]; then printf 'half' > target/lib/Z; sleep 0.1; printf ' whole' >> target/lib/Z; fi
            [ "$(cat target/lib/Z)" = "half whole" ] || { echo "damaged library taken for a good one"; exit 1; }
            head -c 20000 "%3$s/airisk.jar" > target/airisk.jar.part
            sleep 0.2
            cat "%3$s/airisk.jar" > target/airisk.jar.part
            mv target/airisk.jar.part target/airisk.jar
            """
            .formatted(project, temp, Program.jar().getParent()));
  }

  /** Leaves the project as a build does, for tests of what comes after one. */
  private void layOutTheProgram() throws IOException {
    Path target = Files.createDirectory(project.resolve("target"));
    Files.copy(Program.jar(), target.resolve("airisk.jar"));
    Files.createSymbolicLink(target.resolve("lib"), Program.jar().resolveSibling("lib"));
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void firstRunBuildsAndTheSecondDoesNot() throws IOException, InterruptedException {
    Cli first = launch("--version");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().startsWith("airisk "), first.out());
    assertTrue(first.err().startsWith("airisk: building the program"), first.err());
    Cli second = launch("--version");
    assertEquals("", second.err());
    assertEquals(1, builds());
  }

  @Test
  void itRunsFromAnyDirectoryAndThroughLinks() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(temp.resolve("link to it"), Path.of("a project/with blanks/airisk"));
    Path farther = Files.createSymbolicLink(Files.createDirectory(temp.resolve("bin")).resolve("airisk"),
        Path.of("../link to it"));
    for (Path way : List.of(project.resolve("airisk"), link, farther)) {
      Cli run = program.run(environment(), List.of("sh", "-c", "cd / && exec \"$0\" --version", way.toString()));
      assertEquals(0, run.code(), run.err());
    }
    assertEquals(1, builds());
  }

  @Test
  void argumentsArriveAsTheyWereGiven() throws IOException, InterruptedException {
    assertEquals("airisk: Unknown command \"zwölf š *\". See airisk --help.", last(launch("zwölf š *").err()));
  }

  @Test
  void changedSourceIsBuiltAgain() throws IOException, InterruptedException {
    launch("--version");
    for (String source : List.of("src/main/java/file", "data/file", "ontology/file", "queries/file", "pom.xml")) {
      Files.setLastModifiedTime(project.resolve(source), FileTime.from(Instant.now().plusSeconds(2)));
      int before = builds();
      assertEquals(0, launch("--version").code());
      assertEquals(before + 1, builds(), source);
      Files.setLastModifiedTime(project.resolve(source), FileTime.from(Instant.now().minusSeconds(600)));
    }
  }

  @Test
  void removedSourceIsBuiltAgain() throws IOException, InterruptedException {
    Files.writeString(project.resolve("queries/other"), "x");
    launch("--version");
    Thread.sleep(1100);
    Files.delete(project.resolve("queries/other"));
    launch("--version");
    assertEquals(2, builds());
  }

  @Test
  void firstRunsAtTheSameTimeBuildOnce() throws IOException, InterruptedException {
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      runs.add(program.start(environment(), List.of(project.resolve("airisk").toString(), "--version"),
          temp.resolve(i + ".out"), temp.resolve(i + ".err")));
    }
    for (int i = 0; i < runs.size(); i++) {
      assertEquals(0, runs.get(i).waitFor(), Files.readString(temp.resolve(i + ".err")));
      assertTrue(Files.readString(temp.resolve(i + ".out")).startsWith("airisk "));
    }
    assertEquals(1, builds());
    assertNothingLeft();
  }

  @Test
  void buildThatWasKilledAfterItsJarIsMadeAgain() throws IOException, InterruptedException {
    launch("--version");
    Files.createFile(project.resolve("target/unfinished"));
    assertEquals(0, launch("--version").code());
    assertEquals(2, builds());
    assertNothingLeft();
  }

  @Test
  void killedBuildsLeaveNothingThatBreaksTheNext() throws IOException, InterruptedException {
    Random random = new Random(5);
    for (int i = 0; i < KILLS; i++) {
      Process process = program.start(environment(), List.of(project.resolve("airisk").toString(), "--version"),
          temp.resolve("k.out"), temp.resolve("k.err"));
      Thread.sleep(random.nextInt(BUILD_MILLIS));
      Program.kill(process);
      if (i % 6 == 5) {
        Cli run = launch("--version");
        assertEquals(0, run.code(), run.err() + run.out());
        assertNothingLeft();
        Files.setLastModifiedTime(project.resolve("pom.xml"), FileTime.from(Instant.now()));
        Files.deleteIfExists(project.resolve("target/classes/A"));
      }
    }
    assertEquals(0, launch("--version").code());
    assertNothingLeft();
  }

  @Test
  void failedBuildIsSaidAndTriedAgain() throws IOException, InterruptedException {
    Files.writeString(project.resolve("fail"), "");
    Cli failed = launch("--version");
    assertEquals(2, failed.code());
    assertEquals("airisk: the build failed; see above", last(failed.err()));
    assertTrue(failed.err().contains("compilation failed"));
    Files.delete(project.resolve("fail"));
    assertEquals(0, launch("--version").code());
  }

  @Test
  void failedBuildLeavesTheLastProgram() throws IOException, InterruptedException {
    launch("--version");
    Files.writeString(project.resolve("fail"), "");
    Files.setLastModifiedTime(project.resolve("data/file"), FileTime.from(Instant.now().plusSeconds(2)));
    assertEquals(2, launch("--version").code());
    Cli last = program.run(Map.of(), List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
        project.resolve("target/airisk.jar").toString(), "--version"));
    assertEquals(0, last.code(), last.err());
  }

  @Test
  void buildReplacesTheProgramAtOnce() throws IOException, InterruptedException {
    launch("--version");
    Path jar = project.resolve("target/airisk.jar");
    long whole = Files.size(jar);
    Files.setLastModifiedTime(project.resolve("data/file"), FileTime.from(Instant.now().plusSeconds(2)));
    Process process = program.start(environment(), List.of(project.resolve("airisk").toString(), "--version"),
        temp.resolve("r.out"), temp.resolve("r.err"));
    while (process.isAlive()) {
      assertEquals(whole, Files.size(jar));
    }
    assertEquals(2, builds());
  }

  @ParameterizedTest
  @CsvSource({"JAVA_TOOL_OPTIONS, G1", "JDK_JAVA_OPTIONS, G1", "AIRISK_JAVA_OPTS, G1", "JAVA_TOOL_OPTIONS, Parallel",
      "JDK_JAVA_OPTIONS, Parallel", "AIRISK_JAVA_OPTS, Parallel"})
  void collectorOfTheEnvironmentIsUsed(String variable, String collector) throws IOException, InterruptedException {
    layOutTheProgram();
    Map<String, String> environment = environment();
    environment.put(variable, "-XX:+Use" + collector + "GC");
    Cli run = program.run(environment, List.of(project.resolve("airisk").toString(), "--version"));
    assertEquals(0, run.code(), run.err() + run.out());
    assertTrue(run.out().startsWith("airisk "), run.out());
  }

  @Test
  void shortCommandsStartFastAndTheServerIsCompiledFully() throws IOException, InterruptedException {
    layOutTheProgram();
    Path runtime = java("jre", "openjdk version \"21.0.1\" 2023-10-17");
    Files.writeString(runtime.resolve("bin/java"),
        "#!/bin/sh\n[ \"$1\" != -version ] || echo 'openjdk version \"21.0.1\"' >&2\necho \"ran $*\" >&2\n");
    Map<String, String> environment = environment();
    environment.put("JAVA_HOME", runtime.toString());
    for (boolean server : List.of(false, true)) {
      Cli run = program.run(environment,
          List.of(project.resolve("airisk").toString(), server ? "serve" : "related", "x"));
      assertEquals(!server, run.err().contains("-XX:TieredStopAtLevel=1 "), run.err());
      assertTrue(run.err().contains("-XX:+UseSerialGC "), run.err());
    }
  }

  @Test
  void tooFewFilesAreSaidInOneLine() throws IOException, InterruptedException {
    Cli run = program.run(environment(),
        List.of("/bin/sh", "-c", "ulimit -n 64; exec \"$0\" --version", project.resolve("airisk").toString()));
    assertEquals(2, run.code());
    assertEquals("airisk: only 64 files may be open at the same time; allow 1024 with ulimit -n 1024",
        run.err().strip());
  }

  @Test
  void missingMavenIsSaid() throws IOException, InterruptedException {
    Files.delete(tools.resolve("mvn"));
    assertEquals("airisk: Maven is needed to build the program; install Maven 3.8 or newer",
        bare(Path.of(System.getProperty("java.home"))));
    assertNothingLeft();
  }

  @Test
  void missingJavaIsSaid() throws IOException, InterruptedException {
    assertEquals("airisk: no Java was found; install a JDK 17, or set JAVA_HOME to one", bare(temp.resolve("nothing")));
  }

  @Test
  void javaThatDoesNotSayItsVersionIsNone() throws IOException, InterruptedException {
    Path stub = java("stub", "The operation couldn't be completed. Unable to locate a Java Runtime.");
    assertEquals("airisk: no Java was found; install a JDK 17, or set JAVA_HOME to one", bare(stub));
  }

  @ParameterizedTest
  @CsvSource({"11.0.2, 11", "1.8.0_402, 8"})
  void javaThatIsTooOldIsSaidWithItsVersionAndPlace(String version, String number)
      throws IOException, InterruptedException {
    Path old = java("old", "openjdk version \"" + version + "\" 2019-01-15");
    String message = "airisk: Java 17 or newer is needed, but only Java " + number + " was found (" + old
        + "/bin/java); install a JDK 17, or set JAVA_HOME to one";
    assertEquals(message, bare(old));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    assertEquals(message, bare(old));
  }

  @Test
  void javaWithoutACompilerIsSaidWhereTheProgramMustBeBuilt() throws IOException, InterruptedException {
    Path runtime = java("jre", "openjdk version \"21.0.1\" 2023-10-17");
    assertEquals(
        "airisk: building needs a JDK 17 or newer, but only a Java without a compiler was found; install a JDK",
        bare(runtime));
    assertNothingLeft();
  }

  @Test
  void javaWithoutACompilerIsEnoughOnceTheProgramIsBuilt() throws IOException, InterruptedException {
    layOutTheProgram();
    Path runtime = java("jre", "openjdk version \"21.0.1\" 2023-10-17");
    Files.writeString(runtime.resolve("bin/java"),
        "#!/bin/sh\n[ \"$1\" != -version ] || echo 'openjdk version \"21.0.1\"' >&2\necho \"ran $*\" >&2\n");
    String run = bare(runtime);
    assertTrue(run.startsWith("ran ") && run.contains("-jar ") && run.endsWith(" --version"), run);
  }

  /** A directory like a Java's, whose program says just this of its version. */
  private Path java(String name, String version) throws IOException {
    Path home = Files.createDirectories(temp.resolve(name + " java"));
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/java"), "#!/bin/sh\ncat >&2 <<'END'\n" + version + "\nEND\n");
    return home;
  }

  /**
   * The one line that the launcher ends with where nothing is installed but the tools every system has, perhaps
   * Maven, and one Java.
   */
  private String bare(Path java) throws IOException, InterruptedException {
    Path system = Files.createDirectories(temp.resolve("system"));
    for (String tool : List.of("sh", "sed", "dirname", "readlink", "find", "rm", "mkdir", "cat", "mv", "ln", "cp",
        "head",
        "sleep")) {
      Path found = Stream.of("/usr/bin", "/bin").map(folder -> Path.of(folder, tool)).filter(Files::exists).findFirst()
          .orElseThrow();
      executable(system.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
    }
    Path launcher = project.resolve("airisk");
    Map<String, String> bare = environment();
    bare.put("PATH", tools + ":" + system);
    bare.put("JAVA_HOME", java.toString());
    Cli run = program.run(bare, List.of(launcher.toString(), "--version"));
    assertEquals(run.err().startsWith("ran ") ? 0 : 2, run.code(), run.err());
    assertEquals("", run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    return run.err().strip();
  }

  @Test
  void oldJavaIsPassedOver() throws IOException, InterruptedException {
    Map<String, String> environment = environment();
    environment.put("JAVA_HOME", java("old", "openjdk version \"11.0.2\" 2019-01-15").toString());
    environment.put("PATH",
        tools + ":" + Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
    assertEquals(0, program.run(environment, List.of(project.resolve("airisk").toString(), "--version")).code());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", tools + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return environment;
  }

  private Cli launch(String... args) throws IOException, InterruptedException {
    return program.run(environment(),
        Stream.concat(Stream.of(project.resolve("airisk").toString()), Stream.of(args)).toList());
  }

  private int builds() throws IOException {
    return Files.readAllLines(temp.resolve("builds")).size();
  }

  private void assertNothingLeft() {
    assertFalse(Files.exists(project.resolve("target/unfinished")), "a mark is left");
  }

  private static String last(String text) {
    List<String> lines = text.lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
