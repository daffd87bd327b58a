package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
  private static final int TOTAL_BYTES = 32 << 20;

  private final ResponseCache cache = new ResponseCache();

  private static PageRequest request(String path) {
    return new PageRequest(path, Map.of("b", "2", "a", "1"), "text/html", "");
  }

  private static PageResponse response(int bytes) {
    return PageResponse.of("text/plain", new byte[bytes]);
  }

  @Test
  void equalRequestGetsTheResponseThatWasPut() {
    PageResponse put = response(1);
    cache.put(request("/x"), put);
    assertSame(put, cache.get(request("/x")).orElseThrow());
    assertEquals(Optional.empty(), cache.get(request("/y")));
    assertEquals(Optional.empty(), cache.get(new PageRequest("/x", Map.of(), "text/html", "")));
    assertEquals(Optional.empty(), cache.get(new PageRequest("/x", request("/x").parameters(), "text/turtle", "")));
  }

  @Test
  void redirectsAndFailuresAreNotKept() {
    cache.put(request("/moved"), PageResponse.redirect(303, "/x"));
    cache.put(request("/missing"), PageResponse.text(404, "text/plain", "There is no page at this address."));
    assertEquals(0, cache.size());
  }

  @Test
  void responseAboveTwoMebibytesIsNotKept() {
    cache.put(request("/x"), response((2 << 20) + 1));
    assertEquals(0, cache.size());
    cache.put(request("/x"), response(2 << 20));
    assertEquals(1, cache.size());
  }

  @Test
  void requestsCountTowardsWhatIsKept() {
    for (int i = 0; i < 2000; i++) {
      cache.put(new PageRequest("/" + i, Map.of("q", "a".repeat(20_000)), "text/html", ""), response(0));
    }
    assertTrue(cache.size() > 0 && cache.size() * 40_000 <= TOTAL_BYTES, cache.size() + " responses");
  }

  @Test
  void noMoreThan32MebibytesAreKept() {
    int size = 3 << 19;
    for (int i = 0; i < 40; i++) {
      cache.put(request("/" + i), response(size));
    }
    assertTrue(cache.size() > 0 && cache.size() * size <= TOTAL_BYTES, cache.size() + " responses");
  }
}
