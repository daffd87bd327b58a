package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.TemplateException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.stream.Collectors;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.BoundedLog;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.view.Texts;
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

  @Test
  void logNamesTheTextThatAPageLacks() {
    String english = Texts.of(Locale.ENGLISH).patterns().keySet().stream().filter(key -> !key.equals("queries.lead"))
        .map(key -> key + "=x").collect(Collectors.joining("\n"));
    TemplateException failure = assertThrows(TemplateException.class, () -> {
      Texts texts = new Texts(Locale.ENGLISH, new PropertyResourceBundle(new StringReader(english)));
      SmallSite.get(new QueriesPage(SmallSite.site(Limits.standard(), SmallGraph.graph(), texts)), "/queries");
    });
    List<String> log = logOf("/queries", failure);
    assertTrue(log.get(0).contains("/queries failed: java.util.MissingResourceException: "), log.toString());
    assertTrue(log.get(0).contains("queries.lead"), log.toString());
    // jte says where the text is missing.
    assertTrue(log.get(1).contains("Failed to render queries.jte"), log.toString());
    assertEquals(2, log.size(), log.toString());
  }

  @Test
  void failureWithoutACauseIsLoggedOnce() {
    List<String> log = logOf("/x", new IllegalStateException("y"));
    assertTrue(log.get(0).endsWith("/x failed"), log.toString());
    assertEquals("java.lang.IllegalStateException: y", log.get(1));
  }

  /** What a served program prints of a failure. */
  private static List<String> logOf(String address, RuntimeException failure) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new BoundedLog(new PrintStream(log, true, StandardCharsets.UTF_8)));
    try {
      PageServlet.report(address, failure);
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
