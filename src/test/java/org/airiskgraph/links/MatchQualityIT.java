package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

/** How good matching is on sentences on which no parameter was chosen. */
class MatchQualityIT {
  @Test
  void unseenSentencesFindTheirRisksAndSubdomains() throws IOException {
    Graph graph = TestServer.dataset().getDefaultGraph();
    RegisterSentences.Quality quality =
        RegisterSentences.read("test").judge(MatchEvaluation.ranking(new RiskSpace(graph), graph, true, true));
    assertTrue(quality.precision() >= 0.70, quality.toString());
    assertTrue(quality.subdomain() >= 0.85, quality.toString());
    assertEquals(quality.unrelated(), quality.refused(), "sentences on anything else");
    assertTrue(quality.lost() * 10 <= quality.related(), quality.toString());
  }
}
