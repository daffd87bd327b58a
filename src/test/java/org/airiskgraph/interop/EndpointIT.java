package org.airiskgraph.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.airiskgraph.server.RiskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others' clients at our endpoint. */
final class EndpointIT {
  private static final Path COUNTS = Path.of("queries", "counts.rq");

  @TempDir static Path directory;
  private static Exports exports;

  @BeforeAll
  static void build() throws IOException {
    exports = Exports.some(directory);
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
