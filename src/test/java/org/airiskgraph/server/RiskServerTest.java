package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.Limits;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the server listens. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RiskServerTest {
  private static TestServer server(int connectionsPerAddress) {
    return TestServer.of(DatasetGraphFactory.empty(), IriFactory.DEFAULT_BASE,
        new ServerConfig("127.0.0.1", 0, Set.of(), false, connectionsPerAddress, Limits.standard()));
  }

  /** Whether a connection answers a request, and is not closed. */
  private static boolean answers(Socket connection) throws IOException {
    try {
      connection.getOutputStream().write("GET /$/ping HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(
          StandardCharsets.US_ASCII));
      return connection.getInputStream().read() >= 0;
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  void furtherConnectionsOfAnAddressAreClosedWhereALimitIsSet() throws IOException {
    try (TestServer server = server(2);
        Socket first = server.open();
        Socket second = server.open()) {
      assertTrue(answers(first) && answers(second));
      try (Socket third = server.open()) {
        assertFalse(answers(third));
      }
    }
    try (TestServer server = server(0);
        Socket first = server.open();
        Socket second = server.open();
        Socket third = server.open()) {
      assertTrue(answers(first) && answers(second) && answers(third));
    }
  }

  @Test
  void whatPagesShareIsMadeWithoutARequest() throws InterruptedException {
    HeldGraph graph = new HeldGraph();
    try (TestServer server = TestServer.of(graph.dataset(), IriFactory.DEFAULT_BASE, TestServer.local(0))) {
      graph.holdAll();
      server.server().prepare();
      graph.awaitQuery();
      graph.release();
    }
  }

  @Test
  void burstOfConnectionsFindsAQueueAndNoConnectionHasMegabytesForSending() {
    try (ServerConnector connector = new ServerConnector(new Server())) {
      RiskServer.configure(connector, TestServer.local(0));
      assertEquals(1024, connector.getAcceptQueueSize());
      assertEquals(128 * 1024, connector.getAcceptedSendBufferSize());
    }
  }
}
