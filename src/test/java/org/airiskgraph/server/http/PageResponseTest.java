package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
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
}
