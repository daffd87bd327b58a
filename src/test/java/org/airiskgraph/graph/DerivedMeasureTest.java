package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DerivedMeasureTest {
  private static final String NAMES = "https://w3id.org/airiskgraph/";

  @Test
  void measureHasItsWordingItsDocumentsAndWhatItAimsAt() {
    GraphReader reader = new GraphReader(Turtle.graph("""
        PREFIX e: <%1$scatalogue/measures/>
        r:09.01.00 airg:measureFit <%1$srisk/09.01.00#second>, <%1$srisk/09.01.00#first> .
        <%1$srisk/09.01.00#second> airg:measure e:M2 ; airg:rank 2 .
        <%1$srisk/09.01.00#first> airg:measure e:M1 ; airg:rank 1 ; airg:via c:deception .
        c:deception skos:prefLabel "deception"@en .
        e:M1 skos:prefLabel "Test for lies"@en ; dct:description "They test for lies." ; skos:related e:D1, e:M2 ;
          skos:inScheme <%1$scatalogue/measures> .
        e:M2 skos:prefLabel "Write it down"@en ; airg:entryKind "measure" .
        e:D1 skos:prefLabel "A document"@en ; airg:entryKind "document" .
        <%1$scatalogue/measures> rdfs:label "Measures"@en .
        """.formatted(NAMES)));
    List<DerivedMeasure> measures = DerivedMeasure.ofRisk(reader, SmallGraph.IRIS.risk("09.01.00"));
    assertEquals(List.of("aims at deception", "aims at a concept of the risk"),
        measures.stream().map(DerivedMeasure::because).toList());
    assertEquals("Test for lies", measures.get(0).measure().label());
    assertEquals(Optional.of("They test for lies."), measures.get(0).wording());
    assertEquals(List.of("A document"), measures.get(0).documents().stream().map(Entity::label).toList());
    assertEquals("Measures", measures.get(0).catalogue().label());
    assertEquals(Optional.empty(), measures.get(1).wording());
  }
}
