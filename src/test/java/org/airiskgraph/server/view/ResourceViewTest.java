package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceViewTest {
  private static ResourceView view(EntityKind kind, String id) {
    return ResourceView.of(TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS), kind, SmallGraph.IRIS.entity(kind, id));
  }

  private static List<Hyperlink> field(ResourceView view, String name) {
    return view.fields().stream().filter(field -> field.name().equals(name)).flatMap(field -> field.values().stream())
        .toList();
  }

  private static List<String> group(ResourceView view, String heading) {
    return view.groups().stream().filter(group -> group.heading().label().equals(heading))
        .flatMap(group -> group.items().stream()).map(Hyperlink::label).toList();
  }

  @Test
  void conceptHasDefinitionOtherNamesRisksAndMitigations() {
    ResourceView view = view(EntityKind.CONCEPT, "deception");
    assertEquals("Deception", view.title());
    assertEquals("Making others believe what is false.", view.lead());
    assertEquals(List.of(new Hyperlink("lying", "")), field(view, "Also called"));
    assertEquals(List.of(new Hyperlink("example.org/Lie", "https://example.org/Lie", "close match")),
        field(view, "Matches in other vocabularies"));
    assertEquals(List.of("Hidden goals", "Deceptive <models>"), group(view, "Risks with this concept"));
    assertEquals(List.of("Audits"), group(view, "Applicable mitigations"));
  }

  @ParameterizedTest
  @CsvSource({"https://w3id.org/dpv/ai#AGI, w3id.org/dpv/ai#AGI", "http://www.example.org/, example.org/",
      "https://www.example.org/docs/en/a-very-long-name/of-a-folder?topic=accountability, example.org/…/accountability",
      "http://example.org/regulations/2024/1689/chapter_10/article_10/oj/, example.org/…/oj/"})
  void addressWithoutALabelIsShortened(String iri, String shown) {
    assertEquals(shown, ResourceView.shortened(iri));
  }

  @Test
  void entryIsCalledElsewhereWhatItIsCalledHere() {
    GraphReader reader = SmallGraph.reader();
    Node entry = NodeFactory.createURI(SmallGraph.IRIS.base() + "catalogue/ten/E2");
    reader.graph().add(entry, SKOS.exactMatch.asNode(), NodeFactory.createURI("https://example.org/ten#Off"));
    assertEquals(List.of(new Hyperlink("No off switch", "https://example.org/ten#Off",
        "exact match · example.org/ten#Off")), field(
            ResourceView.of(TestLinks.of(reader, SmallGraph.IRIS),
                EntityKind.CATALOGUE, entry),
            "Matches in other vocabularies"));
  }

  @Test
  void sourceHasItsAuthorsOnOneLineAndItsRisks() {
    ResourceView view = view(EntityKind.SOURCE, "1");
    assertEquals(List.of(new Hyperlink("Doe, Jo; Abel, A et al.", "")), field(view, "Authors"));
    assertEquals(List.of("Loss of control", "Hidden goals"), group(view, "Risks from this document"));
  }

  @Test
  void domainHasItsCodeAndCountsTheRisksOfItsSubdomains() {
    ResourceView view = view(EntityKind.DOMAIN, "7");
    assertEquals("7 System safety", view.title());
    assertEquals(List.of("0 risks", "2 risks"), field(view, "Sub-domains").stream().map(Hyperlink::note).toList());
    assertEquals(List.of(new Hyperlink("7 System safety", "/domain/7")),
        field(view(EntityKind.DOMAIN, "7.1"), "Domain"));
  }

  @Test
  void mitigationHasStrengthOfEvidenceAndItsRisks() {
    ResourceView view = view(EntityKind.MITIGATION, "probes");
    assertEquals(List.of(new Hyperlink("Limited", "")), field(view, "Strength of evidence"));
    assertEquals(List.of("Hidden goals"), group(view, "Risks that it addresses"));
  }
}
