package org.airiskgraph.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.export.PropertyGraph.Vertex;
import org.junit.jupiter.api.Test;

class GexfLayoutTest {
  private final GexfLayout layout = GexfLayout.of(SmallNetwork.GRAPH);

  private double distance(Vertex from, Vertex to) {
    return Math.hypot(layout.place(from).x() - layout.place(to).x(), layout.place(from).y() - layout.place(to).y());
  }

  @Test
  void risksAreAroundTheirSubdomainAndNoTwoAreAtOnePlace() {
    assertTrue(distance(SmallNetwork.RISK, SmallNetwork.SUBDOMAIN) < 30);
    assertTrue(distance(SmallNetwork.OTHER, SmallNetwork.SUBDOMAIN) < 30);
    assertTrue(distance(SmallNetwork.RISK, SmallNetwork.OTHER) > 10);
    assertTrue(distance(SmallNetwork.SUBDOMAIN, SmallNetwork.DOMAIN) > 500);
  }

  @Test
  void sourceHasTheColorOfTheDomainOfItsRisks() {
    assertEquals(layout.color(SmallNetwork.DOMAIN), layout.color(SmallNetwork.RISK));
    assertEquals(layout.color(SmallNetwork.DOMAIN), layout.color(SmallNetwork.SOURCE));
  }

  @Test
  void whatIsTiedToNoDomainIsGrey() {
    Vertex alone = new Vertex("work/a", "Work", Map.of());
    GexfLayout small = GexfLayout.of(new PropertyGraph(List.of(alone), List.of()));
    assertEquals(new GexfLayout.Color(150, 150, 150), small.color(alone));
    assertNotEquals(small.color(alone), layout.color(SmallNetwork.RISK));
  }
}
