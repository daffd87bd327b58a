package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixedNamesTest {
  private final PrefixedNames names = new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE)));

  @ParameterizedTest
  @CsvSource({"https://w3id.org/airiskgraph/risk/34.02.03, risk:34.02.03",
      "https://w3id.org/airiskgraph/risk/a#mitigation-1, risk:a#mitigation-1",
      "https://w3id.org/airiskgraph/ontology#cites, airg:cites", "http://example.org/x, <http://example.org/x>"})
  void iriIsShortenedByTheLongestPrefix(String iri, String shown) {
    assertEquals(shown, names.of(NodeFactory.createURI(iri)));
  }

  @Test
  void literalIsQuotedAndBlankNodeNamed() {
    assertEquals("\"two\"", names.of(NodeFactory.createLiteralString("two")));
    assertEquals("a node without an IRI", names.of(NodeFactory.createBlankNode()));
    assertEquals("Found \"7\".", names.found(Optional.of(NodeFactory.createLiteralString("7"))));
    assertEquals("", names.found(Optional.empty()));
  }
}
