package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program under another Java of this machine, newer than the one it was built with: newer ones warn of more. */
class NewerJavaIT {
  private static final Path JAVAS = Path.of("/usr/lib/jvm");

  @TempDir Path folder;

  /** Small, as only what is written beside the file counts. */
  private static final Path CATALOGUE =
      Path.of("src/test/resources/records/one-source/catalogue").toAbsolutePath();

  @Test
  void nothingIsWrittenToTheScreenButTheAnswer() throws IOException, InterruptedException {
    Optional<Path> newer = newest();
    assumeTrue(newer.isPresent(), "no Java newer than " + Runtime.version().feature() + " in " + JAVAS);
    Program program = new Program(folder);
    for (String command : List.of("search reward tampering", "related mesa-optimization", "query counts",
        "convert -o risks.rdf --links 1 --catalogue " + CATALOGUE)) {
      List<String> line = new ArrayList<>(Program.java(command.split(" ")));
      line.set(0, newer.get().toString());
      Cli run = program.run(Map.of(), line);
      assertEquals(0, run.code(), run.err());
      assertEquals("", run.err(), command);
    }
  }

  private static Optional<Path> newest() throws IOException {
    if (!Files.isDirectory(JAVAS)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(JAVAS)) {
      return homes
          .filter(home -> Files.isExecutable(home.resolve("bin/java")) && version(home) > Runtime.version().feature())
          .max((a, b) -> Integer.compare(version(a), version(b))).map(home -> home.resolve("bin/java"));
    }
  }

  /** 0 where the directory does not say. */
  private static int version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines.filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceFirst("^[^\"]*\"(\\d+).*$", "$1"))
          .mapToInt(Integer::parseInt).findFirst().orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
