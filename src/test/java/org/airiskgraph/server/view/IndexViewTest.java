package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.graph.SmallGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IndexViewTest {
  private static IndexView index(EntityKind kind) {
    return IndexView.of(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS), kind);
  }

  private static List<String> headings(IndexView view) {
    return view.groups().stream().map(group -> group.heading().label()).toList();
  }

  @Test
  void domainsAreHeadingsWithLinksAndDomainOnlyIsNoSubdomain() {
    IndexView view = index(EntityKind.DOMAIN);
    assertEquals("The repository assigns each risk to one of 1 domain and 1 sub-domain, or to a domain only.",
        view.lead());
    assertEquals(List.of(new HyperlinkList(new Hyperlink("7 System safety", "/domain/7"), List.of(
        new Hyperlink("7.0 System safety, domain only", "/domain/7.0", "0 risks"),
        new Hyperlink("7.1 Conflicting goals", "/domain/7.1", "2 risks")))), view.groups());
  }

  @Test
  void worksAreSortedWithoutArticlesAndQuotationMarks() {
    assertEquals(List.of("A", "Z"), headings(index(EntityKind.WORK)));
  }

  @ParameterizedTest
  @CsvSource({"The zebra paper, zebra paper", "An ape, ape", "Another, another", "The #Rule, rule", "(Ab)use, ab)use",
      "'\"Apes\" at work', 'apes\" at work'"})
  void sortKeyOfATitle(String title, String key) {
    assertEquals(key, IndexView.sortKey(title));
  }

  @Test
  void risksAreGroupedBySourceDocument() {
    assertEquals(List.of("Doe2024", "Roe2025"), headings(index(EntityKind.RISK)));
    assertEquals("3 risks, grouped by source document.", index(EntityKind.RISK).lead());
  }

  @Test
  void worksHaveTheirFirstAuthorAndYear() {
    GraphReader graph = new GraphReader(Turtle.graph("""
        w:x a airg:Work ; rdfs:label "The title"@en ; airg:authorship
            [ airg:position 2 ; airg:authorName "Abel, A" ], [ airg:position 1 ; airg:authorName "Doe, Jo" ] ;
          dct:issued "2019-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .
        w:y a airg:Work ; rdfs:label "B"@en .
        """));
    assertEquals(List.of("", "Doe et al., 2019"), IndexView.of(TestLinks.of(graph, SmallGraph.IRIS), EntityKind.WORK)
        .groups().stream().flatMap(group -> group.items().stream()).map(Hyperlink::note).toList());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MITIGATION")
  void everyKindHasAnIndexOfLinksAndALead(EntityKind kind) {
    IndexView view = index(kind);
    assertFalse(view.groups().isEmpty());
    view.groups().forEach(group -> group.items().forEach(item -> assertFalse(item.href().isEmpty(), item.label())));
    assertEquals('.', view.lead().charAt(view.lead().length() - 1));
  }
}
