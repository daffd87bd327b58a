package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

class MitigationIndexViewTest {
  private static MitigationIndexView view(String category, String strength) {
    return MitigationIndexView.of(TestLinks.of(new GraphReader(Turtle.graph("""
        airg:strength-strong a airg:EvidenceStrength ; rdfs:label "Strong"@en ; skos:notation "1" .
        airg:strength-limited a airg:EvidenceStrength ; rdfs:label "Limited"@en ; skos:notation "3" .
        airg:k2 rdfs:label "Technical"@en ; skos:notation "2" .
        airg:k21 rdfs:label "Security"@en ; skos:notation "2.1" ; skos:broader airg:k2 .
        m:a a airg:Mitigation ; rdfs:label "A"@en ; airg:mitigationCategory airg:k21 ;
          airg:evidenceStrength airg:strength-limited ; airg:summary "Do this. It helps."@en .
        m:b a airg:Mitigation ; rdfs:label "B"@en ; airg:mitigationCategory airg:k2 ; airg:evidenceStrength airg:strength-strong .
        m:c a airg:Mitigation ; rdfs:label "C"@en .
        r:1 airg:addressedBy m:a .
        """)), SmallGraph.IRIS), category, strength);
  }

  private static List<String> listed(MitigationIndexView view) {
    return view.groups().stream().flatMap(group -> group.items().stream()).map(item -> item.link().label()).toList();
  }

  @Test
  void mainCategoryCountsThoseBelowIt() {
    assertEquals(List.of("2 Technical true [1, 1]", "2.1 Security false [0, 1]"), view("", "").rows().stream()
        .map(row -> row.category().label() + " " + row.main() + " "
            + row.cells().stream().map(Hyperlink::label).toList())
        .toList());
    assertEquals("/mitigation/?category=2.1&strength=limited", view("", "").rows().get(1).cells().get(1).href());
  }

  @Test
  void listIsFilteredByCategoryAndStrength() {
    assertEquals(List.of("C", "B", "A"), listed(view("", "")));
    assertEquals(List.of("B", "A"), listed(view("2", "")));
    assertEquals(List.of("A"), listed(view("2", "limited")));
    assertEquals(List.of(), listed(view("1", "")));
    assertEquals(List.of(new Hyperlink("Category: 2 Technical", "/mitigation/?strength=limited"),
        new Hyperlink("Evidence: Limited", "/mitigation/?category=2")), view("2", "limited").chosen());
  }

  @Test
  void itemHasTheFirstSentenceAndALinkToItsRisks() {
    MitigationIndexView.Item item = view("2.1", "").groups().get(0).items().get(0);
    assertEquals("Do this.", item.summary());
    assertEquals(new Hyperlink("1 risk", "/repository?mitigation=a"), item.risks());
  }
}
