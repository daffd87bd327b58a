package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every command that the README shows in a block marked {@code sh}; where a block without a mark follows at
 * once, it is the output.
 */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```\\n");

  /** One command with what the README says it prints, if it says so. */
  private record Example(String command, String output) {}

  @TestFactory
  List<DynamicTest> everyCommandRunsAndPrintsWhatTheReadmeShows() throws IOException {
    List<Example> examples = examples(Files.readString(Path.of("README.md")));
    assertFalse(examples.isEmpty(), "the README shows no command");
    return examples.stream().map(example -> DynamicTest.dynamicTest(example.command(), () -> {
      Process process =
          new ProcessBuilder("bash", "-c", example.command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), printed);
      if (!example.output().isEmpty()) {
        assertEquals(example.output().stripTrailing(), printed.stripTrailing());
      }
    })).toList();
  }

  @Test
  void serverPrintsTheAddressesThatTheReadmeShows() throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder("./airisk", "serve", "--port", "0").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var lines = server.inputReader(StandardCharsets.UTF_8)) {
      String readme = Files.readString(Path.of("README.md"));
      for (int i = 0; i < 3; i++) {
        String line = String.valueOf(lines.readLine()).replaceAll(":\\d+/", ":3030/");
        assertTrue(readme.contains(line + "\n"), line);
      }
    } finally {
      server.destroy();
      assertTrue(server.waitFor(5, TimeUnit.MINUTES));
    }
  }

  private static List<Example> examples(String readme) {
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(readme);
    int end = -1;
    while (block.find()) {
      if (block.group(1).equals("sh")) {
        block.group(2).lines().map(line -> line.replaceFirst("\\s+#.*", "").strip())
            .filter(line -> line.startsWith("./airisk ") && !line.startsWith("./airisk serve"))
            .forEach(line -> examples.add(new Example(line, "")));
        end = block.end();
      } else if (block.group(1).isEmpty() && end >= 0 && readme.substring(end, block.start()).isBlank()) {
        Example last = examples.remove(examples.size() - 1);
        examples.add(new Example(last.command(), block.group(2)));
        end = -1;
      }
    }
    return examples;
  }
}
