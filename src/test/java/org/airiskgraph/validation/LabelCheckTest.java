package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelCheckTest {
  private final LabelCheck check =
      new LabelCheck(new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE))));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reward hacking       | Reward-hacking
      adversarial example  | adversarial examples
      goal misgeneralization | goal misgeneralisation
      """)
  void labelsThatFoldToOneAreFound(String one, String other) {
    List<Finding> findings = check.of(concepts(one, other));

    assertEquals(1, findings.size());
    assertEquals("concept:b", findings.get(0).where());
    assertEquals(true, findings.get(0).sentence().endsWith("belongs to several concepts: concept:a, concept:b."));
  }

  @Test
  void labelsThatDifferAreNot() {
    assertEquals(List.of(), check.of(concepts("reward hacking", "reward tampering")));
  }

  private static Graph concepts(String one, String other) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("""
        PREFIX :     <https://w3id.org/airiskgraph/concept/>
        PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        :a a airg:Concept ; skos:prefLabel "%s"@en .
        :b a airg:Concept ; skos:prefLabel "b"@en ; skos:hiddenLabel "%s"@en .
        """.formatted(one, other), Lang.TURTLE).parse(graph);
    return graph;
  }
}
