package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

class PropertyGraphBuilderTest {
  private static final String NAMES = "https://w3id.org/airiskgraph/";
  private static final PropertyGraph GRAPH = PropertyGraphBuilder.of(Turtle.graph("""
      r:01.01.00 a airg:Risk ; rdfs:label "Loss of\\n control"@en, "Kontrollverlust"@de ; airg:sourceDocument s:01 ;
        airg:subdomain d:7.1 ; airg:domain d:7 ; airg:concept c:deception, c:unknown ; airg:mitigatedBy m:audits ;
        airg:mitigationStep <%1$srisk/01.01.00#mitigation-1> ; airg:evidence <%1$sevidence/01.01.00.a> ;
        airg:duplicateOf r:01.02.00 ; airg:mitigates r:01.02.00 .
      r:01.02.00 a airg:Risk ; rdfs:label "Another"@en ; airg:duplicateOf r:01.01.00 .
      <%1$srisk/01.01.00#mitigation-1> airg:mitigation m:audits ; airg:rank 1 .
      <%1$srisk/01.01.00#link-1> airg:linkFrom r:01.01.00 ; airg:linkTo r:01.02.00 ; airg:score 0.5 ; airg:rank 1 ;
        airg:reason [ airg:weight 0.1 ; rdfs:label "light" ], [ airg:weight 0.3 ; rdfs:label "heavy" ] .
      <%1$sevidence/01.01.00.a> airg:cites w:a .
      d:7 a airg:Domain ; rdfs:label "System safety"@en ; skos:notation "7" .
      d:7.1 a airg:Subdomain ; rdfs:label "Goals"@en ; skos:notation "7.1" ; skos:broader d:7 .
      c:deception a airg:Concept ; rdfs:label "deception"@en .
      m:audits a airg:Mitigation ; rdfs:label "Audits"@en ; airg:actsOn c:deception, r:01.01.00 .
      s:01 a airg:SourceDocument ; rdfs:label "A survey"@en ; airg:quickRef "Doe2024" ; dct:issued 2024 .
      w:a a airg:Work ; rdfs:label "A work"@en ; dct:issued "in press" .
      """.formatted(NAMES)), new IriFactory(NAMES));

  private static Vertex vertex(String id) {
    return GRAPH.vertices().stream().filter(vertex -> vertex.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<Edge> edges(String type) {
    return GRAPH.edges().stream().filter(edge -> edge.type().equals(type)).toList();
  }

  @Test
  void verticesAreByKindAndThenById() {
    assertEquals(List.of("domain/7", "domain/7.1", "source/01", "risk/01.01.00", "risk/01.02.00", "concept/deception",
        "mitigation/audits", "work/a"), GRAPH.vertices().stream().map(Vertex::id).toList());
  }

  @Test
  void riskHasItsNameInEnglishOnOneLineAndTheCodesOfItsPlaces() {
    Vertex risk = vertex("risk/01.01.00");
    assertEquals("Loss of control", risk.field("name"));
    assertEquals("01.01.00", risk.field("identifier"));
    assertEquals("7", risk.field("domain"));
    assertEquals("7.1", risk.field("subdomain"));
    assertEquals("Doe2024", risk.field("source"));
    assertEquals("7", vertex("domain/7").field("domain"));
    assertEquals("7", vertex("domain/7.1").field("domain"));
  }

  @Test
  void yearIsLeftOutWhereItIsNoNumber() {
    assertEquals("2024", vertex("source/01").field("year"));
    assertEquals("", vertex("work/a").field("year"));
  }

  @Test
  void linkIsOneArrowWithScoreRankAndReasonsHeaviestFirst() {
    assertEquals(List.of(new Edge("risk/01.01.00", "relatedTo", "risk/01.02.00", Optional.of("0.5"), Optional.of("1"),
        Optional.of("heavy; light"))), edges("relatedTo"));
  }

  @Test
  void relationThatIsStatedTwiceIsOneArrow() {
    assertEquals(List.of(Optional.of("1")), edges("mitigatedBy").stream().map(Edge::rank).toList());
    assertEquals(List.of("risk/01.01.00"), edges("duplicateOf").stream().map(Edge::source).toList());
    assertEquals(List.of("concept/deception"), edges("actsOn").stream().map(Edge::target).toList());
  }

  @Test
  void riskCitesWhatItsPassagesCiteAndArrowsLeadToVerticesOnly() {
    assertEquals(List.of("work/a"), edges("cites").stream().map(Edge::target).toList());
    assertEquals(List.of("concept/deception"), edges("concept").stream().map(Edge::target).toList());
    assertTrue(GRAPH.edges().stream().allMatch(edge -> vertex(edge.source()) != null && vertex(edge.target()) != null));
  }
}
