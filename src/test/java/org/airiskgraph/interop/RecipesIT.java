package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;

/**
 * The recipes of {@code src/site/interoperability.md} for other tools, run as written: its commands write the files, in
 * a directory with nothing else but {@code queries/}; its code is given to the tools, which must print what it says.
 * {@link VirtuosoIT} has the one for Virtuoso.
 */
final class RecipesIT {
  private static final Pattern CONVERT = Pattern.compile("`\\./(airisk convert -o ([^\\s`]+)[^`]*)`");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```(python|js)\\n(.*?)^```\\n\\n```\\n(.*?)^```\\n");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  @TempDir static Path directory;
  private static String section;
  private static long triples;

  @BeforeAll
  static void read() throws IOException {
    String guide = Files.readString(Path.of("src", "site", "interoperability.md"));
    section = guide.substring(guide.indexOf("\n## In other tools\n"));
    Path queries = Files.createDirectory(directory.resolve("queries"));
    try (Stream<Path> files = Files.list(Path.of("queries"))) {
      for (Path file : files.toList()) {
        Files.copy(file, queries.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void rdflib() throws Exception {
    assertPrints("from rdflib", "small.ttl", python("rdflib"));
  }

  @Test
  void networkx() throws Exception {
    assertPrints("import networkx", "risks.graphml", python("networkx"));
  }

  @Test
  void pandas() throws Exception {
    assertPrints("import pandas", "risks.csv", python("pandas"));
  }

  @Test
  void oxigraph() throws Exception {
    assertPrints("oxigraph.Store", "risks.nt", Tool.node("run-queries.js").command().get(0));
  }

  @Test
  void protege() throws Exception {
    OWLOntology ontology =
        OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(file("small.ttl").toFile());
    IRI risk = IRI.create("https://w3id.org/airiskgraph/ontology#Risk");
    assertEquals(1835,
        ontology.classAssertionAxioms(ontology.getOWLOntologyManager().getOWLDataFactory().getOWLClass(risk)).count());
  }

  @Test
  void gephi() throws Exception {
    Tool gephi = Tool.java("gephi", "GephiCounts.java");
    assertEquals(rows("nodes.csv") + " " + rows("edges.csv") + " 8", gephi.run(file("risks.gexf")).strip());
  }

  @Test
  void neo4j() throws Exception {
    String libraries = Path.of(Tool.java("neo4j", "none").command().get(3)).toAbsolutePath().toString();
    long nodes = rows("nodes.csv");
    long edges = rows("edges.csv");
    Path home = Files.createDirectory(directory.resolve("neo4j"));
    Files.createFile(Files.createDirectory(home.resolve("conf")).resolve("neo4j.conf"));
    String admin =
        "export NEO4J_HOME=%s NEO4J_CONF=%s; neo4j-admin() { %s -Xmx1g -cp '%s' org.neo4j.cli.AdminTool \"$@\" --max-off-heap-memory=512m; }\n"
            .formatted(home, home.resolve("conf"), JAVA, libraries);
    String said = bash(admin + code("`(neo4j-admin .*?)`"));
    assertTrue(said.contains(nodes + " nodes") && said.contains(edges + " relationships"), said);
  }

  @Test
  void tinkerPop() throws Exception {
    List<String> java = Tool.java("tinkergraph", "none").command();
    file("risks.graphml");
    Path program = Files.writeString(directory.resolve("Recipe.java"), """
        public class Recipe {
          public static void main(String[] args) throws Exception {
            var g = org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph.open().traversal();
            %s;
            System.out.println(g.V().hasLabel("Risk").count().next());
          }
        }
        """.formatted(code("`(g\\.io\\(.*?)`")));
    assertEquals("1835",
        bash("%s -cp '%s' %s".formatted(JAVA, Path.of(java.get(3)).toAbsolutePath(), program)).strip());
  }

  @Test
  void rdf4j() throws Exception {
    Tool rdf4j = Tool.java("rdf4j", "Rdf4j.java");
    assertEquals(triples(), Long.parseLong(rdf4j.run("count", file("risks.nt")).strip()));
  }

  /** Read by Jena's parser, which is Fuseki's. */
  @Test
  void fuseki() throws Exception {
    AtomicLong read = new AtomicLong();
    RDFParser.source(file("risks.nq.gz").toString()).parse(new StreamRDFBase() {
      @Override
      public void quad(Quad quad) {
        if (quad.isDefaultGraph()) {
          read.incrementAndGet();
        }
      }
    });
    assertEquals(triples(), read.get());
  }

  /** Triples of the default graph; a triple is a line. */
  private static long triples() throws Exception {
    if (triples == 0) {
      try (Stream<String> lines = Files.lines(file("risks.nt"))) {
        triples = lines.count();
      }
    }
    return triples;
  }

  /** Runs the block that holds {@code mark}, on the file that it reads. */
  private static void assertPrints(String mark, String input, String interpreter) throws Exception {
    file(input);
    MatchResult example = EXAMPLE.matcher(section).results().filter(block -> block.group(2).contains(mark)).findFirst()
        .orElseThrow(() -> new AssertionError("the guide has no block with " + mark + " and its output"));
    Path program = Files.writeString(directory.resolve("recipe." + example.group(1)), example.group(2));
    assertEquals(example.group(3), bash(interpreter + " " + program));
  }

  private static String python(String module) {
    // Runs a program without looking for garbage: what rdflib reads stays to the end, and the search costs a quarter of the time.
    return Tool.python("count_triples.py", module).command().get(0)
        + " -c 'import gc, runpy, sys; gc.disable(); runpy.run_path(sys.argv[1])'";
  }

  /** A file of the guide, written by its own command when first used. */
  private static Path file(String name) throws Exception {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      String command = CONVERT.matcher(section).results().filter(match -> match.group(2).equals(name)).findFirst()
          .orElseThrow(() -> new AssertionError("the guide does not say how to write " + name)).group(1);
      bash(Path.of("").toAbsolutePath() + "/" + command);
    }
    return file;
  }

  /** Rows of a table; a row is a line, below one line of names. */
  private static long rows(String table) throws Exception {
    return Files.readAllLines(file("risks.csv").resolve(table)).size() - 1;
  }

  private static String code(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(section);
    assertTrue(matcher.find(), "the guide has no " + pattern);
    return matcher.group(1);
  }

  /** Runs a command in the directory of the recipes and gives what it printed; fails if it fails. */
  private static String bash(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command).directory(directory.toFile())
        .redirectError(directory.resolve("errors").toFile());
    builder.environment().put("NODE_PATH", Path.of("src/test/node/node_modules").toAbsolutePath().toString());
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> command + " failed: " + printed);
    return printed;
  }
}
