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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher's build by the real Maven, in a copy of the project that was just built. Two states of it are made once: as
 * built, and built again after a query was edited. Each test begins with one, at the path that the compiler remembers.
 */
class BuildIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();
  private static final String MAIN = "target/classes/org/airiskgraph/cli/Main.class";
  private static final String HOME = "target/classes/gg/jte/generated/precompiled/JtehomeGenerated.class";
  private static final String GRAPH = "target/classes/graph.snapshot";

  @TempDir private static Path directory;
  private static Path copy;
  private static Path built;
  private static Path edited;
  private static Outcome afterTheEdit;

  private record Outcome(int code, String out, String err) {}

  @BeforeAll
  static void buildTwice() throws IOException, InterruptedException {
    copy = directory.resolve("a copy");
    built = directory.resolve("built");
    edited = directory.resolve("edited");
    for (String folder : List.of("src", "target")) {
      Files.createDirectories(copy.resolve(folder));
    }
    for (String part : List.of("airisk", "pom.xml", "LICENSE", "CHANGELOG.md", ".mvn", "data", "ontology", "queries",
        "src/main", "target/classes", "target/lib", "target/maven-status", "target/generated-sources")) {
      copy(PROJECT.resolve(part), copy.resolve(part));
    }
    assertEquals(0, launch("--version").code);
    awaitArchive();
    copy(copy, built);
    change("queries/counts.rq", text -> text.replaceFirst("summary: .*", "summary: A changed summary"));
    afterTheEdit = launch("queries");
    awaitArchive();
    Files.move(copy, edited);
  }

  @AfterEach
  void removeTheCopy() throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("rm", "-rf", copy.toString()).inheritIO().start().waitFor());
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO().start();
    assertEquals(0, process.waitFor(), from.toString());
  }

  private static void layOut(Path state) throws IOException, InterruptedException {
    copy(state, copy);
  }

  private static void change(String file, UnaryOperator<String> edit) throws IOException {
    Path path = copy.resolve(file);
    Files.writeString(path, edit.apply(Files.readString(path)));
  }

  /** Runs the launcher, without the class archive that it leaves to be written after a build. */
  private static Outcome run(String... arguments) throws IOException, InterruptedException {
    Outcome outcome = launch(arguments);
    endArchive();
    return outcome;
  }

  private static Outcome launch(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(
        Stream.concat(Stream.of(copy.resolve("airisk").toString()), Stream.of(arguments)).toList())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), "the launcher did not end");
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A build leaves processes that write the class archive. Whatever runs in the copy names it. */
  private static List<ProcessHandle> archiving() {
    return ProcessHandle.allProcesses().filter(
        process -> process.info().commandLine().filter(line -> line.contains(copy.toString())).isPresent()).toList();
  }

  private static void awaitArchive() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!archiving().isEmpty()) {
      assertTrue(System.nanoTime() < end, "the class archive was not finished");
      Thread.sleep(50);
    }
  }

  private static void endArchive() throws InterruptedException {
    archiving().forEach(ProcessHandle::destroyForcibly);
    awaitArchive();
  }

  private static Instant written(Path state, String file) throws IOException {
    return Files.getLastModifiedTime(state.resolve(file)).toInstant();
  }

  @Test
  void faultInTheDataIsReportedAndLeavesTheToolThatFindsIt() throws IOException, InterruptedException {
    layOut(edited);
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
    change("data/risks/34-ji2023.yaml", text -> text.replaceFirst("entity: robot", "entity: ai"));
    assertFalse(Files.exists(copy.resolve(GRAPH)));
    // Whose changes do not have the graph made anew.
    for (String apart : List.of("data/README.md", "data/profiles.yaml", "ontology/README.md",
        "ontology/catalog-v001.xml", "ontology/context.jsonld", "ontology/shapes.ttl")) {
      Files.delete(copy.resolve(apart));
    }
    Outcome mended = run("related", "mesa-optimization", "-k", "1");
    assertEquals(0, mended.code, mended.err);
    byte[] fromNothing = Files.readAllBytes(copy.resolve(GRAPH));
    assertArrayEquals(Files.readAllBytes(edited.resolve(GRAPH)), fromNothing,
        "a changed query, and none of the files apart, give the same graph");
    assertFalse(Arrays.equals(Files.readAllBytes(built.resolve(GRAPH)), fromNothing));
  }

  @Test
  void faultInTheOntologyIsAFindingOfValidateWithItsPlace() throws IOException, InterruptedException {
    layOut(built);
    change("ontology/concepts.ttl", text -> text + "\n<x> <y> .\n");
    Outcome validate = run("validate");
    assertEquals(1, validate.code, validate.err);
    String first = validate.out.lines().findFirst().orElse("");
    assertTrue(first.matches("violation: ontology/concepts\\.ttl:\\d+:\\d+: not Turtle: .*"), validate.out);
    assertEquals(0, run("queries").code);
  }

  @Test
  void missingOntologyFileIsAFindingBesideThoseThatNeedNoGraph() throws IOException, InterruptedException {
    layOut(built);
    Files.delete(copy.resolve("ontology/concepts.ttl"));
    change("data/incidents.yaml", text -> text.replaceFirst("\\[mitre-atlas/[^,]*,", "[mitre-atlas/AML.T9999,"));
    change("ontology/context.jsonld", text -> text.replaceFirst("ontology#\",", "ontology#\""));
    change("queries/counts.rq", text -> text.replaceFirst("SELECT", "SELEC"));
    change("queries/related-risks.rq", text -> text.replaceFirst("summary:", "sumary:"));
    Outcome validate = run("validate");
    assertEquals(1, validate.code, validate.err);
    assertFalse(validate.err.contains("ERROR"), validate.err);
    assertEquals(List.of("data/incidents.yaml:20:18: found \"mitre-atlas/AML.T9999\"",
        "ontology/concepts.ttl: not found", "ontology/context.jsonld:5:10: not JSON",
        "queries/counts.rq:9:1: not SPARQL 1.1", "queries/related-risks.rq:1:4: found the key \"sumary\""),
        validate.out.lines().filter(line -> line.startsWith("violation: "))
            .map(
                line -> line.replaceFirst("violation: (.*?: (not JSON|not SPARQL 1.1|not found|found [^\"]*\".*?\")).*",
                    "$1"))
            .toList(),
        validate.out);
  }

  @Test
  void missingShapesAndABrokenContextAreFindingsAndEndAnExportWithOneLine() throws IOException, InterruptedException {
    layOut(built);
    Files.delete(copy.resolve("ontology/shapes.ttl"));
    change("ontology/context.jsonld", text -> text.replaceFirst("ontology#\",", "ontology#\""));
    Outcome validate = run("validate");
    assertEquals(1, validate.code, validate.err);
    assertTrue(validate.out.contains("violation: ontology/shapes.ttl: not found, but the program needs this file;"
        + " restore it, for instance with git checkout ontology/shapes.ttl, and run the command again.\n"),
        validate.out);
    assertTrue(validate.out.contains("violation: ontology/context.jsonld:"), validate.out);
    Outcome shown = run("show", "34.02.03", "--format", "jsonld");
    assertEquals(2, shown.code);
    assertTrue(shown.err.matches("airisk: ontology/context\\.jsonld:\\d+:\\d+: not JSON: [^\n]*\n"), shown.err);
  }

  @Test
  void buildPrintsItsOneLineAndNoEscapes() {
    assertEquals(0, afterTheEdit.code, afterTheEdit.err);
    assertTrue(afterTheEdit.err.matches("airisk: building the program;[^\\n\u001b]*\n"), afterTheEdit.err);
  }

  @Test
  void buildLeavesAWholeClassArchiveOfTheNewProgram() throws IOException, InterruptedException {
    layOut(edited);
    assertTrue(written(edited, "target/airisk.jsa").isAfter(written(built, "target/airisk.jsa")));
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
    layOut(built);
    Path query =
        Files.writeString(copy.resolve("queries/added.rq"), Files.readString(copy.resolve("queries/counts.rq")));
    Path text = Files.writeString(copy.resolve("src/main/resources/web/added.txt"), "x");
    assertTrue(run("queries").out.startsWith("added "));
    Files.delete(query);
    Files.delete(text);
    Files.move(copy.resolve("data/profiles.yaml"), copy.resolve("src/main/resources/profiles.yaml"));
    Outcome without = run("queries");
    assertEquals(0, without.code, without.err);
    assertFalse(without.out.contains("added "));
    assertFalse(Files.exists(copy.resolve("target/classes/web/added.txt")));
    assertFalse(Files.exists(copy.resolve("target/classes/data/profiles.yaml")));
  }

  /** {@code cp -p x x.bak}, an edit, a build, {@code mv x.bak x}: the file is older than its copy in the program. */
  @Test
  void fileWhoseFormerContentCameBackWithItsFormerTimeIsTheOneOfTheProgram() throws IOException, InterruptedException {
    layOut(edited);
    Path query = copy.resolve("queries/counts.rq");
    Files.copy(built.resolve("queries/counts.rq"), query, StandardCopyOption.COPY_ATTRIBUTES,
        StandardCopyOption.REPLACE_EXISTING);
    assertFalse(run("queries").out.contains("A changed summary"));
  }

  @Test
  void changedQueryIsServedWithoutCompiling() throws IOException {
    assertTrue(afterTheEdit.out.contains("A changed summary"));
    assertEquals(written(built, MAIN), written(edited, MAIN));
    assertEquals(written(built, HOME), written(edited, HOME));
  }

  @Test
  void changedQueryFileIsRunWithoutABuild() throws IOException, InterruptedException {
    layOut(built);
    Instant jar = written(copy, "target/airisk.jar");
    change("queries/counts.rq", text -> text + "\n# edited\n");
    Outcome counts = run("query", copy.resolve("queries/counts.rq").toString());
    assertEquals(0, counts.code, counts.err);
    assertEquals(jar, written(copy, "target/airisk.jar"));
    assertEquals("", counts.err);
  }

  @Test
  void changedPageDoesNotCompileTheProgramAndChangedProgramCompilesThePages() throws IOException, InterruptedException {
    layOut(built);
    Instant program = written(copy, MAIN);
    Instant page = written(copy, HOME);
    Files.setLastModifiedTime(copy.resolve("src/main/jte/home.jte"), FileTime.from(Instant.now()));
    assertEquals(0, run("--version").code);
    assertEquals(program, written(copy, MAIN));
    assertNotEquals(page, written(copy, HOME));
    page = written(copy, HOME);
    Files.setLastModifiedTime(copy.resolve("src/main/java/org/airiskgraph/cli/Main.java"),
        FileTime.from(Instant.now()));
    assertEquals(0, run("--version").code);
    assertNotEquals(program, written(copy, MAIN));
    assertNotEquals(page, written(copy, HOME));
  }

  @Test
  void sourceThatDoesNotCompileLeavesTheLastProgram() throws IOException, InterruptedException {
    layOut(built);
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
