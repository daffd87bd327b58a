package org.airiskgraph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client sees of the limits of the packaged server behind the web servers that are recommended. */
class ProxyIT {
  private static final String SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

  @TempDir private static Path directory;

  private static Running server;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws IOException {
    server = Running.server(directory);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private HttpResponse<String> post(Running proxy, String query) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/risks/sparql"))
        .header("Content-Type", "application/sparql-query").POST(BodyPublishers.ofString(query)).build(),
        BodyHandlers.ofString());
  }

  private void refusalsComeThrough(Running proxy) throws Exception {
    assertEquals(200, post(proxy, "ASK {}").statusCode());
    // The server's own limit, and above it that of the web server.
    for (int length : List.of(200_001, 204_801, 2_000_000)) {
      assertEquals(413, post(proxy, "x".repeat(length)).statusCode(), length + " bytes");
    }
    HttpResponse<String> late = post(proxy, SLOW);
    assertEquals(503, late.statusCode(), late.body());
    assertTrue(late.body().contains("timed out after 10.0 seconds"), late.body());
    assertEquals(400, post(proxy, "no query").statusCode());
  }

  @Test
  void refusalsComeThroughNginxAndTooManyRequestsAreToldSo() throws Exception {
    try (Running nginx = Running.nginx(directory, server.port())) {
      refusalsComeThrough(nginx);
      HttpRequest ping = HttpRequest
          .newBuilder(URI.create("http://127.0.0.1:" + nginx.port() + "/search?q=" + URLEncoder.encode("é",
              StandardCharsets.UTF_8)))
          .build();
      List<CompletableFuture<Integer>> many = IntStream.range(0, 300).mapToObj(
          i -> client.sendAsync(ping, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode)).toList();
      List<Integer> statuses = many.stream().map(CompletableFuture::join).distinct().sorted().toList();
      assertTrue(statuses.contains(200), statuses.toString());
      assertTrue(statuses.stream().allMatch(List.of(200, 429, 503)::contains), statuses.toString());
    }
  }

  @Test
  void refusalsComeThroughCaddy() throws Exception {
    try (Running caddy = Running.caddy(directory, server.port())) {
      refusalsComeThrough(caddy);
    }
  }
}
