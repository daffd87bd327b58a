package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.airiskgraph.graph.SortedGraph;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jena, rdflib and jsonld.js read in our JSON-LD, without the network, the triples of the same address in Turtle. */
final class JsonLdIT {
  private static final String CONSTRUCT = "risks/sparql?query=CONSTRUCT%20%7B%3Fs%20%3Fp%20%3Fo%7D%20WHERE%20%7B"
      + "%3Fs%20a%20%3Chttps://w3id.org/airiskgraph/ontology%23Mitigation%3E%20;%20%3Fp%20%3Fo%7D";
  private static final List<String> PATHS = List.of("risk/34.02.03", "risk/60.01.01", "concept/mesa-optimization",
      "mitigation/implement-robust-inner-alignment-mechanisms", "work/hubinger2019risks", "source/34", "domain/7",
      "domain/7.2",
      "catalogue/nist-ai-600-1", "catalogue/nist-ai-600-1/2.2", "graph/links", "ontology", "ontology/shapes",
      "ontology/concepts", "queries/risk-neighbourhood", "dataset", "risks/sparql", CONSTRUCT);

  @TempDir static Path directory;
  private static Exports exports;
  private static RiskServer server;
  private static JsonObject published;
  private static final Map<Path, List<Triple>> EXPECTED = new LinkedHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    exports = Exports.some(directory);
    server = TestServer.start(exports.dataset(), Exports.IRIS);
    published = JSON.parse(get("ontology/context.jsonld", "*/*").body()).getObj("@context");
    List<String> paths = new ArrayList<>(PATHS);
    String base = Exports.IRIS.base();
    exports.dataset().getDefaultGraph().find().mapWith(Triple::getSubject)
        .filterKeep(node -> node.isURI() && node.getURI().matches(base + "incident/[^/#]+")).nextOptional()
        .ifPresent(incident -> paths.add(incident.getURI().substring(base.length())));
    for (String path : paths) {
      Path file = directory.resolve("answer-" + EXPECTED.size() + ".jsonld");
      Files.writeString(file, get(path, "application/ld+json").body());
      Graph graph = GraphFactory.createDefaultGraph();
      RDFParser.fromString(get(path, "text/turtle").body(), Lang.TURTLE).parse(graph);
      assertFalse(graph.isEmpty(), path);
      EXPECTED.put(file, canonical(graph));
    }
    assertEquals(PATHS.size() + 1, EXPECTED.size());
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void contextIsPublishedForEveryClient() throws Exception {
    HttpResponse<String> answer = get("ontology/context.jsonld", "application/ld+json");
    assertEquals("application/ld+json", answer.headers().firstValue("Content-Type").orElse(""));
    assertEquals("*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
    assertTrue(answer.headers().firstValue("ETag").isPresent());
    assertEquals(Files.readString(Path.of("ontology/context.jsonld")), answer.body());
  }

  @Test
  void everyPropertyOfTheGraphIsATermOfThePublishedContext() {
    Set<String> known = published.values().stream().filter(value -> value.isObject() || value.isString())
        .map(value -> value.isObject() ? value.getAsObject().getString("@id") : value.getAsString().value())
        .map(name -> published.hasKey(name.replaceFirst(":.*", ""))
            ? published.getString(name.replaceFirst(":.*", "")) + name.replaceFirst("[^:]*:", "") : name)
        .collect(Collectors.toSet());
    assertEquals(Set.of(RDF.type.getURI()), exports.dataset().getDefaultGraph().find()
        .mapWith(triple -> triple.getPredicate().getURI()).filterDrop(known::contains).toSet());
  }

  @Test
  void keysOfAllDocumentsAreTermsOfThePublishedContext() throws IOException {
    Set<String> other = new TreeSet<>();
    for (Path file : EXPECTED.keySet()) {
      JsonObject document = JSON.parse(Files.readString(file));
      document.getArray("@graph").forEach(node -> node.getAsObject().keySet().stream()
          .filter(key -> !key.startsWith("@") && !published.hasKey(key)).forEach(other::add));
      document.getObj("@context").forEach((name, value) -> assertTrue(
          name.equals("@base") || value.equals(published.get(name)), file + ": " + name + ": " + value));
    }
    assertEquals(Set.of(), other);
  }

  @Test
  void jenaReadsTheTriples() {
    EXPECTED.forEach((file, triples) -> assertSame(triples, file));
  }

  /** So a program may read all of our documents with the one context. */
  @Test
  void documentMeansTheSameWithThePublishedContext() throws IOException {
    for (Map.Entry<Path, List<Triple>> expected : EXPECTED.entrySet()) {
      JsonObject document = JSON.parse(Files.readString(expected.getKey()));
      JsonObject base = new JsonObject();
      base.put("@base", document.getObj("@context").getString("@base"));
      JsonArray context = new JsonArray();
      context.add(published);
      context.add(base);
      document.put("@context", context);
      Path file = Files.writeString(directory.resolve("published.jsonld"), document.toString());
      assertSame(expected.getValue(), file);
    }
  }

  @Test
  void rdflibReadsTheTriples() throws Exception {
    Tool.python("jsonld_to_ntriples.py", "rdflib").run(EXPECTED.keySet().toArray());
    EXPECTED.forEach((file, triples) -> assertSame(triples, Path.of(file + ".rdflib.nt")));
  }

  @Test
  void jsonldJsReadsTheTriples() throws Exception {
    Tool.node("jsonld-to-nquads.js", "jsonld").run(EXPECTED.keySet().toArray());
    EXPECTED.forEach((file, triples) -> assertSame(triples, Path.of(file + ".jsonldjs.nq")));
  }

  private static void assertSame(List<Triple> expected, Path file) {
    List<Triple> found = canonical(RDFDataMgr.loadDatasetGraph(file.toString()).getDefaultGraph());
    Set<Triple> known = Set.copyOf(expected);
    assertEquals(List.of(), found.stream().filter(triple -> !known.contains(triple)).limit(3).toList(), file::toString);
    assertEquals(expected.size(), found.size(), file::toString);
  }

  /** In order, with blank nodes named by their triples. */
  private static List<Triple> canonical(Graph graph) {
    return SortedGraph.of(graph).triples();
  }

  private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + (path.startsWith("queries/")
        ? path + (accept.contains("json") ? ".jsonld" : ".ttl") : path))).header("Accept", accept).build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), path + ": " + answer.body());
    return answer;
  }
}
