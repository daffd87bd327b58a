package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SchemaViewTest {
  private static final GraphReader ONTOLOGY = new GraphReader(Turtle.graph("""
      PREFIX owl: <http://www.w3.org/2002/07/owl#>
      airg:Risk a owl:Class ; rdfs:label "risk" .
      airg:Work a owl:Class ; rdfs:label "work" . airg:Mitigation a owl:Class ; rdfs:label "mitigation" .
      airg:SourceDocument a owl:Class ; rdfs:label "source document" ; rdfs:subClassOf airg:Work, <http://e/Doc> .
      airg:cites a owl:ObjectProperty ; rdfs:label "cites" ; rdfs:range airg:Work ;
        rdfs:domain [ a owl:Class ; owl:unionOf ( airg:Risk airg:Mitigation ) ] .
      airg:page a owl:DatatypeProperty ; rdfs:label "page" ; rdfs:domain airg:Risk .
      """));
  private final SchemaView view = SchemaView.of(TestLinks.of(ONTOLOGY, SmallGraph.IRIS),
      Map.of(AIRG.Mitigation, 4L, AIRG.Risk, 3L, AIRG.Work, 2L, AIRG.SourceDocument, 2L));

  @Test
  void classesAreATreeWithCounts() {
    assertEquals(List.of("mitigation 4", "risk 3", "work 2"), view.classes().stream()
        .map(item -> item.link().label() + " " + item.link().note()).toList());
    assertEquals(List.of(new Hyperlink("source document", "/ontology#SourceDocument", "2")),
        view.classes().get(2).narrower().stream().map(SchemaView.ClassItem::link).toList());
  }

  @Test
  void diagramLeadsFromARiskToTheClassesOfItsProperties() {
    Document svg = Jsoup.parse(view.diagram());
    assertEquals(List.of("risk · 3", "work · 2"), svg.select("text.name").eachText());
    assertEquals("cites", svg.select("a[href=/ontology#Work] text.relation").text());
  }

  @Test
  void classKnowsThePropertiesThatUseItAlsoByAUnion() {
    assertEquals(List.of("cites"), SchemaView.properties(ONTOLOGY, AIRG.Mitigation,
        org.apache.jena.vocabulary.RDFS.domain.asNode()).stream().map(ONTOLOGY::label).toList());
    assertTrue(view.namespaces().containsKey("airg"));
  }
}
