package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.catalogue.CatalogueEntry;
import org.airiskgraph.catalogue.Crosswalk;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrosswalkToRdfTest {
  private static final String BASE = IriFactory.DEFAULT_BASE;
  private static final ExternalCatalogue TEN = new ExternalCatalogue("ten",
      new ExternalCatalogue.Terms("Ten dangers of 2026", "Ten dangers", "Abel", "1", "2026",
          "https://creativecommons.org/licenses/by/4.0/", "https://example.org/ten", "Ten dangers, by Abel",
          Optional.empty()),
      List.of(new CatalogueEntry("E2", "E2:2026", "No off switch", "danger", List.of(), List.of(),
          List.of("https://example.org/ten#E2"), Optional.empty())));

  private final Graph graph = GraphFactory.createDefaultGraph();
  private final GraphReader reader = new GraphReader(graph);
  private final List<String> unknown = new ArrayList<>();

  private static Mapping mapping(String subject, String object) {
    return new Mapping(subject, SKOS.closeMatch.getURI(), object,
        "https://w3id.org/semapv/vocab/ManualMappingCuration",
        Map.of("author_label", "Abel", "confidence", "0.8", "comment", "Both have no switch."), "t.tsv:2");
  }

  private List<CrosswalkToRdf.Mapped> write(String base, Mapping... mappings) {
    IriFactory iris = new IriFactory(base);
    return new CrosswalkToRdf(iris, node -> node.getURI().endsWith("/known"), StreamRDFLib.graph(graph)).write(
        new Crosswalk(List.of(TEN), List.of(new MappingSet("mine", Map.of("license", "https://example.org/l"), Map.of(),
            List.of(mappings)))),
        (mapping, iri) -> unknown.add(mapping.place() + " " + iri));
  }

  @ParameterizedTest
  @CsvSource({"2026, gYear", "2023-12, gYearMonth", "2024-06-13, date", "2023-13, string", "June 2024, string"})
  void dateHasTheTypeOfItsForm(String date, String type) {
    Node literal = Literals.date(date);
    assertEquals(date, literal.getLiteralLexicalForm());
    assertEquals("http://www.w3.org/2001/XMLSchema#" + type, literal.getLiteralDatatypeURI());
  }

  @Test
  void catalogueStatesItsLicenseCreditAndEntries() {
    write(BASE);
    Node scheme = NodeFactory.createURI(BASE + "catalogue/ten");
    Node entry = NodeFactory.createURI(BASE + "catalogue/ten/E2");
    assertEquals(Optional.of("https://creativecommons.org/licenses/by/4.0/"),
        reader.text(scheme, DCTerms.license.asNode()));
    assertEquals(Optional.of("Ten dangers, by Abel"), reader.text(scheme, AIRG.credit));
    assertTrue(graph.contains(entry, SKOS.inScheme.asNode(), scheme));
    assertTrue(graph.contains(scheme, DCAT.landingPage.asNode(), NodeFactory.createURI("https://example.org/ten")));
    assertEquals("E2:2026", reader.code(entry));
    assertTrue(graph.contains(entry, SKOS.exactMatch.asNode(), NodeFactory.createURI("https://example.org/ten#E2")));
    assertTrue(graph.contains(NodeFactory.createURI(BASE + "graph/crosswalk"), DCTerms.source.asNode(), scheme));
  }

  @Test
  void mappingToTheOwnersIriLeadsToOurEntryAndSaysWhoMadeItAndWhy() {
    write(BASE, mapping(BASE + "concept/known", "https://example.org/ten#E2"));
    Node concept = NodeFactory.createURI(BASE + "concept/known");
    Node entry = NodeFactory.createURI(BASE + "catalogue/ten/E2");
    assertTrue(graph.contains(concept, SKOS.closeMatch.asNode(), entry));
    Node axiom = reader.subjects(OWL2.annotatedTarget.asNode(), entry).get(0);
    assertEquals(Optional.of("Abel"), reader.text(axiom, NodeFactory.createURI("https://w3id.org/sssom/author_label")));
    assertTrue(graph.contains(axiom, DCTerms.isPartOf.asNode(),
        NodeFactory.createURI(BASE + "graph/crosswalk#mine")));
  }

  @Test
  void mappingOfWhatTheGraphDoesNotHaveIsLeftOutWithItsPlace() {
    write(BASE, mapping(BASE + "concept/unknown", BASE + "catalogue/ten/E2"),
        mapping(BASE + "concept/known", BASE + "catalogue/ten/E3"));
    assertEquals(List.of("t.tsv:2 " + BASE + "concept/unknown", "t.tsv:2 " + BASE + "catalogue/ten/E3"), unknown);
    assertFalse(graph.contains(Node.ANY, SKOS.closeMatch.asNode(), Node.ANY));
  }

  @Test
  void mappingGivenTwiceIsWrittenOnce() {
    Mapping mapping = mapping(BASE + "concept/known", BASE + "catalogue/ten/E2");
    assertEquals(1, write(BASE, mapping, mapping).size());
    assertEquals(1, reader.members(OWL2.Axiom.asNode()).size());
  }

  @Test
  void mappingOfTwoTablesIsRankedOnceAndKeepsWhatBothSay() {
    Mapping mapping = mapping(BASE + "concept/known", BASE + "catalogue/ten/E2");
    List<CrosswalkToRdf.Mapped> mapped = new CrosswalkToRdf(new IriFactory(BASE), node -> true,
        StreamRDFLib.graph(graph)).write(
            new Crosswalk(List.of(TEN), List.of(new MappingSet("mine", Map.of(), Map.of(), List.of(mapping)),
                new MappingSet("mine", Map.of(), Map.of(), List.of(mapping)))),
            (one, iri) -> {
            });
    assertEquals(1, mapped.size());
    assertEquals(2, reader.members(OWL2.Axiom.asNode()).size());
    assertEquals(List.of(BASE + "graph/crosswalk#mine", BASE + "graph/crosswalk#mine-2"),
        reader.members(NodeFactory.createURI("https://w3id.org/sssom/MappingSet")).stream().map(Node::getURI).sorted()
            .toList());
  }

  @Test
  void irisOfTablesFollowTheBaseOfTheGraph() {
    write("https://example.org/risks/", mapping(BASE + "concept/known", BASE + "catalogue/ten/E2"));
    assertTrue(graph.contains(NodeFactory.createURI("https://example.org/risks/concept/known"),
        SKOS.closeMatch.asNode(), NodeFactory.createURI("https://example.org/risks/catalogue/ten/E2")));
  }
}
