package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointDescriptionFilterTest {
  private static final String HOST = "http://localhost:3330";
  private static final String PAGE = "/sparql";

  private final EndpointDescriptionFilter filter =
      new EndpointDescriptionFilter(DatasetGraphFactory.empty(), SmallGraph.IRIS, PAGE);
  private final Map<String, Object> sent = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Whether the filter leaves the request to the endpoint; else {@link #sent} and {@link #body} are the response. */
  private boolean isPassedOn(String method, String path, String query, String... accept) {
    Map<String, Object> request = new HashMap<>();
    request.put("getMethod", method);
    request.put("getRequestURI", path);
    request.put("getRequestURL", new StringBuffer(HOST + path));
    request.put("getQueryString", query);
    request.put("getHeaders", Collections.enumeration(List.of(accept)));
    boolean[] passed = {false};
    try {
      filter.doFilter(proxy(HttpServletRequest.class, (name, arguments) -> request.get(name)),
          proxy(HttpServletResponse.class, this::send), (asked, response) -> passed[0] = true);
    } catch (IOException | ServletException e) {
      throw new AssertionError(e);
    }
    return passed[0];
  }

  private Object send(String method, Object... arguments) {
    if (method.equals("getOutputStream")) {
      return output();
    }
    return method.equals("setHeader") ? sent.put((String) arguments[0], arguments[1]) : sent.put(method, arguments[0]);
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public void write(int octet) {
        body.write(octet);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> answer.apply(method.getName(), arguments)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/risks", "/risks/", "/risks/sparql", "/risks/query"})
  void requestWithoutAQueryGetsTheDescriptionOfTheAddressThatItNames(String path) {
    assertFalse(isPassedOn("GET", path, null));
    assertEquals("text/turtle;charset=utf-8", sent.get("setContentType"));
    assertEquals(body.size(), sent.get("setContentLength"));
    String turtle = body.toString(StandardCharsets.UTF_8);
    assertTrue(turtle.contains("<" + HOST + path + ">"), turtle);
    assertTrue(turtle.contains("sd:SPARQL11Query"), turtle);
  }

  @ParameterizedTest
  @CsvSource({"POST, /risks/sparql,", "GET, /risks/sparql, query=ASK{}", "GET, /risks/data,", "GET, /risks/sparql/x,",
      "GET, /other,", "GET, /risks/sparql, ''"})
  void anyOtherRequestIsLeftToTheEndpoint(String method, String path, String query) {
    assertTrue(isPassedOn(method, path, query));
    assertEquals(Map.of(), sent);
  }

  @Test
  void requestForTheHeadIsDescribedToo() {
    assertFalse(isPassedOn("HEAD", "/risks/sparql", null));
    assertEquals("text/turtle;charset=utf-8", sent.get("setContentType"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"})
  void descriptionIsInTheFormatThatTheClientTakes(String type) {
    assertFalse(isPassedOn("GET", "/risks/sparql", null, type));
    assertTrue(sent.get("setContentType").toString().startsWith(type));
    assertEquals("Accept", sent.get("Vary"));
    Graph graph = GraphFactory.createDefaultGraph();
    // Jena gives JSON-LD 1.1 a name of its own.
    Lang lang = type.contains("json") ? Lang.JSONLD11 : RDFLanguages.contentTypeToLang(type);
    RDFParser.fromString(body.toString(StandardCharsets.UTF_8), lang).parse(graph);
    assertTrue(graph.isIsomorphicWith(described()), graph.toString());
  }

  private static Graph described() {
    return ServiceDescription.of(DatasetGraphFactory.empty(), HOST + "/risks/sparql");
  }

  @Test
  void browserIsRedirectedToThePage() {
    assertFalse(isPassedOn("GET", "/risks/sparql", null, "text/html,application/xml;q=0.9,*/*;q=0.8"));
    assertEquals(Map.of("Vary", "Accept", "setStatus", 303, "Location", PAGE), sent);
    assertEquals(0, body.size());
  }

  @Test
  void severalAcceptHeadersAreOne() {
    assertFalse(isPassedOn("GET", "/risks/sparql", null, "text/html;q=0.5", "application/n-triples"));
    assertEquals("application/n-triples;charset=utf-8", sent.get("setContentType"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/sparql-results+json", "image/png", "", ",,", "*/*;q=0", "no type"})
  void clientThatTakesNoneOfTheFormatsGetsTurtle(String accept) {
    assertFalse(isPassedOn("GET", "/risks/sparql", null, accept));
    assertEquals("text/turtle;charset=utf-8", sent.get("setContentType"));
  }
}
