package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextQueriesTest {
  private static final String PREFIXES = "PREFIX text: <http://jena.apache.org/text#> "
      + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

  private final DatasetGraph dataset = DatasetGraphFactory.createGeneral();

  private QueryAnswer answer(String query) {
    RDFParser.fromString("PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> <http://e/a> rdfs:label 'a risk' .",
        Lang.TURTLE).parse(dataset);
    FunctionAllowlist.install(dataset.getContext());
    SearchIndex index = new SearchIndex(dataset.getDefaultGraph());
    return new QueryProcessor(dataset, SmallGraph.IRIS, Limits.standard(), new MemoryPool(100 << 20),
        new TextQueries(index::index))
        .answer(new QueryRequest(PREFIXES + query, List.of(), List.of(), null, "csv", "", false), new AtomicBoolean());
  }

  private static String body(QueryAnswer answer) {
    return answer.body().stream().map(part -> StandardCharsets.UTF_8.decode(part.duplicate()).toString())
        .collect(Collectors.joining());
  }

  @Test
  void wordsOfAnIndexedPropertyAreFound() {
    assertEquals("s\r\nhttp://e/a\r\n", body(answer("SELECT ?s { ?s text:query (rdfs:label 'risk') }")));
  }

  @Test
  void aPropertyThatIsNotIndexedIsRefusedWithThoseThatAre() {
    QueryAnswer answer = answer("SELECT ?s { ?s ?p ?o . FILTER EXISTS { ?s text:query (<http://e/x> 'risk') } }");
    assertEquals(400, answer.status());
    assertTrue(body(answer).contains("http://e/x") && body(answer).contains("rdf-schema#label"), body(answer));
  }

  @Test
  void aLongTextIsRefusedAlsoWhenItIsComputed() {
    QueryAnswer answer =
        answer(
            "SELECT ?s { BIND(CONCAT('" + "ab~2 ".repeat(101) + "', 'c') AS ?q) ?s text:query (rdfs:label ?q) }");
    assertEquals(400, answer.status(), body(answer));
    assertTrue(body(answer).contains("at most 500"), body(answer));
  }

  /** With 400 in place of 4 the first took 70 bytes, all memory and more than 15 seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"/(b*a){4}b*&(a*b){4}a*/", "risk AND label:/r.*/", "[x\" TO y] /r/ [z\" TO w]"})
  void regularExpressionsAreRefused(String text) {
    QueryAnswer answer = answer("SELECT ?s { ?s text:query '" + text + "' }");
    assertEquals(400, answer.status(), body(answer));
    assertTrue(body(answer).contains("REGEX in a FILTER"), body(answer));
    assertTrue(body(answer("SELECT ?s { ?s text:query (rdfs:label '" + text + "') }")).contains("REGEX in a FILTER"));
  }

  @Test
  void similarOnesAreFoundOfWordsButNotOfLongTexts() {
    assertEquals("s\r\nhttp://e/a\r\n", body(answer("SELECT ?s { ?s text:query 'rask~1 OR *?isk' }")));
    QueryAnswer answer = answer("SELECT ?s { ?s text:query 'ris" + "k".repeat(50) + "~2' }");
    assertTrue(body(answer).contains("at most 50"), body(answer));
  }

  @Test
  void slashesInPhrasesAndAfterABackslashAreNoExpressions() {
    assertEquals("s\r\nhttp://e/a\r\n",
        body(answer("SELECT ?s { ?s text:query '\"a/risk\" OR risk\\\\/a' }")));
  }
}
