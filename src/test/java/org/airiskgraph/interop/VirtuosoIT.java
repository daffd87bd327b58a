package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.airiskgraph.cli.Program;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RemoteEndpoint;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The canned queries at a Virtuoso that holds our dump, loaded as the guide to interoperability says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class VirtuosoIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir static Path directory;
  private static Exports exports;
  private static Virtuoso virtuoso;

  @BeforeAll
  static void load() throws Exception {
    exports = Exports.some(Files.createDirectory(directory.resolve("dump")));
    virtuoso = Virtuoso.start(Files.createDirectory(directory.resolve("server")), exports.directory());
    Matcher statement = Pattern.compile("`(DB\\.DBA\\.TTLP_MT\\(.*?\\);)`")
        .matcher(Files.readString(Path.of("src", "site", "interoperability.md")));
    assertTrue(statement.find(), "the guide does not say how to load Virtuoso");
    virtuoso.run(statement.group(1).replace("risks.nt", exports.file(RdfFormat.NTRIPLES).toString()));
  }

  @AfterAll
  static void stop() {
    if (virtuoso != null) {
      virtuoso.close();
    }
  }

  /** All but the one ASK, which this version answers with a row in place of a truth value. */
  @TestFactory
  Stream<DynamicTest> cannedQueryAnswersTheSame() {
    return QueryLibrary.bundled().all().stream().filter(canned -> !canned.query().isAskType())
        .map(canned -> DynamicTest.dynamicTest(canned.name(), () -> assertSame(canned)));
  }

  private static void assertSame(CannedQuery canned) {
    Query query = canned.query();
    List<List<String>> there = new ArrayList<>();
    RemoteEndpoint.of(virtuoso.url(), PATIENCE).ask(query, execution -> there.addAll(Answers.rows(query, execution)));
    try (QueryExec execution = QueryExec.dataset(exports.dataset()).query(query).build()) {
      List<List<String>> here = Answers.rows(query, execution);
      // Graphs have no order.
      assertEquals(query.isConstructType() ? Set.copyOf(here) : here,
          query.isConstructType() ? Set.copyOf(there) : there);
    }
  }

  @Test
  void commandPrintsWhatItPrintsOnTheDump() throws Exception {
    String there = airisk().run("query", "why-related", "--endpoint", virtuoso.url(), "--format", "csv");
    assertTrue(there.contains("inner misalignment"), there);
    assertEquals(airisk().run("query", "why-related", "--data", exports.file(RdfFormat.NTRIPLES), "--format", "csv"),
        there);
  }

  @Test
  void faultOfTheQueryIsToldInTheServersWords() throws Exception {
    Path query =
        Files.writeString(directory.resolve("fault.rq"), "SELECT * { ?s ?p ?o FILTER(<http://example.org/f>(?o)) }");
    assertFailure(airisk().say("query", query, "--endpoint", virtuoso.url()),
        "Undefined procedure DB.DBA.http://example.org/f");
  }

  /** The last, as the server works on at it until it is stopped. */
  @Test
  @Order(Integer.MAX_VALUE)
  void queryThatTakesTooLongRunsIntoTheTimeout() throws Exception {
    Path query = Files.writeString(directory.resolve("slow.rq"),
        "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . FILTER(CONCAT(STR(?b), STR(?d)) = STR(?f)) }");
    assertFailure(airisk().say("query", query, "--endpoint", virtuoso.url(), "--timeout", "1"),
        "no complete result within 1 s");
  }

  private static void assertFailure(Tool.Said said, String reason) throws IOException {
    assertEquals(2, said.exit(), said.out());
    assertTrue(said.err().contains(reason), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
  }

  private static Tool airisk() {
    return new Tool(Program.java());
  }
}
