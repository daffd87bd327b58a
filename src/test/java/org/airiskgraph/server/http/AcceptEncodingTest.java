package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
  @ParameterizedTest
  @CsvSource({"gzip, true", "'br, GZIP', true", "*, true", "gzip;q=0.5, true", "gzip;q=1.000, true",
      "gzip; q=0.001, true", "gzip;q=0, false", "gzip;q=0.000, false", "br, false", "gzip;q=2, false"})
  void gzipIsTakenUnlessItsWeightIsZero(String header, boolean taken) {
    assertEquals(taken, ContentNegotiation.takesGzip(header));
  }

  @Test
  void aWeightOfManyDigitsTakesNoTime() {
    assertTimeoutPreemptively(Duration.ofMinutes(1),
        () -> ContentNegotiation.takesGzip("gzip;q=0." + "1".repeat(1_000_000) + "x"));
  }
}
