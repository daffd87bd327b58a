package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
        "mitigations-reaching-related-risks", "risks-without-mitigation", "nearest-across-domains").stream()
        // Almost every risk has a mitigation.
        .map(name -> DynamicTest.dynamicTest(name,
            () -> assertTrue(rows(name, Map.of()).size() > (name.equals("risks-without-mitigation") ? 0 : 1))))
        .toList();
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
