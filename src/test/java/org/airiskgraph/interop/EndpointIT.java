package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.graph.ExportForm;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.query.RemoteEndpoint;
import org.airiskgraph.web.RiskServer;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our queries at another's endpoint, and others' clients at ours. */
final class EndpointIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path COUNTS = Path.of("queries", "counts.rq");

  @TempDir static Path directory;
  private static Exports exports;

  @BeforeAll
  static void build() throws IOException {
    exports = Exports.some(directory);
  }

  @Test
  void cannedQueriesRunOnRdf4jOverHttp() throws Exception {
    List<String> command = Tool.java("rdf4j", "Rdf4j.java").command();
    Process rdf4j = new Tool(command).start("serve", exports.file(ExportForm.NT));
    try (BufferedReader out = new BufferedReader(new InputStreamReader(rdf4j.getInputStream(), StandardCharsets.UTF_8))) {
      RemoteEndpoint endpoint = RemoteEndpoint.of(out.readLine(), PATIENCE);
      for (String name : List.of("counts", "risk-card", "is-risk-treated", "risk-neighbourhood")) {
        CannedQuery canned = QueryLibrary.bundled().get(name);
        try (QueryExec here = QueryExec.dataset(exports.dataset()).query(canned.query()).build()) {
          long expected = size(canned, here);
          endpoint.ask(canned.query(), there -> assertEquals(expected, size(canned, there), name));
        }
      }
    } finally {
      rdf4j.getOutputStream().close();
      rdf4j.destroy();
    }
  }

  private static long size(CannedQuery canned, QueryExec execution) {
    if (canned.query().isAskType()) {
      return execution.ask() ? 1 : 0;
    }
    return canned.query().isConstructType() ? execution.construct().size() : execution.select().materialize().stream().count();
  }

  @Test
  void sparqlWrapperRdf4jAndFetchSparqlEndpointAskOurServer() throws Exception {
    RiskServer server = RiskServer.start(exports.dataset(), Exports.IRIS, "127.0.0.1", 0);
    try {
      String url = server.url() + "risks/sparql";
      List<List<String>> expected = Answers.of(exports.dataset(), List.of(COUNTS)).of(COUNTS, false);
      for (Tool client : clients()) {
        assertEquals(expected, Answers.parse(client.run(url, COUNTS)).of(COUNTS, false), client.toString());
      }
    } finally {
      server.stop();
    }
  }

  private static List<Tool> clients() {
    List<String> rdf4j = new ArrayList<>(Tool.java("rdf4j", "Rdf4j.java").command());
    rdf4j.add("remote");
    return List.of(new Tool(rdf4j), Tool.python("ask_endpoint.py", "SPARQLWrapper"), Tool.node("ask-endpoint.js"));
  }
}
