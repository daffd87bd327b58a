package org.airiskgraph.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's build by the real Maven, in a copy of the project that was just built. */
class BuildIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private static Path directory;
  private static Path copy;
  private final Map<Path, String> changed = new HashMap<>();

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void copyTheProject() throws IOException, InterruptedException {
    copy = Files.createDirectory(directory.resolve("a copy"));
    Files.createDirectory(copy.resolve("target"));
    for (String part : List.of("airisk", "pom.xml", "LICENSE", ".mvn", "data", "ontology", "queries", "src",
        "target/classes", "target/lib", "target/maven-status", "target/generated-sources")) {
      Process process =
          new ProcessBuilder("cp", "-a", PROJECT.resolve(part).toString(), copy.resolve(part).getParent().toString())
              .inheritIO().start();
      assertEquals(0, process.waitFor(), part);
    }
  }

  @BeforeEach
  void build() throws IOException, InterruptedException {
    assertEquals(0, run("--version").code);
  }

  @AfterEach
  void undo() throws IOException {
    for (Map.Entry<Path, String> file : changed.entrySet()) {
      Files.writeString(file.getKey(), file.getValue());
    }
  }

  private void change(String file, UnaryOperator<String> edit) throws IOException {
    Path path = copy.resolve(file);
    String text = Files.readString(path);
    changed.putIfAbsent(path, text);
    Files.writeString(path, edit.apply(text));
  }

  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(
        Stream.concat(Stream.of(copy.resolve("airisk").toString()), Stream.of(arguments)).toList())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), "the launcher did not end");
    awaitArchive();
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A build leaves a process that writes the class archive; whatever runs in the copy names it. */
  private static void awaitArchive() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (ProcessHandle.allProcesses().anyMatch(
        process -> process.info().commandLine().filter(line -> line.contains(copy.toString())).isPresent())) {
      assertTrue(System.nanoTime() < end, "the class archive was not finished");
      Thread.sleep(50);
    }
  }

  private Instant written(String file) throws IOException {
    return Files.getLastModifiedTime(copy.resolve(file)).toInstant();
  }

  @Test
  void faultInTheDataIsReportedAndLeavesTheToolThatFindsIt() throws IOException, InterruptedException {
    change("data/risks/34-ji2023.yaml", text -> text.replaceFirst("entity: ai", "entity: robot"));
    Outcome queries = run("queries");
    assertEquals(0, queries.code, queries.err);
    assertTrue(queries.out.contains("related-risks"), queries.out);
    List<String> said = queries.err.lines().filter(line -> line.contains("found \"robot\"")).toList();
    assertEquals(1, said.size(), queries.err);
    assertTrue(said.get(0).contains("34-ji2023.yaml:") && !queries.err.contains("ERROR"), queries.err);
    Outcome validate = run("validate");
    assertEquals(1, validate.code, validate.err);
    assertTrue(validate.out.contains("34-ji2023.yaml:"), validate.out);
    undo();
    Outcome mended = run("related", "mesa-optimization", "-k", "1");
    assertEquals(0, mended.code, mended.err);
  }

  @Test
  void faultInTheOntologyIsAFindingOfValidateWithItsPlace() throws IOException, InterruptedException {
    change("ontology/concepts.ttl", text -> text + "\n<x> <y> .\n");
    Outcome validate = run("validate");
    assertEquals(1, validate.code, validate.err);
    String first = validate.out.lines().findFirst().orElse("");
    assertTrue(first.matches("violation: ontology/concepts\\.ttl:\\d+:\\d+: not Turtle: .*"), validate.out);
    assertEquals(0, run("queries").code);
  }

  @Test
  void buildPrintsItsOneLineAndNoEscapes() throws IOException, InterruptedException {
    change("queries/counts.rq", text -> text + "\n# edited\n");
    Outcome counts = run("query", "counts");
    assertEquals(0, counts.code, counts.err);
    assertTrue(counts.err.matches("airisk: building the program;[^\\n\u001b]*\n"), counts.err);
  }

  @Test
  void buildLeavesAWholeClassArchiveOfTheNewProgram() throws IOException, InterruptedException {
    Instant archive = written("target/airisk.jsa");
    change("queries/counts.rq", text -> text + "\n# edited\n");
    assertEquals(0, run("--version").code);
    assertTrue(written("target/airisk.jsa").isAfter(archive));
    Process listing =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:on",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=" + copy.resolve("target/airisk.jsa"),
            "-Xlog:class+load", "-jar", copy.resolve("target/airisk.jar").toString(), "--version")
            .redirectErrorStream(true).redirectOutput(directory.resolve("loaded").toFile()).start();
    assertEquals(0, listing.waitFor());
    assertTrue(Files.readString(directory.resolve("loaded"))
        .contains("source: shared objects file (top)"));
    try (Stream<Path> files = Files.list(copy.resolve("target"))) {
      assertEquals(List.of(), files.filter(file -> file.getFileName().toString().startsWith("airisk.jsa.")).toList());
    }
  }

  @Test
  void filesThatWereDeletedOrRenamedAreNoLongerInTheProgram() throws IOException, InterruptedException {
    Path query =
        Files.writeString(copy.resolve("queries/added.rq"), Files.readString(copy.resolve("queries/counts.rq")));
    Path text = Files.writeString(copy.resolve("src/main/resources/web/added.txt"), "x");
    assertTrue(run("queries").out.startsWith("added "));
    Files.delete(query);
    Files.delete(text);
    assertFalse(run("queries").out.contains("added "));
    assertFalse(Files.exists(copy.resolve("target/classes/web/added.txt")));

    Path profiles = copy.resolve("data/profiles.yaml");
    Path renamed = Files.move(profiles, copy.resolve("data/profile.yaml"));
    try {
      assertEquals(0, run("--version").code);
      assertFalse(Files.exists(copy.resolve("target/classes/data/profiles.yaml")));
    } finally {
      Files.move(renamed, profiles);
    }
  }

  /** {@code cp -p x x.bak}, an edit, a build, {@code mv x.bak x}: the file is older than its copy in the program. */
  @Test
  void fileWhoseFormerContentCameBackWithItsFormerTimeIsTheOneOfTheProgram() throws IOException, InterruptedException {
    Path query = copy.resolve("queries/counts.rq");
    Path backup = copy.resolve("counts.bak");
    Files.copy(query, backup, StandardCopyOption.COPY_ATTRIBUTES);
    change("queries/counts.rq", text -> text.replaceFirst("summary: .*", "summary: A changed summary"));
    assertTrue(run("queries").out.contains("A changed summary"));
    Files.move(backup, query, StandardCopyOption.REPLACE_EXISTING);
    changed.clear();
    assertFalse(run("queries").out.contains("A changed summary"));
  }

  @Test
  void changedQueryIsServedWithoutCompiling() throws IOException, InterruptedException {
    Instant program = written("target/classes/org/airiskgraph/cli/Main.class");
    Instant page = written("target/classes/gg/jte/generated/precompiled/JtehomeGenerated.class");
    change("queries/counts.rq", text -> text.replaceFirst("summary: .*", "summary: A changed summary"));
    assertTrue(run("queries").out.contains("A changed summary"));
    assertEquals(program, written("target/classes/org/airiskgraph/cli/Main.class"));
    assertEquals(page, written("target/classes/gg/jte/generated/precompiled/JtehomeGenerated.class"));
  }

  @Test
  void changedQueryGivesTheGraphThatABuildFromNothingGives() throws IOException, InterruptedException {
    Path graph = copy.resolve("target/classes/graph.snapshot");
    byte[] before = Files.readAllBytes(graph);
    change("queries/counts.rq", text -> text.replaceFirst("summary: .*", "summary: A changed summary"));
    assertEquals(0, run("--version").code);
    byte[] changed = Files.readAllBytes(graph);
    Files.delete(graph);
    Files.delete(copy.resolve("target/airisk.jar"));
    assertEquals(0, run("--version").code);
    assertFalse(Arrays.equals(before, changed));
    assertArrayEquals(Files.readAllBytes(graph), changed);
  }

  @Test
  void changedQueryFileIsRunWithoutABuild() throws IOException, InterruptedException {
    Instant jar = written("target/airisk.jar");
    change("queries/counts.rq", text -> text + "\n# edited\n");
    Outcome counts = run("query", copy.resolve("queries/counts.rq").toString());
    assertEquals(0, counts.code, counts.err);
    assertEquals(jar, written("target/airisk.jar"));
    assertEquals("", counts.err);
  }

  @Test
  void changedPageDoesNotCompileTheProgramAndChangedProgramCompilesThePages() throws IOException, InterruptedException {
    String main = "target/classes/org/airiskgraph/cli/Main.class";
    String home = "target/classes/gg/jte/generated/precompiled/JtehomeGenerated.class";
    Instant program = written(main);
    Instant page = written(home);
    Files.setLastModifiedTime(copy.resolve("src/main/jte/home.jte"), FileTime.from(Instant.now()));
    assertEquals(0, run("--version").code);
    assertEquals(program, written(main));
    assertNotEquals(page, written(home));
    page = written(home);
    Files.setLastModifiedTime(copy.resolve("src/main/java/org/airiskgraph/cli/Main.java"),
        FileTime.from(Instant.now()));
    assertEquals(0, run("--version").code);
    assertNotEquals(program, written(main));
    assertNotEquals(page, written(home));
  }

  @Test
  void sourceThatDoesNotCompileLeavesTheLastProgram() throws IOException, InterruptedException {
    change("src/main/java/org/airiskgraph/cli/Main.java", text -> text + "x");
    Outcome failed = run("--version");
    assertEquals(2, failed.code);
    assertTrue(failed.err.contains("Main.java:["), failed.err);
    Process last = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
        copy.resolve("target/airisk.jar").toString(), "--version").redirectOutput(directory.resolve("last").toFile())
        .start();
    assertEquals(0, last.waitFor());
  }
}
