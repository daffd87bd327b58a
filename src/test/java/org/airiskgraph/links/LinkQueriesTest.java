package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canned queries about related risks, on the bundled catalogue. */
class LinkQueriesTest {
  private static DatasetGraph dataset;

  @BeforeAll
  static void build() {
    dataset = RiskGraphBuilder.build(CatalogueInputs.bundled(), Linked.IRIS, LinkOptions.standard());
  }

  @TestFactory
  List<DynamicTest> answersForMesaOptimizationUnchanged() {
    return List.of("related-risks", "related-risks-on-the-fly", "why-related", "bridge-concepts", "co-cited-works",
        "mitigations-reaching-related-risks", "nearest-across-domains").stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> assertTrue(rows(name, Map.of()).size() > 1))).toList();
  }

  /** GOVERN is two steps above its subcategories, and a tactic two above sub-techniques. */
  @ParameterizedTest
  @CsvSource({"nist-ai-rmf, GOVERN", "nist-ai-rmf, MEASURE", "mitre-atlas, AML.TA0005", "iso-42001, A.6"})
  void risksOfAnEntryAreThoseOfAllEntriesUnderItToo(String catalogue, String id) {
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    Node entry = Linked.IRIS.catalogueEntry(catalogue, id);
    Set<Node> under = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(List.of(entry));
    while (!open.isEmpty()) {
      Node next = open.remove();
      if (under.add(next)) {
        open.addAll(reader.subjects(SKOS.broader.asNode(), next));
      }
    }
    Set<Node> expected = under.stream().flatMap(node -> reader.subjects(AIRG.coveredBy, node).stream())
        .collect(Collectors.toSet());

    List<Binding> rows = rows("risks-of-catalogue-entry", Map.of("entry", entry));

    assertTrue(expected.size() > reader.count(AIRG.coveredBy, entry));
    assertEquals(expected, rows.stream().map(row -> row.get("risk")).collect(Collectors.toSet()));
  }

  /** Counted again from the fits of each risk, one by one. */
  @ParameterizedTest
  @CsvSource({"7, 0", "7, 1", "7, 2", "7.1, 3", "2, 3"})
  void risksWithFewMitigationsAreExactlyThoseWithFewFitsOfTheirOwnSubject(String domain, int most) {
    GraphReader reader = new GraphReader(dataset.getDefaultGraph());
    Set<String> own = Set.of("own strategy", "this risk", "concept");
    Node filed = Linked.IRIS.domain(domain);
    Set<Node> expected = Stream.of(AIRG.domain, AIRG.subdomain)
        .flatMap(property -> reader.subjects(property, filed).stream())
        .filter(risk -> reader.objects(risk, AIRG.mitigationFit).stream()
            .filter(fit -> own.contains(reader.text(fit, AIRG.fitsBy).orElseThrow())).count() <= most)
        .collect(Collectors.toSet());

    List<Binding> rows = rows("risks-without-mitigation", Map.of("domain", filed, "most", Literals.integer(most)));

    assertEquals(expected, rows.stream().map(row -> row.get("risk")).collect(Collectors.toSet()));
    assertEquals(expected.size(), rows.size(), "each risk once");
  }

  @Test
  void linksAndStructureAgreeOnTheNearestRisks() {
    List<String> linked =
        rows("related-risks", Map.of()).stream().map(row -> text(row, "identifier")).distinct().toList();
    List<String> structural = rows("related-risks-on-the-fly", Map.of()).stream()
        .map(row -> text(row, "related").replaceFirst(".*/", "")).limit(12).toList();
    assertTrue(linked.size() >= 10 && linked.size() <= 30, linked::toString);
    assertTrue(structural.stream().filter(linked::contains).count() >= 4, linked + " " + structural);
  }

  @Test
  void whyRelatedNamesTheConceptsBetweenMesaOptimizationAndInnerMisalignment() {
    assertTrue(rows("why-related", Map.of()).stream().anyMatch(row -> text(row, "path").startsWith("concepts one step")
        && text(row, "toLabel").equals("inner misalignment")));
  }

  @Test
  void nearestAcrossDomainsLeavesTheRisksOwnDomainOut() {
    Map<String, Node> prompts = Map.of("risk", Linked.IRIS.risk("24.03.07"));
    List<String> codes = rows("nearest-across-domains", prompts).stream().map(row -> text(row, "code")).toList();
    assertTrue(codes.size() > 2 && !codes.contains("2"), codes::toString);
  }

  private static List<Binding> rows(String name, Map<String, Node> values) {
    CannedQuery canned = QueryLibrary.bundled().get(name);
    Query query = canned.with(values);
    try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
      return Iter.toList(execution.select());
    }
  }

  private static String text(Binding row, String variable) {
    Node node = row.get(variable);
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }
}
