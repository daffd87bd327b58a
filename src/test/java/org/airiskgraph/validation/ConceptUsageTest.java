package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class ConceptUsageTest {
  private static final String GRAPH = """
      PREFIX :     <https://w3id.org/airiskgraph/concept/>
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX risk: <https://w3id.org/airiskgraph/risk/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      :outage a airg:Concept ; skos:prefLabel "outage"@en ; skos:altLabel "DoS"@en ; skos:hiddenLabel "do"@en, "off"@en .
      :fraud a airg:Concept ; skos:prefLabel "fraud"@en ; airg:contextLabel [ rdfs:label "con trick"@en ] .
      risk:01.01.00 a airg:Risk ; rdfs:label "Long outages"@en ; airg:summary "A con trick makes people pay."@en ;
        airg:conceptAnnotation [ airg:annotatedConcept :outage ; airg:surfaceForm "outages"@en ] .
      risk:01.02.00 a airg:Risk ; rdfs:label "Outage"@en ;
        airg:conceptAnnotation [ airg:annotatedConcept :outage ; airg:surfaceForm "Outage"@en ] ,
          [ airg:annotatedConcept :fraud ] .
      risk:01.03.00 a airg:Risk ; rdfs:label "Something else"@en .
      """;

  @Test
  void conceptsAreListedByFrequencyAndLabelsAndRisksThatNeedALook() {
    assertEquals("""
        Most frequent concepts (risks): words that named them first, by frequency
          outage (2): outage 1, outages 1
          fraud (1): (stated) 1
        Labels that are a common word or shorter than four letters: 2
          outage: do
          outage: off
        Labels found in no text of a risk: 4
          fraud: fraud
          outage: DoS
          outage: do
          outage: off
        Risks without a concept: 1
          01.03.00 Something else
        """.lines().toList(), new ConceptUsage(graph()).lines());
  }

  @Test
  void noLabelOfTheThesaurusOfOneWordIsACommonWordOrShorterThanFourLettersUnlessAnAcronym() {
    IriFactory iris = new IriFactory(IriFactory.DEFAULT_BASE);

    // "Bias" is no plural, but folds like one to "bia", which is no other word.
    assertEquals(List.of("bias: bias"), new ConceptUsage(Ontology.read(iris).closed()).misleadingLabels());
  }

  private static Graph graph() {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(GRAPH, Lang.TURTLE).parse(graph);
    return graph;
  }
}
