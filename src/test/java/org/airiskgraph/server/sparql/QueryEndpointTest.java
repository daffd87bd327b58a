package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.HandlerChain;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.airiskgraph.server.http.Metrics;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryEndpointTest {
  private static final int BYTES = 100 << 20;

  @Test
  void memoryOfAnAnswerIsFreeOnceItIsSent() throws Exception {
    MemoryPool pool = new MemoryPool(BYTES);
    DatasetGraph dataset = DatasetGraphFactory.empty();
    QueryThreads threads = new QueryThreads(Duration.ofMinutes(1), () -> {
    }, () -> {
    });
    QueryService queries = new QueryService(dataset, SmallGraph.IRIS, Limits.standard(), new TextQueries(() -> null),
        threads, pool);
    FusekiServer fuseki = FusekiServer.create().port(0).loopback(true).fusekiModules(FusekiModules.create())
        .add("/risks", queries.service()).build();
    Server jetty = fuseki.getJettyServer();
    jetty.setHandler(HandlerChain.before(jetty.getHandler(), "127.0.0.1", Set.of(), Limits.standard(),
        new MemoryPool(BYTES), new Metrics(0)));
    fuseki.start();
    try {
      HttpResponse<String> answer = HttpClient.newHttpClient().send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fuseki.getPort() + "/risks/sparql"))
              .header("Content-Type", "application/sparql-query")
              .POST(BodyPublishers.ofString("SELECT * { VALUES ?x { " + "'row' ".repeat(30_000) + "} }")).build(),
          BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().length() > 1_000_000);
      // Not before its client has the end of it.
      for (int i = 0; pool.free() < BYTES; i++) {
        assertTrue(i < 6000, BYTES - pool.free() + " bytes are still held after a minute");
        Thread.sleep(10);
      }
      assertEquals(BYTES, pool.free());
    } finally {
      fuseki.stop();
    }
  }
}
