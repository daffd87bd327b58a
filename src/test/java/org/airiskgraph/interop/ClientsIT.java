package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.RiskServer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's clients at our server; those for SPARQL get the rows of Jena to ten questions each, in order. */
final class ClientsIT {
  private static final List<Path> QUESTIONS = Stream.of("counts", "related-risks", "risk-card", "mitigations-for-risk",
      "work-card", "outline-of-source", "concepts-together", "search-text", "counts-by-domain", "subdomain-by-year")
      .map(name -> Path.of("queries", name + ".rq")).toList();

  @TempDir static Path directory;
  private static Answers expected;
  private static Graph graph;
  private static RiskServer server;

  /** A client, which answers the questions. */
  private interface Client {
    Answers ask(String url) throws Exception;
  }

  @BeforeAll
  static void start() throws IOException {
    Exports exports = Exports.some(directory);
    graph = exports.dataset().getDefaultGraph();
    expected = Answers.of(exports.dataset(), QUESTIONS);
    server = TestServer.start(exports.dataset(), Exports.IRIS);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @TestFactory
  Stream<DynamicTest> clientGetsTheRowsOfJena() {
    Map<String, Client> clients = new TreeMap<>();
    clients.put("Jena", ClientsIT::jena);
    clients.put("curl, GET, XML", url -> curl(url, ResultSetLang.RS_XML, "--get"));
    clients.put("curl, POST, JSON", url -> curl(url, ResultSetLang.RS_JSON));
    for (String name : List.of("sparqlwrapper-json", "sparqlwrapper-xml", "rdflib")) {
      clients.put(name, url -> tool(Tool.python("ask_endpoint.py", name.replaceFirst("-.*", "").equals("rdflib")
          ? "rdflib" : "SPARQLWrapper"), name, url));
    }
    Map<String, String> packages = Map.of("comunica", "@comunica/query-sparql", "fetch-sparql-endpoint",
        "fetch-sparql-endpoint", "sparql-http-client", "sparql-http-client");
    for (String name : packages.keySet()) {
      clients.put(name, url -> tool(Tool.node("ask-endpoint.mjs", packages.get(name)), name, url));
    }
    clients.put("RDF4J SPARQLRepository", url -> tool(Tool.java("rdf4j", "Rdf4j.java"), "remote", url));
    return clients.entrySet().stream().map(client -> DynamicTest.dynamicTest(client.getKey(), () -> {
      Answers answers = client.getValue().ask(server.url() + "risks/sparql");
      for (Path question : QUESTIONS) {
        assertFalse(expected.of(question, false).isEmpty(), question.toString());
        assertEquals(expected.of(question, false), answers.of(question, false), question.toString());
      }
    }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"risk/34.02.03", "ontology/concepts", ".well-known/void", "risks/sparql"})
  void rdflibJsReadsOurTurtle(String path, @TempDir Path folder) throws Exception {
    Tool rdflib = Tool.node("count-triples.js", "rdflib");
    Path file = folder.resolve("answer.ttl");
    Tool.program("curl", "--version").run("-sS", "-f", "-H", "Accept: text/turtle", "-o", file, server.url() + path);
    assertEquals(RDFDataMgr.loadGraph(file.toString()).size(), Long.parseLong(rdflib.run("rdflib", file).strip()));
  }

  @Test
  void ldkitReadsARiskAsAnObject() throws Exception {
    Node mesa = NodeFactory.createURI(Exports.IRIS.base() + "risk/34.02.03");
    JsonObject risk = JSON.parse(Tool.node("read-risk.mjs", "ldkit").run(server.url() + "risks/sparql", mesa.getURI()));
    GraphReader jena = new GraphReader(graph);
    assertEquals(jena.label(mesa), risk.getString("name"));
    assertEquals(jena.text(mesa, AIRG.position).orElseThrow(), risk.getNumber("position").toString());
    assertEquals(jena.objects(mesa, AIRG.concept).stream().map(jena::label).sorted().toList(),
        risk.get("concepts").getAsArray().stream().map(concept -> concept.getAsObject().getString("name")).sorted()
            .toList());
  }

  private static Answers jena(String url) throws IOException {
    Map<String, List<List<String>>> all = new TreeMap<>();
    for (Path question : QUESTIONS) {
      Query query = QueryFactory.read(question.toUri().toString());
      try (QueryExecHTTP execution = QueryExecHTTP.service(url).query(query).build()) {
        all.put(question.getFileName().toString(), Answers.rows(query, execution));
      }
    }
    return new Answers(all);
  }

  /** The result as curl prints it, read by Jena. */
  private static Answers curl(String url, Lang format, String... options) throws Exception {
    Map<String, List<List<String>>> all = new TreeMap<>();
    for (Path question : QUESTIONS) {
      List<Object> arguments = new ArrayList<>(List.of("-sS", "-f", "-H", "Accept: " + format.getHeaderString(),
          "--data-urlencode", "query@" + question));
      arguments.addAll(List.of(options));
      arguments.add(url);
      String result = Tool.program("curl", "--version").run(arguments.toArray());
      RowSet rows = RowSet.adapt(ResultSetMgr.read(new ByteArrayInputStream(result.getBytes(StandardCharsets.UTF_8)),
          format));
      all.put(question.getFileName().toString(), Answers.rows(rows));
    }
    return new Answers(all);
  }

  private static Answers tool(Tool tool, String client, String url) throws Exception {
    List<Object> arguments = new ArrayList<>(List.of(client, url));
    arguments.addAll(QUESTIONS);
    return Answers.parse(tool.run(arguments.toArray()));
  }
}
