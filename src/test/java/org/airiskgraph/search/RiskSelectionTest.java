package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskSelectionTest {
  private static final Graph GRAPH = SmallGraph.graph();

  private static String ids(List<String> risks, String words, Map<RegisterFilter, String> filters) {
    return String.join(" ", new RiskSelection(risks, words, filters).in(new GraphReader(GRAPH),
        new EntityResolver(GRAPH, SmallGraph.IRIS), new SearchIndex(GRAPH)).stream().map(GraphReader::id).toList());
  }

  @ParameterizedTest
  @CsvSource({"DOMAIN,7,01.01.00 01.01.01", "DOMAIN,7.1,01.01.00 01.01.01", "SUBDOMAIN,7.1,01.01.00 01.01.01",
      "ENTITY,ai,01.01.00 01.01.01", "ENTITY,2,01.01.00 01.01.01", "INTENT,Intentional,01.01.01",
      "LEVEL,subcategory,01.01.01", "LEVEL,risk-subcategory,01.01.01", "SOURCE,Roe2025,02.01.00", "SOURCE,2,02.01.00",
      "CONCEPT,lying,01.01.01 02.01.00", "MITIGATION,Audits,01.01.01 02.01.00", "RELATED,mit7,02.01.00"})
  void filterSelectsTheRisksWithItsValue(RegisterFilter filter, String value, String expected) {
    assertEquals(expected, ids(List.of(), "", Map.of(filter, value)));
  }

  @Test
  void allFiltersAndWordsMustFit() {
    assertEquals("02.01.00",
        ids(List.of(), "", Map.of(RegisterFilter.CONCEPT, "deception", RegisterFilter.SOURCE, "Roe2025")));
    assertEquals("", ids(List.of(), "", Map.of(RegisterFilter.SOURCE, "Roe2025", RegisterFilter.ENTITY, "AI")));
    assertEquals("01.01.01", ids(List.of(), "hidden goals", Map.of(RegisterFilter.CONCEPT, "deception")));
  }

  @Test
  void namedRisksComeFirstInTheirOrderAndOnce() {
    assertEquals("02.01.00 01.01.01 01.01.00",
        ids(List.of("Deceptive models", "mit7", "02.01.00"), "", Map.of(RegisterFilter.DOMAIN, "7")));
    assertEquals("01.01.01", ids(List.of("mit7"), "", Map.of()));
  }

  @Test
  void nothingSelectedIsEveryRisk() {
    assertEquals("01.01.00 01.01.01 02.01.00", ids(List.of(), "", Map.of()));
  }

  @Test
  void unknownValueNamesTheKnownOnes() {
    assertEquals("intent: found \"evil\", expected one of Intentional", assertThrows(QueryException.class,
        () -> ids(List.of(), "", Map.of(RegisterFilter.INTENT, "evil"))).getMessage());
  }
}
