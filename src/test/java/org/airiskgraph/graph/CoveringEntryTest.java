package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveringEntryTest {
  private static final String FIT = "<https://w3id.org/airiskgraph/risk/09.01.00#%s>";

  @Test
  void entriesAreByRankAndSayByWhatTheyAreMapped() {
    StringBuilder text = new StringBuilder("""
        <https://w3id.org/airiskgraph/catalogue/ten/E1> skos:prefLabel "Lies"@en ; skos:notation "E1" ;
          skos:inScheme <https://w3id.org/airiskgraph/catalogue/ten> .
        <https://w3id.org/airiskgraph/catalogue/ten> rdfs:label "Ten dangers"@en .
        c:deception skos:prefLabel "deception"@en .
        d:7.1 skos:prefLabel "Conflicting goals"@en ; skos:notation "7.1" .
        """);
    List<String> ways = List.of("this risk", "concept", "sub-domain", "catalogue entry");
    List<String> things =
        List.of("", "c:deception", "d:7.1", "<https://w3id.org/airiskgraph/catalogue/ten/E1>");
    for (int i = 0; i < ways.size(); i++) {
      // Stated backwards, so that the order is that of the ranks.
      String fit = FIT.formatted("covered-by-" + i);
      text.append("r:09.01.00 airg:entryFit " + fit + " . " + fit + " airg:entry "
          + "<https://w3id.org/airiskgraph/catalogue/ten/E1> ; airg:rank " + (9 - i)
          + " ; airg:score 0.5 ; airg:fitsBy \""
          + ways.get(i) + "\"" + (things.get(i).isEmpty() ? "" : " ; airg:via " + things.get(i)) + " .\n");
    }
    List<CoveringEntry> entries =
        CoveringEntry.ofRisk(new GraphReader(Turtle.graph(text.toString())), SmallGraph.IRIS.risk("09.01.00"));
    assertEquals(List.of("mapped to the catalogue entry E1 Lies", "mapped to the sub-domain 7.1",
        "mapped to the concept deception", "mapped to this risk"),
        entries.stream().map(CoveringEntry::because).toList());
    assertEquals("covered-by-3", entries.get(0).fragment());
    assertEquals("E1 Lies", entries.get(0).entry().label());
    assertEquals("Ten dangers", entries.get(0).catalogue().label());
    assertEquals(0.5, entries.get(0).score());
  }

  @Test
  void riskThatNoEntryCoversHasNone() {
    assertEquals(List.of(), CoveringEntry.ofRisk(SmallGraph.reader(), SmallGraph.IRIS.risk("01.01.01")));
  }
}
