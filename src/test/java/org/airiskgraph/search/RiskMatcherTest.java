package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RiskMatcherTest {
  @Test
  void longTextIsCut() {
    assertEquals("x".repeat(10_000), new RiskMatcher.Request("x".repeat(10_001)).text());
  }
}
