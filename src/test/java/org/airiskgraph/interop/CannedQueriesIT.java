package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every file of {@code queries/} gives the same rows, in the same order, in four engines; the two slow ones get a tenth of the catalogue. */
final class CannedQueriesIT {
  @TempDir static Path directory;
  private static Exports exports;
  private static Exports tenth;
  private static Answers jena;
  private static Answers jenaOnTenth;
  private static List<Path> files;

  @BeforeAll
  static void build() throws IOException {
    exports = Exports.all(Files.createDirectory(directory.resolve("all")));
    tenth = Exports.some(Files.createDirectory(directory.resolve("some")));
    try (Stream<Path> all = Files.list(Path.of("queries"))) {
      files = all.filter(file -> file.toString().endsWith(".rq")).sorted().toList();
    }
    jena = Answers.of(exports.dataset(), files);
    jenaOnTenth = Answers.of(tenth.dataset(), files);
  }

  @Test
  void thereAreAtLeastTwentyFour() {
    assertTrue(files.size() >= 24, "found " + files.size());
  }

  @TestFactory
  Stream<DynamicTest> everyQueryAnswersSomething() {
    return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
        () -> assertFalse(jena.of(file, false).isEmpty(), "no rows")));
  }

  @Test
  void grlcReadsEveryHeader() throws Exception {
    String read = Tool.python("grlc_headers.py", "yaml", "rdflib").run(files.toArray());
    assertEquals(String.valueOf(files.size()), read.strip());
  }

  @TestFactory
  Stream<DynamicTest> oxigraphAnswersTheSame() throws Exception {
    return same(exports, jena, Tool.node("run-queries.js"));
  }

  @TestFactory
  Stream<DynamicTest> rdflibAnswersTheSame() throws Exception {
    return same(tenth, jenaOnTenth, Tool.python("run_queries.py", "rdflib"));
  }

  @TestFactory
  Stream<DynamicTest> rdf4jAnswersTheSame() throws Exception {
    Tool rdf4j = Tool.java("rdf4j", "Rdf4j.java");
    List<String> command = new ArrayList<>(rdf4j.command());
    command.add("queries");
    return same(tenth, jenaOnTenth, new Tool(command));
  }

  private static Stream<DynamicTest> same(Exports graph, Answers expected, Tool engine) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(graph.file(RdfFormat.NTRIPLES)));
    arguments.addAll(files);
    Answers answers = Answers.parse(engine.run(arguments.toArray()));
    return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
      boolean unordered = QueryFactory.read(file.toUri().toString()).isConstructType();
      assertEquals(text(expected.of(file, unordered)), text(answers.of(file, unordered)));
    }));
  }

  /** A row a line, so that a difference can be read. */
  private static String text(List<List<String>> rows) {
    return String.join("\n", rows.stream().map(row -> String.join("\t", row)).toList());
  }
}
