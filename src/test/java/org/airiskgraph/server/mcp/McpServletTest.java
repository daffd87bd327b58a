package org.airiskgraph.server.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.airiskgraph.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /mcp} of a real server. */
class McpServletTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> post(String body, String... headers) {
    return server.send(server.request("/mcp", headers).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private static HttpResponse<String> json(String body, String header, String value) {
    return post(body, "Content-Type", "application/json", header, value);
  }

  @Test
  void requestIsAnsweredAsJson() {
    HttpResponse<String> response = json(PING, "Accept", "application/json, text/event-stream");
    assertEquals(200, response.statusCode());
    assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", response.body());
    assertEquals("application/json;charset=utf-8", response.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void notificationIsAcceptedWithoutABody() {
    HttpResponse<String> response =
        json("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", "Accept", "*/*");
    assertEquals(202, response.statusCode());
    assertEquals("", response.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://127.0.0.1.evil.example", "null",
      "http://localhost@evil.example",
      "file://", "http://evil.example/127.0.0.1", "http://[::1].evil.example"})
  void pageOfAnotherSiteIsRefused(String origin) {
    assertEquals(403, json(PING, "Origin", origin).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:6274", "http://127.0.0.1", "http://[::1]:80", "HTTP://LOCALHOST"})
  void pageOfThisMachineMayAsk(String origin) {
    assertEquals(200, json(PING, "Origin", origin).statusCode());
  }

  @Test
  void hostNameThatLeadsHereByRebindingIsRefused() {
    String answer = server.raw("POST /mcp HTTP/1.1\r\nHost: evil.example\r\nContent-Type: application/json\r\n"
        + "Content-Length: " + PING.length() + "\r\n\r\n" + PING);
    assertTrue(answer.startsWith("HTTP/1.1 421"), answer);
  }

  @ParameterizedTest
  @CsvSource({"Content-Type, text/plain, 415", "Content-Type, application/x-www-form-urlencoded, 415",
      "Accept, text/html, 406", "MCP-Protocol-Version, 1999-01-01, 400", "MCP-Protocol-Version, 2025-11-25, 200",
      "Mcp-Session-Id, whatever, 200"})
  void headersOfTheTransportAreChecked(String header, String value, int status) {
    HttpResponse<String> response =
        header.equals("Content-Type") ? post(PING, header, value) : json(PING, header, value);
    assertEquals(status, response.statusCode(), response.body());
  }

  @Test
  void unknownVersionOfTheProtocolIsToldThoseThereAre() {
    String body = json(PING, "MCP-Protocol-Version", "2024-11-05").body();
    assertTrue(body.contains("2024-11-05") && body.contains("expected one of 2025-03-26, 2025-06-18, 2025-11-25"),
        body);
  }

  @Test
  void batchIsABadRequest() {
    HttpResponse<String> response = json("[" + PING + "]", "Accept", "*/*");
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("-32600"), response.body());
  }

  @Test
  void thereIsNoStreamAndNoSession() {
    HttpResponse<String> response = server.get("/mcp", "Accept", "text/event-stream");
    assertEquals(405, response.statusCode());
    assertEquals("POST", response.headers().firstValue("Allow").orElse(""));
    assertEquals(405, server.send(server.request("/mcp").DELETE().build()).statusCode());
  }

  @Test
  void bodyOverTheLimitIsRefused() {
    String answer = server.announce("/mcp", "application/json", 200_001);
    assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
  }

  @Test
  void bodyThatIsNoMessageIsABadRequest() {
    assertEquals(400, json("no message", "Accept", "*/*").statusCode());
    byte[] latin = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":\"\u00e9\"}}"
        .getBytes(StandardCharsets.ISO_8859_1);
    HttpResponse<String> response = server.send(server.request("/mcp", "Content-Type", "application/json", "Accept",
        "*/*").POST(BodyPublishers.ofByteArray(latin)).build());
    assertEquals(400, response.statusCode());
    assertTrue(response.body().contains("not UTF-8"), response.body());
  }

  @Test
  void queryIsStoppedLikeOneOfTheEndpoint() {
    HttpResponse<String> response = json("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":"
        + "\"sparql\",\"arguments\":{\"query\":\"SELECT * { ?a ?b ?c . ?d ?e ?f }\"}}}", "Accept", "*/*");
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("\"isError\":true"), response.body());
    assertTrue(response.body().contains("Ask with LIMIT"), response.body());
  }
}
