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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the project that is built already, and its archive of loaded classes. */
class ArchiveIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath();

  @TempDir private Path directory;
  private Path home;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void copyTheProgram() throws IOException {
    home = Files.createDirectories(directory.resolve("a place"));
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
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the launcher did not end");
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Path archive() throws IOException, InterruptedException {
    for (int i = 0; i < 3000; i++) {
      try (Stream<Path> files = Files.list(home.resolve("target"))) {
        List<Path> archives = files.filter(file -> file.toString().endsWith(".jsa")).toList();
        if (!archives.isEmpty()) {
          return archives.get(0);
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive was made");
  }

  @Test
  void theArchiveIsMadeInTheBackgroundAndChangesNoAnswerWholeOrDamaged() throws IOException, InterruptedException {
    Outcome without = run("queries");
    assertEquals(0, without.code, without.err);
    assertTrue(without.out.contains("related-risks"), without.out);
    archive();
    assertEquals(without, run("queries"));
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
    }
    refusesDamage(archive(), without);
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
    Files.write(archive, Arrays.copyOf(whole, whole.length / 3));
    assertEquals(right, run("queries"), "cut short");
  }

  @Test
  void anArchiveOlderThanTheProgramIsMadeAgain() throws IOException, InterruptedException {
    run("queries");
    Path archive = archive();
    Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH.plusSeconds(2_000_000)));
    assertEquals(0, run("queries").code);
    Instant given = Instant.now().plusSeconds(300);
    while (archive().toFile().lastModified() < 3_000_000_000L) {
      assertTrue(Instant.now().isBefore(given), "the archive was not made again");
      Thread.sleep(100);
    }
  }

  @Test
  void commandsThatAreOverSoonHaveTheirOwnArchiveWithoutTheServersClasses() throws IOException, InterruptedException {
    run("queries");
    Path small = archive();
    run("serve", "--help");
    Path large = small;
    for (Instant given = Instant.now().plusSeconds(300); large.equals(small); Thread.sleep(100)) {
      assertTrue(Instant.now().isBefore(given), "no second archive was made");
      try (Stream<Path> files = Files.list(home.resolve("target"))) {
        large = files.filter(file -> file.toString().endsWith(".jsa") && !file.equals(small)).findFirst().orElse(small);
      }
    }
    assertTrue(Files.exists(small), "the first one stays");
    assertTrue(Files.size(small) < 0.8 * Files.size(large), Files.size(small) + " and " + Files.size(large) + " bytes");
  }

  @Test
  void answersAsJavaDoesWithoutTheLauncher() throws IOException, InterruptedException {
    Path plain = directory.resolve("plain");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-jar", PROJECT.resolve("target/airisk.jar").toString(), "queries")
        .redirectErrorStream(true).redirectOutput(plain.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "java did not end");
    assertEquals(0, process.exitValue());
    assertEquals(Files.readString(plain), run("queries").out);
  }
}
