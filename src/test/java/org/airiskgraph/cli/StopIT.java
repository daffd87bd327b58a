package org.airiskgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does that systemd or a person tells to stop. */
class StopIT {
  private static final int SIGTERM_EXIT = 143;
  private static final int HANG_SECONDS = 300;

  /** The ten seconds that operators are promised, and more for a busy machine; a server that waits takes 30. */
  private static final int STOP_SECONDS = 28;

  /** A query that takes longer is running; one twice as short did not, so that it ends in the seven seconds left to it. */
  private static final int SEEN_MILLISECONDS = 300;

  /** Counts pairs of statements. */
  private static final String QUERY =
      "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a a ?b } LIMIT 3000 } { SELECT * { ?c a ?d } LIMIT %d } FILTER(STR(?a) != STR(?c)) }";

  @TempDir Path folder;

  @Test
  void aRunningQueryIsAnsweredAfterSigtermAndNobodyElseComesIn() throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new Program(folder).start(Map.of(), Program.java("serve", "--port", "0"), out, folder.resolve("err"));
    try {
      until(() -> read(out).contains("Fuseki UI"));
      URI home = URI.create(read(out).lines().findFirst().orElseThrow().replaceFirst("Home page *", ""));
      HttpClient client = HttpClient.newHttpClient();
      // After a start the server still makes what the pages need, and its first query takes many times as long as others.
      for (String path : List.of("map", "match?text=deception", query(250), query(250))) {
        client.send(HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.discarding());
      }
      CompletableFuture<HttpResponse<String>> running = null;
      for (int size = 4; running == null; size *= 2) {
        // As large as it must be for this machine to be seen at it.
        CompletableFuture<HttpResponse<String>> asked = client.sendAsync(
            HttpRequest.newBuilder(home.resolve(query(size))).build(), HttpResponse.BodyHandlers.ofString());
        HttpRequest metrics = HttpRequest.newBuilder(home.resolve("$/metrics")).build();
        while (!asked.isDone() && running == null) {
          // The query and this.
          if (client.send(metrics, HttpResponse.BodyHandlers.ofString()).body().contains("airisk_requests_running 2")) {
            Thread.sleep(SEEN_MILLISECONDS);
            running = asked.isDone() ? null : asked;
          }
        }
      }
      process.destroy();
      until(() -> refuses(home));
      HttpResponse<String> answer = running.get(HANG_SECONDS, TimeUnit.SECONDS);
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(answer.body().contains("\"n\""), answer.body());
      assertTrue(process.waitFor(HANG_SECONDS, TimeUnit.SECONDS), "hangs");
      assertEquals(SIGTERM_EXIT, process.exitValue());
      assertFalse(read(folder.resolve("err")).contains("Exception"), read(folder.resolve("err")));
    } finally {
      Program.kill(process);
    }
  }

  /** Without a bound the server would wait for the rest of the bodies, for 30 seconds. */
  @Test
  void halfSentRequestsDoNotKeepAServerFromEnding() throws Exception {
    Path out = folder.resolve("out");
    Process process =
        new Program(folder).start(Map.of(), Program.java("serve", "--port", "0"), out, folder.resolve("err"));
    List<Socket> open = new ArrayList<>();
    try {
      until(() -> read(out).contains("Fuseki UI"));
      URI home = URI.create(read(out).lines().findFirst().orElseThrow().replaceFirst("Home page *", ""));
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(home.getHost(), home.getPort());
        open.add(socket);
        socket.getOutputStream()
            .write(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      Thread.sleep(1000);
      process.destroy();
      assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), "waits for them");
      assertEquals(SIGTERM_EXIT, process.exitValue());
    } finally {
      Program.kill(process);
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static String query(int size) {
    return "risks/sparql?query=" + URLEncoder.encode(String.format(QUERY, size), StandardCharsets.UTF_8);
  }

  private static boolean refuses(URI home) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(home.getHost(), home.getPort()));
      return false;
    } catch (ConnectException e) {
      return true;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void until(BooleanSupplier state) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "never happens");
      Thread.sleep(20);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
