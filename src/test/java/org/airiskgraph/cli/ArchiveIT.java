package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the project that is built already, and its archive of classes. */
class ArchiveIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private Path directory;
  private Path home;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void copyTheProgram() throws IOException {
    home = Files.createDirectories(directory.resolve("place")); // Java 17 archives no libraries whose path has a blank
    Files.createDirectories(home.resolve("target"));
    Files.copy(PROJECT.resolve("airisk"), home.resolve("airisk"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String name : List.of("pom.xml", "target/airisk.jar")) {
      Files.copy(PROJECT.resolve(name), home.resolve(name));
    }
    // Not copied one by one: Java checks the time stamps of jars, and a link keeps them.
    Files.createSymbolicLink(home.resolve("target/lib"), PROJECT.resolve("target/lib"));
    Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.EPOCH.plusSeconds(1_000_000)));
  }

  @AfterEach
  void keepTheLibraries() throws IOException {
    Files.delete(home.resolve("target/lib"));
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    List<String> command = Stream.concat(Stream.of(home.resolve("airisk").toString()), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the launcher did not end");
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path archive() {
    return home.resolve("target/airisk.jsa");
  }

  /** What the build does. */
  private void writeArchive() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xlog:disable", "-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + archive(), "-jar",
        home.resolve("target/airisk.jar").toString(), "related", "34.02.03").redirectErrorStream(true)
        .redirectOutput(directory.resolve("dump").toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "java did not end");
    assertTrue(Files.isRegularFile(archive()), "an archive was written");
  }

  @Test
  void answersAreTheSameWithoutAnArchiveWithOneAndWithADamagedOne() throws IOException, InterruptedException {
    Outcome without = run("queries");
    assertEquals(0, without.code, without.err);
    assertTrue(without.out.contains("related-risks"), without.out);
    writeArchive();
    assertEquals(without, run("queries"));
    refusesDamage(archive(), without);
  }

  @Test
  void archiveHoldsTheClassesOfTheProgram() throws IOException, InterruptedException {
    writeArchive();
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:SharedArchiveFile=" + archive(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:class+load", "-jar",
        home.resolve("target/airisk.jar").toString(), "related", "34.02.03")
        .redirectOutput(directory.resolve("loaded").toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "java did not end");
    String loaded = Files.readString(directory.resolve("loaded"));
    assertTrue(loaded.contains("org.apache.jena.graph.Node source: shared objects file (top)"), loaded);
  }

  @Test
  void archiveOfAnotherJarIsRefusedWithoutAWord() throws IOException, InterruptedException {
    Outcome without = run("queries");
    writeArchive();
    Files.setLastModifiedTime(home.resolve("target/airisk.jar"), FileTime.from(Instant.now().plusSeconds(5)));
    assertEquals(without, run("queries"));
  }

  @Test
  void buildWritesTheArchive() {
    assertTrue(Files.isRegularFile(PROJECT.resolve("target/airisk.jsa")), "mvn package leaves target/airisk.jsa");
    assertTrue(Files.notExists(PROJECT.resolve("target/airisk.jsa.part")), "it is moved when it is whole");
  }

  /** Java's own words about an archive would stand among the results. */
  private void refusesDamage(Path archive, Outcome right) throws IOException, InterruptedException {
    byte[] whole = Files.readAllBytes(archive);
    assertTrue(archive.toFile().setWritable(true));
    for (int at : List.of(10, whole.length / 2, whole.length - 9)) {
      try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
        file.seek(at);
        file.write(~whole[at]);
      }
      assertEquals(right, run("queries"), "after damage at byte " + at);
      Files.write(archive, whole);
    }
    Files.write(archive, new byte[whole.length]);
    assertEquals(right, run("queries"), "nothing but zeros");
  }

  @Test
  void answersAsJavaDoesWithoutTheLauncher() throws IOException, InterruptedException {
    Path plain = directory.resolve("plain");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-jar", PROJECT.resolve("target/airisk.jar").toString(), "queries")
        .redirectErrorStream(true).redirectOutput(plain.toFile()).start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "java did not end");
    assertEquals(0, process.exitValue());
    assertEquals(Files.readString(plain), run("queries").out);
  }
}
