package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {
  private static HttpFields of(String path) {
    Request request = (Request) Proxy.newProxyInstance(Request.class.getClassLoader(), new Class<?>[] {Request.class},
        (proxy, method, arguments) -> HttpURI.from("http://localhost" + path));
    HttpFields.Mutable fields = HttpFields.build();
    new SecurityHeaders().customize(request, fields);
    return fields;
  }

  private static String policy(String path) {
    return of(path).get("Content-Security-Policy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/risk/34.02.03", "/ui/", "/risks/sparql", "/nope", "/a/../risks", "/$/ping"})
  void everyResponseTellsTheBrowserWhatItMayNotDo(String path) {
    HttpFields fields = of(path);
    assertEquals("nosniff", fields.get("X-Content-Type-Options"));
    assertEquals("DENY", fields.get("X-Frame-Options"));
    assertEquals("same-origin", fields.get("Referrer-Policy"));
    assertEquals("same-origin", fields.get("Cross-Origin-Opener-Policy"));
    assertEquals("camera=(), geolocation=(), microphone=()", fields.get("Permissions-Policy"));
    assertTrue(policy(path).startsWith("default-src 'none'; ") && policy(path).contains("frame-ancestors 'none'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks", "/risks/sparql", "/ui/risks/query", "/download/airiskgraph.nt", "/graph/links.ttl"})
  void dataRunsNoScript(String path) {
    assertEquals("default-src 'none'; frame-ancestors 'none'; sandbox", policy(path));
  }

  @Test
  void scriptsAreFromHereOnlyAndTheStockUiAloneMaySetStyles() {
    assertTrue(policy("/risk/34.02.03").contains("script-src 'self'; style-src 'self'; "));
    assertTrue(policy("/ui/").contains("script-src 'self'; style-src 'self' 'unsafe-inline'; "));
    assertFalse(policy("/uix/").contains("unsafe"));
  }

  @Test
  void previewsMayBeShownInFrames() {
    assertEquals("default-src 'none'; sandbox", policy("/reconcile/preview"));
    assertFalse(of("/reconcile/preview").contains("X-Frame-Options"));
  }

  @Test
  void otherSitesMayReadWhatIsHereButNotThePagesOfOperators() {
    for (String path : new String[] {"/risk/34.02.03", "/risks/sparql", "/search.json"}) {
      assertEquals("*", of(path).get("Access-Control-Allow-Origin"));
    }
    for (String path : new String[] {"/", "/ui/", "/$/metrics"}) {
      assertFalse(of(path).contains("Access-Control-Allow-Origin"), path);
    }
  }
}
