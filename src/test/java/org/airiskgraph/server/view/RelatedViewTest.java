package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

class RelatedViewTest {
  private static final String LINK = """
      <https://w3id.org/airiskgraph/risk/1#link-%1$d> airg:linkFrom r:1 ; airg:linkTo r:1%1$d ; airg:rank %1$d ;
        airg:score 0.5 ; airg:linkKind airg:link-%2$s ;
        airg:reason <https://w3id.org/airiskgraph/risk/1#reason-%1$d> .
      <https://w3id.org/airiskgraph/risk/1#reason-%1$d> airg:weight 0.001 ; airg:via c:lie ; rdfs:label "shares concept lie" .
      r:1 airg:link <https://w3id.org/airiskgraph/risk/1#link-%1$d> .
      r:1%1$d rdfs:label "%3$s"@en ; airg:domain d:%4$d ; airg:subdomain d:%4$d.1 ; airg:summary "Summary %1$d."@en .
      """;

  private static RelatedView view(String links, boolean elsewhereOnly) {
    return RelatedView.of(TestLinks.of(new GraphReader(Turtle.graph(links + """
        r:1 airg:domain d:7 . c:lie skos:prefLabel "lie"@en .
        d:7.1 skos:prefLabel "Goals"@en ; skos:notation "7.1" . d:4.1 skos:prefLabel "Fraud"@en ; skos:notation "4.1" .
        """)), SmallGraph.IRIS), SmallGraph.IRIS.risk("1"), elsewhereOnly);
  }

  private static List<String> shown(RelatedView view) {
    return view.groups().stream().map(group -> group.heading() + ": " + group.first().stream()
        .map(item -> item.risk().label() + (item.kind().isEmpty() ? "" : " (" + item.kind() + ")")
            + (item.namesakes().isEmpty() ? "" : " + " + item.namesakes().size()))
        .collect(Collectors.joining(", "))).toList();
  }

  private static final String MIXED = LINK.formatted(1, "related", "Goal drift", 7)
      + LINK.formatted(2, "sibling", "Side", 7) + LINK.formatted(3, "broader", "Above", 7)
      + LINK.formatted(4, "related", "Goal-Drift", 4) + LINK.formatted(5, "same-risk", "Again", 4);

  @Test
  void risksAreGroupedByKindAndThoseOfOneNameAreOneItem() {
    RelatedView view = view(MIXED, false);
    assertEquals(List.of("Same risk in other sources: Again",
        "Broader, narrower and sibling risks in the same source: Above (broader risk), Side (sibling)",
        "Related: Goal drift + 1"), shown(view));
    assertEquals(5, view.total());
  }

  @Test
  void onlyRisksOfOtherDomainsAreKeptIfAsked() {
    RelatedView view = view(MIXED, true);
    assertEquals(List.of("Same risk in other sources: Again", "Related: Goal-Drift"), shown(view));
    assertEquals(2, view.elsewhere());
  }

  @Test
  void itemHasSummaryPlaceReasonWithLinkAndAddressOfTheComparison() {
    RelatedView.Item item = view(MIXED, false).groups().get(0).first().get(0);
    assertEquals("Summary 5.", item.summary());
    assertEquals(new Hyperlink("4.1 Fraud", "/domain/4.1"), item.filed().orElseThrow());
    assertEquals("/compare?a=1&b=15", item.compare());
    RelatedView.Reason reason = item.reasons().get(0);
    assertEquals(List.of(new Hyperlink("shares concept ", ""), new Hyperlink("lie", "/concept/lie")),
        reason.text().parts());
    assertEquals("<0.01", reason.weight());
  }

  @Test
  void weakerLinksComeAfterTheFirstFiveOfAGroup() {
    RelatedView.Group group = view(IntStream.rangeClosed(1, 8)
        .mapToObj(i -> LINK.formatted(i, "related", "Risk " + i, 7)).collect(Collectors.joining()), false).groups()
        .get(0);
    assertEquals(List.of(5, 3, 8), List.of(group.first().size(), group.more().size(), group.all().size()));
  }
}
