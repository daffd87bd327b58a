package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jena starts beside other work, and two threads that start its classes from different ends wait for ever. */
class JenaStartTest {
  private static final Pattern INITIALIZED = Pattern.compile("^\\[(\\d+)\\s*\\].*Initializing '([^']+)'");

  private record Initialized(String thread, String type) {}

  @TempDir private Path folder;

  /** Also the streaming conversion, which reads meanwhile. */
  @ParameterizedTest
  @ValueSource(strings = {"related 34.02.03", "stats", "convert --links 0 -o out.nt", "convert --links 0 -o out.csv",
      "convert --no-catalogue --links 0 --workbook sample.csv -o out.nt",
      "convert --no-catalogue --links 0 --workbook sample.xlsx -o out.ttl"})
  void nothingElseTouchesJenaWhileItStarts(String command) throws IOException, InterruptedException {
    List<Initialized> all = run(command.split(" "));
    List<Initialized> meanwhile = all.subList(0, index(all));
    assertEquals(1, meanwhile.stream().filter(one -> one.type().startsWith("org.apache.jena.")
        && !one.type().startsWith("org.apache.jena.ext.")).map(Initialized::thread).collect(Collectors.toSet()).size());
  }

  @Test
  void readingTheCommandLineLeavesJenaAlone() throws IOException, InterruptedException {
    Set<String> types = run("--version").stream().map(Initialized::type).collect(Collectors.toSet());
    assertTrue(types.contains("org.airiskgraph.cli.RelatedCommand"), "all commands are read");
    assertEquals(Set.of(),
        types.stream().filter(type -> type.startsWith("org.apache.jena")).collect(Collectors.toSet()));
  }

  private static int index(List<Initialized> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).type().equals("org.airiskgraph.cli.SlowJena$Over")) {
        return i;
      }
    }
    throw new AssertionError("Jena did not start");
  }

  private List<Initialized> run(String... args) throws IOException, InterruptedException {
    SampleWorkbook.writeCsv(folder.resolve("sample.csv"));
    SampleWorkbook.writeXlsx(folder.resolve("sample.xlsx"));
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), SlowJena.SWITCH,
        "-Xlog:class+init:file=" + log + ":tid:filecount=0", "-cp", System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile()).redirectOutput(folder.resolve("out").toFile()).start();
    assertEquals(0, process.waitFor(), () -> folder.resolve("err").toString());
    try (var lines = Files.lines(log)) {
      return lines.map(INITIALIZED::matcher).filter(Matcher::find)
          .map(line -> new Initialized(line.group(1), line.group(2).replace('/', '.'))).toList();
    }
  }
}
