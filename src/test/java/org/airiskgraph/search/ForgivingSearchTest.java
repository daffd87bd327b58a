package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in the bundled catalogue by somebody who spells, joins or orders words in another way than it does. */
class ForgivingSearchTest {
  private static SearchIndex search;

  @BeforeAll
  static void index() {
    search = TestServer.search();
  }

  private static List<String> best(String text, int count) {
    return search.search(text, Map.of(), 0, count).hits().stream()
        .map(hit -> hit.thing().getURI().replaceFirst("https://w3id.org/airiskgraph/", "")).toList();
  }

  private static int number(List<SearchResults.Value> values, String id) {
    return values.stream().filter(value -> value.id().equals(id)).mapToInt(SearchResults.Value::count).findFirst()
        .orElse(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mesa optimisation", "mesaoptimization", "mesa-optimisation", "Mesa Optimization",
      "mesaoptimisation", "MESA‐OPTIMISATION"})
  void eachSpellingAndJoiningFindsMesaOptimization(String text) {
    assertTrue(best(text, 3).contains("concept/mesa-optimization"), best(text, 5).toString());
    assertTrue(best(text, 10).contains("risk/34.02.03"), best(text, 10).toString());
    assertEquals("", search.search(text, Map.of(), 0, 1).correction());
  }

  @ParameterizedTest
  @CsvSource({"7.2, domain/7.2", "Ji2023, source/34", "ji2023, source/34", "LLM01, catalogue/owasp-llm/LLM01",
      "LLM01:2025, catalogue/owasp-llm/LLM01", "mit561, risk/34.02.03", "34.02.03, risk/34.02.03",
      "01.01.00.a, evidence/01.01.00.a", "G'sell2024, source/47"})
  void anIdentifierCodeOrShortNameFindsItsEntityFirst(String text, String expected) {
    assertEquals(expected, best(text, 1).get(0));
  }

  @ParameterizedTest
  @CsvSource({"halucination, hallucination", "Halucination of chatbots, hallucination of chatbots",
      "decptive alignment, deceptive alignment", "deceptivee algnment, deceptive alignment",
      "deceptivee, deceptive"})
  void aTypingSlipIsCorrectedAndTheCorrectionSearchedFor(String text, String corrected) {
    SearchResults found = search.search(text, Map.of(), 0, 5);
    assertEquals(corrected, found.correction());
    assertFalse(found.hits().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund", "decepti0n"})
  void wordThatResemblesAStemOnlyIsLeftAsItIs(String text) {
    assertEquals("", search.search(text, Map.of(), 0, 1).correction());
  }

  @Test
  void beginningsOfWordsAndAuthorsAreNoTypingSlips() {
    for (String text : List.of("halluc", "surveill", "Raghavan", "mesa-optim", "qqxxyyzz", "labour", "2.1")) {
      assertEquals("", search.search(text, Map.of(), 0, 1).correction(), text);
    }
  }

  @Test
  void wordsInDifferentFieldsFindTheRiskThatHasAllOfThem() {
    assertTrue(search.search("prompt injection chatbot", Map.of(), 0, 3).total() > 0);
    assertTrue(search.search("deceptive alignment Leech", Map.of(), 0, 3).complete() > 0);
    assertTrue(best("deceptive alignment Leech", 3).stream().anyMatch(hit -> hit.startsWith("risk/54.")),
        best("deceptive alignment Leech", 5).toString());
  }

  @Test
  void entitiesWithSomeOfTheWordsComeAfterThoseWithAll() {
    SearchResults found = search.search("gradient hacking wheelbarrow", Map.of(), 0, 10);
    assertEquals(0, found.complete());
    assertTrue(best("gradient hacking wheelbarrow", 3).contains("concept/gradient-hacking"));
    SearchResults few = search.search("physicalistic Everitt", Map.of(), 0, 100);
    assertTrue(few.complete() > 0 && few.complete() < few.total(), few.complete() + " of " + few.total());
    assertEquals("risk/51.10.00", best("physicalistic Everitt", 1).get(0));
  }

  @Test
  void aConceptsOtherLabelFindsWhatIsTaggedWithTheConcept() {
    SearchResults found = search.search("chatbot", Map.of(SearchFacet.KIND, "risk"), 0, 100);
    assertTrue(best("chatbot", 3).contains("concept/conversational-agent"), best("chatbot", 3).toString());
    assertTrue(found.total() >= 20, found.total() + " risks");
  }

  @Test
  void anAcronymDoesNotFindAuthorsThatBeginLikeIt() {
    for (SearchHit hit : search.search("RAG", Map.of(), 0, 5).hits()) {
      assertFalse(hit.label().contains("Raghavan"), hit.label());
    }
    assertTrue(search.search("Raghavan", Map.of(), 0, 5).total() > 0);
  }

  @Test
  void filtersNarrowAndCountsSayWhatTheOtherValuesWouldLeave() {
    SearchResults all = search.search("deception", Map.of(), 0, 1);
    SearchResults risks = search.search("deception", Map.of(SearchFacet.KIND, "risk"), 0, 1000);
    assertEquals(number(all.counts().get(SearchFacet.KIND), "risk"), risks.total());
    assertEquals(all.counts().get(SearchFacet.KIND), risks.counts().get(SearchFacet.KIND));
    assertTrue(risks.hits().stream().allMatch(hit -> hit.thing().getURI().contains("/risk/")));
    SearchResults both =
        search.search("deception", Map.of(SearchFacet.KIND, "risk", SearchFacet.SOURCE, "Ji2023"), 0, 1000);
    assertEquals(number(risks.counts().get(SearchFacet.SOURCE), "34"), both.total());
    assertTrue(both.total() > 0
        && both.hits().stream().allMatch(hit -> hit.thing().getURI().contains("/risk/34.")), both.total() + " hits");
    assertTrue(both.hits().stream().allMatch(hit -> hit.source().equals("Ji2023")));
    int domain = search.search("deception", Map.of(SearchFacet.DOMAIN, "7"), 0, 1).total();
    int subdomain = search.search("deception", Map.of(SearchFacet.DOMAIN, "7.2"), 0, 1).total();
    assertTrue(subdomain > 0 && subdomain < domain && domain < all.total(), subdomain + " " + domain);
    assertTrue(assertThrows(QueryException.class, () -> search.search("x", Map.of(SearchFacet.DOMAIN, "9.9"), 0, 1))
        .getMessage().contains("found \"9.9\", expected one of 1, "));
    assertTrue(assertThrows(QueryException.class, () -> search.search("x", Map.of(SearchFacet.KIND, "rsk"), 0, 1))
        .getMessage().endsWith("; did you mean risk?"));
  }

  @Test
  void partsOfTheResultsFollowEachOther() {
    List<String> all = best("privacy", 1000);
    List<String> parts = new ArrayList<>();
    for (int offset = 0; offset < all.size(); offset += 7) {
      search.search("privacy", Map.of(), offset, 7).hits()
          .forEach(hit -> parts.add(hit.thing().getURI().replaceFirst("https://w3id.org/airiskgraph/", "")));
    }
    assertEquals(all, parts);
  }

  @Test
  void suggestionsAreNamesThatContainTheBeginningsEachOnce() {
    List<String> names = search.suggest("decept", 8).stream().map(SearchHit::label).toList();
    assertEquals(8, names.size());
    assertTrue(names.stream().allMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("decept")),
        names.toString());
    assertEquals(8, names.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)).distinct().count());
    assertEquals("hallucination", search.suggest("halucination", 8).get(0).label().toLowerCase(java.util.Locale.ROOT));
    assertEquals(List.of(), search.suggest("", 8));
  }

  @Test
  void eachHitHasASummaryWhereItsEntityHasAText() {
    for (SearchHit hit : search.search("Deception", Map.of(SearchFacet.KIND, "risk"), 0, 20).hits()) {
      assertFalse(hit.summary().isEmpty(), hit.label());
      assertFalse(hit.source().isEmpty(), hit.label());
    }
  }

  /** Thirty searches written, with the entity each should find, before their results were seen. */
  @Test
  void atLeastNineOfTenPreparedSearchesFindTheirEntityAmongTheFirstThree() throws IOException {
    Map<String, List<String>> missed = new TreeMap<>();
    List<String> lines;
    try (InputStream in = ForgivingSearchTest.class.getResourceAsStream("/search/forgiving.csv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (String line : lines) {
      String[] cells = line.split(",");
      if (!best(cells[1], 3).contains(cells[2])) {
        missed.computeIfAbsent(cells[0], kind -> new ArrayList<>()).add(cells[1] + " -> " + best(cells[1], 5));
      }
    }
    assertEquals(30, lines.size());
    assertTrue(missed.values().stream().mapToInt(List::size).sum() <= 3, missed.toString());
  }
}
