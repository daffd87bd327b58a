package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

class OntologyViewTest {
  private static final String FILE = """
      # Classes ------------
      airg:Risk a owl:Class .
      # Properties ------------
      airg:cites a owl:ObjectProperty .
      airg:Risk rdfs:comment "again" .
      # Nothing ------------
      """;

  @Test
  void termsAreInTheSectionsOfTheFileEachOnce() {
    OntologyView view = OntologyView.of(TestLinks.of(new GraphReader(Turtle.graph("""
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        airg:Risk a owl:Class ; rdfs:label "risk" ; skos:definition "A potential harm." .
        airg:cites a owl:ObjectProperty ; rdfs:label "cites" ; rdfs:range airg:Work ;
          rdfs:domain [ a owl:Class ; owl:unionOf ( airg:Risk airg:Mitigation ) ] .
        airg:Work rdfs:label "work" . airg:Mitigation rdfs:label "mitigation" .
        """)), SmallGraph.IRIS), List.of(FILE), Map.of(AIRG.Risk, 3L, AIRG.cites, 2L), "", List.of());
    assertEquals(List.of("Classes", "Properties"), view.sections().stream().map(OntologyView.Section::title).toList());
    OntologyView.Term risk = view.sections().get(0).terms().get(0);
    assertEquals("class", risk.kind());
    assertEquals("A potential harm.", risk.definition());
    OntologyView.Term cites = view.sections().get(1).terms().get(0);
    assertEquals(1, view.sections().get(1).terms().size());
    assertEquals("object property", cites.kind());
    assertEquals(List.of(new Hyperlink("cites", "/ontology#cites")), field(risk, "In domain of"));
    assertEquals(List.of(new Hyperlink("3 members", "")), field(risk, "Used in"));
    assertEquals(List.of(
        new ResourceView.Field("Domain",
            List.of(new Hyperlink("risk", "/ontology#Risk"), new Hyperlink("mitigation", "/ontology#Mitigation"))),
        new ResourceView.Field("Range", List.of(new Hyperlink("work", "/ontology#Work"))),
        new ResourceView.Field("Used in", List.of(new Hyperlink("2 statements", "")))), cites.fields());
  }

  private static List<Hyperlink> field(OntologyView.Term term, String name) {
    return term.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow().values();
  }

  @Test
  void termsAreFoundByEveryWordOfTheQuery() {
    OntologyView.Term term = new OntologyView.Term("cites", "airg:cites", "cites", "object property",
        "Relates a risk to a Work.", List.of(), List.of(), List.of());
    assertTrue(term.has("") && term.has("CITES work") && term.has("airg:c"));
    assertFalse(term.has("cites mitigation"));
  }
}
