package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.GZIPInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageResponseTest {
  private static final byte[] LONG = "a word ".repeat(1000).getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"text/html;charset=utf-8", "application/ld+json", "application/n-triples;charset=utf-8",
      "image/svg+xml", "application/sparql-results+xml", "text/csv;charset=utf-8"})
  void longTextIsCompressedAndTagged(String type) throws IOException {
    PageResponse response = PageResponse.of(type, LONG).compressed();
    assertTrue(response.gzip() && response.body().length < LONG.length / 10);
    assertArrayEquals(LONG, new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes());
    assertEquals(8, response.header("ETag").length());
  }

  @Test
  void ownTagIsKept() {
    assertEquals("mine", PageResponse.of("text/plain", LONG).with("ETag", "mine").compressed().header("ETag"));
  }

  @Test
  void picturesShortTextsErrorsAndCompressedBodiesAreLeftAlone() {
    for (PageResponse response : java.util.List.of(PageResponse.of("image/png", LONG),
        PageResponse.of("text/html", "short".getBytes(StandardCharsets.UTF_8)), PageResponse.redirect(303, "/"),
        PageResponse.text(404, "text/plain", "x".repeat(9000)), PageResponse.of("text/html", LONG).compressed(),
        PageResponse.of("application/zip", LONG))) {
      assertSame(response, response.compressed(), response.mediaType());
    }
  }

  /** A megabyte for each of thousands of clients that read nothing, and the time to decompress it, ended the server. */
  @Test
  void aLongBodyIsDecompressedWhileItIsSentAndCounts() throws IOException {
    byte[] text = "a word ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    DeferredBody body = sent(PageResponse.of("text/plain", text).compressed());
    assertEquals(text.length, body.length());
    assertEquals(256 << 10, body.memory());
    assertEquals(64 << 10, body.content().read().remaining());
    body.sent().run();
    assertEquals(LONG.length, sent(PageResponse.of("text/plain", LONG).compressed()).memory());
  }

  /** What is sent to a client that does not take gzip. */
  private static DeferredBody sent(PageResponse response) throws IOException {
    Map<String, Object> attributes = new HashMap<>();
    response.send(proxy(HttpServletRequest.class, (name, arguments) -> name.equals("setAttribute")
        ? attributes.put(arguments[0].toString(), arguments[1]) : null),
        proxy(HttpServletResponse.class, (name, arguments) -> null));
    return (DeferredBody) attributes.values().iterator().next();
  }

  private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
  }
}
