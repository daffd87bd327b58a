package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

class IllustratingIncidentTest {
  private static final String NAMES = "https://w3id.org/airiskgraph/";
  private static final GraphReader READER = new GraphReader(Turtle.graph("""
      PREFIX i: <%1$sincident/>
      r:09.01.00 airg:incidentFit <%1$srisk/09.01.00#c>, <%1$srisk/09.01.00#b>, <%1$srisk/09.01.00#a> .
      r:09.02.00 airg:incidentFit <%1$srisk/09.02.00#a> .
      <%1$srisk/09.01.00#a> airg:incident i:X1 ; airg:rank 1 ; airg:score 0.4 ; airg:fitsBy "technique" ; airg:via <%1$scatalogue/ten/E1> .
      <%1$srisk/09.01.00#b> airg:incident i:X2 ; airg:rank 2 ; airg:score 0.3 ; airg:fitsBy "concept" ; airg:via c:deception .
      <%1$srisk/09.01.00#c> airg:incident i:X2 ; airg:rank 3 ; airg:score 0.1 ; airg:fitsBy "sub-domain" ; airg:via d:7.1 .
      <%1$srisk/09.02.00#a> airg:incident i:X1 ; airg:rank 1 ; airg:score 0.9 ; airg:fitsBy "concept" ; airg:via c:deception .
      i:X1 rdfs:label "A red team"@en ; dct:date "2024-05" ; airg:exercise true .
      i:X2 rdfs:label "A leak"@en .
      <%1$scatalogue/ten/E1> skos:prefLabel "Lies"@en ; skos:notation "E1" .
      c:deception skos:prefLabel "deception"@en .
      d:7.1 skos:prefLabel "Conflicting goals"@en ; skos:notation "7.1" .
      """.formatted(NAMES)));

  @Test
  void incidentsOfARiskAreByRankAndSayHowTheyAreKnown() {
    List<IllustratingIncident> incidents = IllustratingIncident.ofRisk(READER, SmallGraph.IRIS.risk("09.01.00"));
    assertEquals(List.of("uses E1 Lies", "involves deception", "filed under 7.1 Conflicting goals"),
        incidents.stream().map(IllustratingIncident::because).toList());
    assertEquals("2024-05", incidents.get(0).date());
    assertTrue(incidents.get(0).exercise());
    assertEquals("", incidents.get(1).date());
    assertFalse(incidents.get(1).exercise());
  }

  @Test
  void risksOfAnIncidentAreTheSurestFirst() {
    assertEquals(List.of("09.02.00", "09.01.00"),
        IllustratingIncident.risksOf(READER, NodeFactory.createURI(NAMES + "incident/X1")).stream()
            .map(risk -> GraphReader.id(risk.risk())).toList());
  }
}
