package org.airiskgraph.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release archives, unpacked into a read-only directory, under a Java runtime without a compiler. */
class ReleaseIT {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @TempDir private static Path folder;
  private static Path release;
  private static Path runtime;

  @BeforeAll
  static void unpackAndLock() throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("read only"));
    run(List.of("tar", "-xzf", archive(".tar.gz").toString(), "-C", place.toString()));
    try (Stream<Path> unpacked = Files.list(place)) {
      release = unpacked.findFirst().orElseThrow();
    }
    runtime = folder.resolve("jre");
    int code = ToolProvider.findFirst("jlink").orElseThrow().run(System.out, System.err, "--add-modules",
        "java.se,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.charsets", "--output", runtime.toString());
    assertEquals(0, code, "jlink");
    // The test may run as root, whom modes do not stop; the program must then run as somebody else.
    Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    run(List.of("chmod", "-R", "a-w,a+rX", place.toString()));
  }

  @AfterAll
  static void unlock() throws IOException, InterruptedException {
    run(List.of("chmod", "-R", "u+w", folder.toString()));
  }

  private static Path archive(String ending) throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().matches("airisk-\\d.*" + ending.replace(".", "\\.")))
              .toList();
      assertEquals(1, found.size(), found + "; run mvn clean if the version has changed");
      return found.get(0);
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("airisk", ".out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("JAVA_HOME", String.valueOf(runtime));
    Process process = builder.start();
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "hangs: " + command);
    String text = Files.readString(out);
    Files.delete(out);
    assertEquals(0, process.exitValue(), command + ": " + text);
    return text;
  }

  private static List<String> asOtherUser(String... command) {
    List<String> line = new ArrayList<>();
    if (Files.isWritable(release)) {
      Path setpriv = Path.of("/usr/bin/setpriv");
      assumeTrue(Files.isExecutable(setpriv), "root can write everywhere, and setpriv is missing: install util-linux");
      line.addAll(List.of(setpriv.toString(), "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    line.addAll(List.of(command));
    return line;
  }

  @Test
  void commandsRunFromAReadOnlyDirectoryWithoutACompiler() throws IOException, InterruptedException {
    assertTrue(Files.notExists(runtime.resolve("bin/javac")));
    String launcher = release.resolve("bin/airisk").toString();
    assertTrue(run(asOtherUser(launcher, "--version")).matches("airisk \\d+\\.\\d+\\.\\d+\\s+"));
    assertTrue(run(asOtherUser(launcher, "related", "mesa-optimization", "-k", "2")).contains("Inner misalignment"));
    assertTrue(run(asOtherUser(launcher, "validate")).contains("Valid"));
  }

  @Test
  void launcherRunsThroughALink() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(folder.resolve("airisk"), release.resolve("bin/airisk"));
    assertTrue(run(List.of(link.toString(), "--version")).startsWith("airisk "));
  }

  @Test
  void jarRunsWithoutTheLauncher() throws IOException, InterruptedException {
    assertTrue(run(List.of(runtime.resolve("bin/java").toString(), "-jar", release.resolve("airisk.jar").toString(),
        "queries")).contains("related-risks"));
  }

  @Test
  void archivesHoldTheSameFiles() throws IOException {
    Set<String> unpacked;
    try (Stream<Path> files = Files.walk(release)) {
      unpacked = files.filter(Files::isRegularFile).map(file -> release.getParent().relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
    try (ZipFile zip = new ZipFile(archive(".zip").toFile())) {
      assertEquals(unpacked, zip.stream().filter(entry -> !entry.isDirectory()).map(Object::toString)
          .collect(Collectors.toCollection(TreeSet::new)));
    }
    String base = release.getFileName() + "/";
    assertTrue(unpacked.containsAll(Stream.of("bin/airisk", "bin/airisk.cmd", "airisk.jar", "README.md", "LICENSE",
        "NOTICE", "ontology/core.ttl", "data/mitigations.yaml", "queries/related-risks.rq").map(base::concat).toList()),
        unpacked.toString());
  }

  @Test
  void windowsLauncherHasTheLineEndsOfWindows() throws IOException {
    String text = Files.readString(release.resolve("bin/airisk.cmd"));
    assertEquals(text.lines().count(), text.split("\r\n", -1).length - 1, text);
  }
}
