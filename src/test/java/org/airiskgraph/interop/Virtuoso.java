package org.airiskgraph.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Virtuoso server of our own, in a directory of its own, on free ports of the loopback interface.
 *
 * @param process the server
 * @param isql where its SQL shell connects
 * @param url its SPARQL endpoint, for the one graph that holds a dump
 */
record Virtuoso(Process process, String isql, String url) implements AutoCloseable {
  private static final String GRAPH = "http://example.org/risks";
  private static final int START_SECONDS = 300;

  /** Starts one that may read {@code dumps}; skips the test where there is no Virtuoso. */
  static Virtuoso start(Path directory, Path dumps) throws IOException, InterruptedException {
    // The server itself gives no exit code to test for.
    Tool.program("isql-vt", "-?");
    Tool server = new Tool(List.of("virtuoso-t"));
    int sql = freePort();
    int http = freePort();
    Path settings = directory.resolve("virtuoso.ini");
    Files.writeString(settings, """
        [Database]
        DatabaseFile = %1$s/virtuoso.db
        ErrorLogFile = %1$s/virtuoso.log
        LockFile = %1$s/virtuoso.lck
        TransactionFile = %1$s/virtuoso.trx
        xa_persistent_file = %1$s/virtuoso.pxa
        [TempDatabase]
        DatabaseFile = %1$s/temp.db
        TransactionFile = %1$s/temp.trx
        [Parameters]
        ServerPort = 127.0.0.1:%2$d
        NumberOfBuffers = 20000
        DirsAllowed = %4$s
        [HTTPServer]
        ServerPort = 127.0.0.1:%3$d
        ServerRoot = %1$s
        [SPARQL]
        ResultSetMaxRows = 100000
        """.formatted(directory, sql, http, dumps));
    Process process = server.start("-f", "-c", settings);
    Virtuoso virtuoso =
        new Virtuoso(process, "127.0.0.1:" + sql, "http://127.0.0.1:" + http + "/sparql?default-graph-uri=" + GRAPH);
    virtuoso.await(http);
    return virtuoso;
  }

  private void await(int port) throws InterruptedException {
    for (int i = 0; i < 10 * START_SECONDS; i++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    close();
    throw new AssertionError("Virtuoso does not listen after " + START_SECONDS + " s");
  }

  /** Runs a statement of SQL; fails if the server does not take it. */
  void run(String statement) throws IOException, InterruptedException {
    Tool.Said said = Tool.program("isql-vt", "-?").say(isql, "dba", "dba", "exec=" + statement);
    if (said.exit() != 0 || said.err().contains("Error")) {
      throw new AssertionError(said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
