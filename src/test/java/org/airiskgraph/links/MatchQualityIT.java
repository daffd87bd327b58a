package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How good matching is on sentences on which no parameter was chosen. */
class MatchQualityIT {
  @ParameterizedTest
  @CsvSource({"test, 0.85", "third-test, 0.80"})
  void unseenSentencesFindTheirRisksAndSubdomains(String set, double subdomain) throws IOException {
    Graph graph = TestServer.dataset().getDefaultGraph();
    RegisterSentences.Quality quality =
        RegisterSentences.read(set).judge(MatchEvaluation.ranking(new RiskSpace(graph), graph, true, true));
    assertTrue(quality.precision() >= 0.70, quality.toString());
    assertTrue(quality.subdomain() >= subdomain, quality.toString());
    assertTrue(quality.unrelated() - quality.refused() <= 1, "sentences on anything else: " + quality);
    assertTrue(quality.lost() * 10 <= quality.related(), quality.toString());
  }
}
