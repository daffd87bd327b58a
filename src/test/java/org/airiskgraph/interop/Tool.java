package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program of somebody else's that the tests hand our files to.
 *
 * @param command its name and first arguments
 */
record Tool(List<String> command) {
  private static final long MINUTES = 20;

  /** What a program said. */
  record Said(int exit, String out, String err) {}

  /** A Python script of {@code src/test/python}; skips the test where a module is missing. */
  static Tool python(String script, String... modules) {
    // Debian's modules belong to Debian's interpreter.
    String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    for (String module : modules) {
      assumeTrue(works(List.of(python, "-c", "import " + module)), "the Python module " + module + " is not installed");
    }
    return new Tool(List.of(python, "src/test/python/" + script));
  }

  /** A script of {@code src/test/node}; skips the test where {@code packages} or all are missing. */
  static Tool node(String script, String... packages) {
    assumeTrue(works(List.of("node", "--version")), "node is not installed");
    Path installed = Path.of("src/test/node/node_modules");
    assumeTrue(Files.isDirectory(installed), "npm packages are missing: run .ci/install-tools");
    for (String name : packages) {
      assumeTrue(Files.isDirectory(installed.resolve(name)),
          "the npm package " + name + " is missing: run .ci/install-tools");
    }
    return new Tool(List.of("node", "src/test/node/" + script));
  }

  /** A Java file of {@code src/test/tools} or a class, on a class path of its own; skips the test where that is missing. */
  static Tool java(String tool, String program) {
    Path libraries = Path.of("target/tools", tool);
    assumeTrue(Files.isDirectory(libraries), tool + " is missing: run .ci/install-tools");
    return new Tool(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp", libraries + "/*",
            // Half the processor time, as these programs run for seconds.
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            program.endsWith(".java") ? "src/test/tools/" + tool + "/" + program : program));
  }

  /** A program on the path; skips the test where it is missing. */
  static Tool program(String name, String versionOption) {
    assumeTrue(works(List.of(name, versionOption)), name + " is not installed");
    return new Tool(List.of(name));
  }

  /** Runs it to its end and gives what it printed; fails if it fails. */
  String run(Object... arguments) throws IOException, InterruptedException {
    Said said = say(arguments);
    if (said.exit() != 0) {
      throw new AssertionError(command + " ended with " + said.exit() + ": " + said.err());
    }
    return said.out();
  }

  Said say(Object... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    process.getOutputStream().close();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end within " + MINUTES + " minutes");
    }
    return new Said(process.exitValue(), out.join(), err.join());
  }

  /** Starts it; the caller ends it. */
  Process start(Object... arguments) throws IOException {
    List<String> all = new ArrayList<>(command);
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    return new ProcessBuilder(all).start();
  }

  private static CompletableFuture<String> read(InputStream in) {
    return CompletableFuture.supplyAsync(() -> {
      try (in) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        return e.toString();
      }
    });
  }

  private static boolean works(List<String> command) {
    try {
      return new Tool(command).say().exit() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
