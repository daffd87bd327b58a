package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.Work;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

class WorkToRdfTest {
  @Test
  void partThatEndsWithAFullStopGetsNoSecondOne() {
    assertEquals("Roe, A.; et al. Cores", citation(true, Optional.empty(), "Cores"));
    assertEquals("Roe, A. Cores etc. Letters", citation(false, Optional.of("Letters"), "Cores etc."));
  }

  private static String citation(boolean others, Optional<String> venue, String title) {
    StringBuilder citation = new StringBuilder();
    Node work = NodeFactory.createURI("http://example.org/roe");
    new WorkToRdf((subject, predicate, object) -> {
      if (predicate.equals(DCTerms.bibliographicCitation.asNode())) {
        citation.append(object.getLiteralLexicalForm());
      }
    }).describe(work, new Work("roe", List.of("Roe, A."), others, Optional.empty(), Optional.of(title),
        new Work.Links(Optional.empty(), Optional.empty()), venue, Optional.of("misc"), Optional.empty()), title);
    return citation.toString();
  }
}
