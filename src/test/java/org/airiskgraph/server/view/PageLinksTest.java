package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.SmallGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinksTest {
  @ParameterizedTest
  @CsvSource({"https://w3id.org/airiskgraph/risk/01.01.01, /risk/01.01.01",
      "https://w3id.org/airiskgraph/ontology#Risk, /ontology#Risk",
      "https://w3id.org/airiskgraph/ontology, /ontology",
      "https://w3id.org/airiskgraph/ontology/core, /ontology",
      "https://w3id.org/airiskgraph/other/x, https://w3id.org/airiskgraph/other/x",
      "http://example.org/x, http://example.org/x", "javascript:alert(1), ''", "data:text/html;x, ''", "urn:x, ''"})
  void addressOfAnIri(String iri, String address) {
    assertEquals(address, TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS).address(iri));
  }

  @Test
  void anotherBaseHasTheSamePaths() {
    PageLinks links = TestLinks.of(SmallGraph.reader(), new IriFactory("https://example.org/ai/"));
    assertEquals("/risk/1", links.address("https://example.org/ai/risk/1"));
    assertEquals("https://w3id.org/airiskgraph/risk/1", links.address("https://w3id.org/airiskgraph/risk/1"));
  }
}
