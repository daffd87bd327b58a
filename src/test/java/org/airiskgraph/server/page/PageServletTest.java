package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageServletTest {
  @ParameterizedTest
  @CsvSource({"/risk/34.02.03, /risk/34.02.03", "/%72isk/%33%34.02.03, /risk/34.02.03", "/a/../risk/x, /risk/x",
      "/a/%2e%2E/risk/x, /risk/x", "/risk/./x, /risk/x", "/risk/a%2Fb, /risk/a%2Fb", "/risk/a%20b, /risk/a%20b",
      "/risk/%c3%a9, /risk/%c3%a9", "/risk/%2541, /risk/%2541", "/../x, /../x"})
  void pathsThatMeanTheSameAreTheSame(String sent, String expected) {
    assertEquals(expected, PageServlet.normalized(sent));
  }

  @ParameterizedTest
  @CsvSource({"/concept/mesa-optimisation.ttl, mesa optimisation", "/risk/deceptive%20alignment, deceptive alignment",
      "/risk/34.02.99, 34.02.99", "/risk/, ''", "/risk/%zz, ''", "/a/reward_hacking, reward hacking"})
  void lastPartOfAnAddressIsSearchedFor(String path, String words) {
    assertEquals(words, PageServlet.words(path));
  }

  @Test
  void noWordsAreTakenFromALongAddress() {
    assertEquals("x".repeat(100), PageServlet.words("/risk/" + "x".repeat(100)));
    assertEquals("", PageServlet.words("/risk/" + "x".repeat(101)));
  }
}
