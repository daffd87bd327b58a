package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person finds who types words, or the beginning of one. */
class SearchIndexTest {
  private final Graph graph = TestServer.dataset().getDefaultGraph();
  private final SearchIndex search = TestServer.search();

  @ParameterizedTest
  @CsvSource({"article 5,art-5", "Article 10,art-10", "EU AI Act article 5,art-5", "art. 5,art-5"})
  void articleOfALawIsFoundByTheWholeWord(String typed, String id) {
    assertTrue(search.find(typed).get(0).thing().getURI().endsWith("/eu-ai-act/" + id),
        search.find(typed).get(0).thing().getURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deceptive", "mesa-optimization", "misalignment", "surveillance"})
  void whatWasTypedIsMarkedAtEveryLength(String word) {
    for (int length = 3; length <= word.length(); length++) {
      String typed = word.substring(0, length);
      SearchHit hit = search.find(typed).stream().filter(match -> match.thing().getURI().contains("/risk/")).findFirst()
          .orElseThrow();
      List<SearchHit.Part> parts = new ArrayList<>(hit.name());
      parts.addAll(hit.excerpt());
      assertTrue(
          parts.stream().anyMatch(
              part -> part.marked() && part.text().toLowerCase(Locale.ROOT).startsWith(typed.substring(0, 3))),
          typed + ": " + hit);
    }
  }

  @ParameterizedTest
  @CsvSource({"deceive, deceiving", "deceiving, deceives", "naive, naïve", "naïve, naive", "Zurich, Zürich",
      "systems', system", "model's, models", "model’s, model",
      "U.S., u.s", "of the, of the"})
  void aWordIsFoundInItsOtherForms(String typed, String written) {
    SearchIndex small = new SearchIndex(risk(written));
    assertEquals(1, small.find(typed).size());
    assertTrue(small.find(typed).get(0).name().stream().anyMatch(SearchHit.Part::marked), typed);
  }

  @Test
  void theWordItselfComesBeforeItsOtherForms() {
    Graph both = risk("deceive");
    RDFParser.fromString("<urn:b> <http://www.w3.org/2000/01/rdf-schema#label> 'deceiving'", Lang.TURTLE).parse(both);
    assertEquals("urn:b", new SearchIndex(both).find("deceiving").get(0).thing().getURI());
  }

  @Test
  void wordsAfterTheTwelfthAreNotLookedFor() {
    SearchIndex small = new SearchIndex(risk("one two three four five six seven eight nine ten eleven twelve"));
    String twelve = "one two three four five six seven eight nine ten eleven twelve";
    assertEquals(1,
        small
            .find(twelve + " other " + IntStream.range(0, 5000).mapToObj(i -> "w" + i).collect(Collectors.joining(" ")))
            .size());
    assertEquals(0, small.search("zebra " + twelve, Map.of(), 0, 1).complete());
  }

  @Test
  void longWordsAreNotCorrected() {
    String word = "pseudopseudohypoparathyroidisms";
    String slip = word.replace("hypo", "hyqo");
    assertEquals(1, new SearchIndex(risk(word.substring(0, 30))).find(slip.substring(0, 30)).size());
    assertEquals(0, new SearchIndex(risk(word)).find(slip).size());
  }

  private static Graph risk(String name) {
    Graph small = GraphFactory.createDefaultGraph();
    RDFParser.fromString("<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> \"" + name + "\"", Lang.TURTLE)
        .parse(small);
    return small;
  }
}
