package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program in processes of its own. */
public final class Program {
  private static final int HANG_SECONDS = 600;

  private final Path folder;

  /** Runs in {@code folder}, where its output is kept. */
  Program(Path folder) {
    this.folder = folder;
  }

  /** {@code java -jar target/airisk.jar args}, for this Java, with the class archive and the options of the launcher. */
  public static List<String> java(String... args) {
    return Stream.concat(
        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:SharedArchiveFile=" + jar().resolveSibling("airisk.jsa"), "-Xlog:disable",
            "-jar", jar().toString()),
        Stream.of(args)).toList();
  }

  static Path jar() {
    Path jar = Path.of("target", "airisk.jar").toAbsolutePath();
    assertTrue(Files.isRegularFile(jar), "package first: " + jar);
    return jar;
  }

  Process start(Map<String, String> environment, List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  Cli run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "run", ".out");
    Path err = Files.createTempFile(folder, "run", ".err");
    try {
      Process process = start(environment, command, out, err);
      assertTrue(process.waitFor(HANG_SECONDS, TimeUnit.SECONDS), "hangs: " + command);
      return new Cli(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** Kills a process and all that it started, without a word of warning. */
  static void kill(Process process) throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly().waitFor();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle handle : all) {
      // Java looks whether a process that is no child of its own has ended only every 0.3 seconds.
      while (handle.isAlive()) {
        Thread.sleep(5);
      }
    }
  }
}
