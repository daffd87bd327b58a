package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  private final FacetedRiskList risks = FacetedRiskList.read(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS));

  private static RepositoryQuery wanting(Map<Facet, List<String>> wanted) {
    return new RepositoryQuery("", wanted, RepositoryQuery.Sort.SOURCE, false);
  }

  private RepositoryView view(Map<Facet, List<String>> wanted) {
    return RepositoryView.of(risks, risks.rows(), Map.of(), wanting(wanted), 1);
  }

  private static RepositoryView.FacetView facet(RepositoryView view, String title) {
    return view.facets().stream().filter(facet -> facet.title().equals(title)).findFirst().orElseThrow();
  }

  @Test
  void risksAreInTheOrderOfTheirIdentifiers() {
    assertEquals(List.of("01.01.00", "01.01.01", "02.01.00"),
        risks.rows().stream().map(FacetedRiskList.Row::id).toList());
    assertEquals("Doe2024", risks.rows().get(0).link().note());
  }

  @Test
  void countsAreByValueInTheOrderOfTheTaxonomyAndRisksWithoutACodeAreCounted() {
    assertEquals(List.of("AI 2", "not coded 1"),
        FacetedRiskList.counts(risks.rows(), Map.of()).get(Facet.ENTITY).entrySet().stream()
            .map(count -> count.getKey().label() + " " + count.getValue()).toList());
    assertEquals(List.of("Doe2024", "Roe2025"),
        FacetedRiskList.counts(risks.rows(), Map.of()).get(Facet.SOURCE).keySet().stream()
            .map(FacetedRiskList.Value::label).toList());
  }

  @Test
  void valuesOfOneFacetAreAlternativesAndFacetsAreCombined() {
    assertEquals(2, view(Map.of(Facet.DOMAIN, List.of("7"))).total());
    assertEquals(3, view(Map.of(Facet.DOMAIN, List.of("7", "none"))).total());
    assertEquals(1, view(Map.of(Facet.DOMAIN, List.of("7"), Facet.INTENT, List.of("intentional"))).total());
    assertEquals(0, view(Map.of(Facet.DOMAIN, List.of("7"), Facet.SOURCE, List.of("2"))).total());
    assertEquals(2, view(Map.of(Facet.CONCEPT, List.of("deception"))).total());
    assertEquals(2, view(Map.of(Facet.MITIGATION, List.of("audits"))).total());
    assertEquals(3, view(Map.of()).all());
  }

  @Test
  void filterInUseIsALinkThatRemovesItAlone() {
    RepositoryView view = view(Map.of(Facet.DOMAIN, List.of("7", "none")));
    assertEquals(List.of(new Hyperlink("Domain: 7 System safety", "/repository?domain=none"),
        new Hyperlink("Domain: not coded", "/repository?domain=7")), view.chosen());
    assertEquals(Map.of("domain", "7,none"), view.hidden());
    assertEquals("Risks: 7 System safety or not coded", view.title());
  }

  @Test
  void valueAddsItsFilterToThoseInUseAndCountsWhatTheOtherFacetsLeave() {
    RepositoryView view = view(Map.of(Facet.DOMAIN, List.of("7")));
    assertEquals(List.of(new Hyperlink("Intentional", "/repository?domain=7&intent=intentional", "1"),
        new Hyperlink("not coded", "/repository?domain=7&intent=none", "1")), facet(view, "Intent").values());
    assertEquals(List.of(new Hyperlink("7 System safety", "/repository", "2"),
        new Hyperlink("not coded", "/repository?domain=7,none", "1")), facet(view, "Domain").values());
    assertEquals(List.of("7 System safety"), facet(view, "Domain").chosen());
  }

  @Test
  void longFacetHasItsMostFrequentValuesAndSaysHowManyAreLeftOut() {
    String many = IntStream.range(0, 40).mapToObj(i -> "c:c" + i + " skos:prefLabel \"c" + (10 + i) + "\"@en . r:" + i
        + " a airg:Risk ; airg:concept c:c" + i + ", c:c39 .").collect(Collectors.joining("\n"));
    FacetedRiskList list = FacetedRiskList.read(TestLinks.of(new GraphReader(Turtle.graph(many)), SmallGraph.IRIS));
    RepositoryView.FacetView concepts = facet(RepositoryView.of(list, list.rows(), Map.of(),
        wanting(Map.of(Facet.CONCEPT, List.of("c38", "c39"))), 1), "Concept");
    assertEquals(List.of("c49", "c48", "c10"), concepts.values().stream().limit(3).map(Hyperlink::label).toList());
    assertEquals(10, concepts.left());
  }

  @Test
  void listIsSortedAsAsked() {
    assertEquals(List.of("02.01.00", "01.01.01", "01.01.00"), RepositoryView.of(risks, risks.rows(), Map.of(),
        RepositoryQuery.ALL.sorted(RepositoryQuery.Sort.NAME), 1).items().stream().map(RepositoryView.Item::id)
        .toList());
    assertEquals("/repository?sort=name", view(Map.of()).sorts().get(1).href());
    assertEquals("", view(Map.of()).sorts().get(0).href());
  }

  @Test
  void matrixCountsTheFilteredRisksAndLeadsToTheirLists() {
    RepositoryView view = RepositoryView.of(risks, risks.rows(), Map.of(),
        wanting(Map.of(Facet.CONCEPT, List.of("deception"))).withMatrix(true), 1);
    assertTrue(view.matrix().contains("/repository?domain=7&amp;entity=ai&amp;concept=deception"), view.matrix());
    assertEquals(0, view.items().size());
    assertEquals("/repository?concept=deception", view.views().get(0).href());
  }

  @Test
  void pageBeyondTheEndIsTheLast() {
    String many = IntStream.range(0, 120).mapToObj(i -> "r:" + (1000 + i) + " a airg:Risk .")
        .collect(Collectors.joining("\n"));
    FacetedRiskList list =
        FacetedRiskList.read(TestLinks.of(new GraphReader(Turtle.graph(many)), SmallGraph.IRIS));
    RepositoryView last = RepositoryView.of(list, list.rows(), Map.of(), RepositoryQuery.ALL, 99);
    assertEquals(new RepositoryView.Paging(3, 3, "/repository?page=2", ""), last.paging());
    assertEquals(20, last.items().size());
    assertEquals(new RepositoryView.Paging(1, 3, "", "/repository?page=2"),
        RepositoryView.of(list, list.rows(), Map.of(), RepositoryQuery.ALL, 0).paging());
  }

  @Test
  void addressIsEncoded() {
    assertEquals("/repository?q=a+%26+b&page=2",
        new RepositoryQuery("a & b", Map.of(), RepositoryQuery.Sort.SOURCE, false).address(2));
  }
}
