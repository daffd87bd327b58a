package org.airiskgraph.server.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.query.QueryLibrary;
import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

class QueryComplexityTest {
  /** Clients send the text of a file, comments included, to the endpoint; rdflib puts some 30 prefixes before it. */
  @Test
  void everyCannedQueryIsWithinTheBounds() {
    String prefixes = IntStream.range(0, 30)
        .mapToObj(i -> "PREFIX p" + i + ": <http://www.example.org/2026/11/namespace-" + i + "#>\n")
        .collect(Collectors.joining());
    List<String> refused = QueryLibrary.bundled().all().stream()
        .filter(query -> QueryText.complaint(prefixes + query.text()).isPresent()
            || QueryComplexity.complaint(QueryFactory.create(prefixes + query.text())).isPresent())
        .map(query -> query.name()).toList();

    assertEquals(List.of(), refused);
  }

  @Test
  void textThatGrowsWithEachStepIsNot() {
    String doubled = "BIND(CONCAT(?a0, ?a0) AS ?a1) ";
    StringBuilder query = new StringBuilder("SELECT * { BIND(\"x\" AS ?a0) ");
    for (int i = 0; i < 30; i++) {
      query.append(doubled.replace("a1", "a" + (i + 1)).replace("a0", "a" + i));
    }
    Optional<String> complaint = QueryComplexity.complaint(QueryFactory.create(query + "}"));
    assertTrue(complaint.orElse("").contains("grow without bound"), complaint::toString);
  }
}
