package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.junit.jupiter.api.Test;

/** The list of risks, its filters and its pages. */
class RepositoryViewTest {
  private final FacetedRiskList risks = FacetedRiskList.read(new PageLinks(SmallGraph.reader(), SmallGraph.IRIS));

  private RepositoryView view(Map<Facet, String> wanted) {
    return RepositoryView.of(risks, risks.rows(), Map.of(), "", wanted, 1);
  }

  @Test
  void risksAreInTheOrderOfTheirIdentifiers() {
    assertEquals(List.of("01.01.00", "01.01.01", "02.01.00"),
        risks.rows().stream().map(FacetedRiskList.Row::id).toList());
    assertEquals("Doe2024", risks.rows().get(0).link().note());
  }

  @Test
  void countsAreByValueInTheOrderOfTheTaxonomy() {
    assertEquals(Map.of(new FacetedRiskList.Value("ai", "AI", "2"), 2),
        FacetedRiskList.counts(risks.rows(), Facet.ENTITY));
    assertEquals(List.of("Doe2024", "Roe2025"), FacetedRiskList.counts(risks.rows(), Facet.SOURCE).keySet().stream()
        .map(FacetedRiskList.Value::label).toList());
  }

  @Test
  void filtersAreCombined() {
    assertEquals(2, view(Map.of(Facet.DOMAIN, "7")).total());
    assertEquals(1, view(Map.of(Facet.DOMAIN, "7", Facet.INTENT, "intentional")).total());
    assertEquals(0, view(Map.of(Facet.DOMAIN, "7", Facet.SOURCE, "2")).total());
    assertEquals(3, view(Map.of()).all());
  }

  @Test
  void filterInUseIsALinkThatRemovesIt() {
    RepositoryView view = view(Map.of(Facet.DOMAIN, "7"));
    assertEquals(List.of(new Hyperlink("Domain: 7 System safety", "/repository")), view.chosen());
    assertEquals(Map.of("domain", "7"), view.hidden());
  }

  @Test
  void valueAddsItsFilterToThoseInUse() {
    RepositoryView.FacetView intent = view(Map.of(Facet.DOMAIN, "7")).facets().stream()
        .filter(facet -> facet.title().equals("Intent")).findFirst().orElseThrow();
    assertEquals(List.of(new Hyperlink("Intentional", "/repository?domain=7&intent=intentional", "1")),
        intent.values());
  }

  @Test
  void pageBeyondTheEndIsTheLast() {
    String many = IntStream.range(0, 120).mapToObj(i -> "r:" + (1000 + i) + " a airg:Risk .")
        .collect(Collectors.joining("\n"));
    FacetedRiskList list =
        FacetedRiskList.read(new PageLinks(new GraphReader(Turtle.graph(many)), SmallGraph.IRIS));
    RepositoryView last = RepositoryView.of(list, list.rows(), Map.of(), "", Map.of(), 99);
    assertEquals(new RepositoryView.Paging(3, 3, "/repository?page=2", ""), last.paging());
    assertEquals(20, last.items().size());
    assertEquals(new RepositoryView.Paging(1, 3, "", "/repository?page=2"),
        RepositoryView.of(list, list.rows(), Map.of(), "", Map.of(), 0).paging());
  }

  @Test
  void addressIsEncoded() {
    assertEquals("/repository?q=a+%26+b", RepositoryView.address("a & b", Map.of(), 1));
  }
}
