package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.query.CannedQuery;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule by data that breaks it and no other; {@code ex:x} is what breaks it. */
class RuleCheckTest {
  private static final String PREFIXES = """
      PREFIX airg: <https://w3id.org/airiskgraph/ontology#>
      PREFIX ex:   <https://example.org/>
      PREFIX owl:  <http://www.w3.org/2002/07/owl#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      """;

  private static final Map<String, String> BREAKING = new TreeMap<>(Map.ofEntries(
      Map.entry("owl-disjoint-classes",
          "[] a owl:AllDisjointClasses ; owl:members (ex:A ex:B ex:C) . ex:x a ex:A, ex:C ."),
      Map.entry("owl-functional-property", "ex:p a owl:FunctionalProperty . ex:x ex:p 1, 2 . ex:y ex:p 1 ."),
      Map.entry("owl-inverse-functional-property",
          "ex:p a owl:InverseFunctionalProperty . ex:y ex:p ex:x . ex:z ex:p ex:x ."),
      Map.entry("owl-irreflexive-property", "ex:p a owl:IrreflexiveProperty . ex:x ex:p ex:x ."),
      Map.entry("owl-asymmetric-property", "ex:p a owl:AsymmetricProperty . ex:x ex:p ex:y . ex:y ex:p ex:x ."),
      Map.entry("owl-circular-hierarchy",
          "ex:x rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:C . ex:C rdfs:subClassOf ex:x ."),
      Map.entry("skos-two-preferred-labels", "ex:x skos:prefLabel \"one\"@en, \"two\"@en, \"eins\"@de ."),
      Map.entry("skos-label-in-two-roles", "ex:x skos:prefLabel \"one\"@en ; skos:hiddenLabel \"one\"@en ."),
      Map.entry("skos-label-not-preferred",
          "ex:x skos:prefLabel \"one\"@en, \"eins\"@de ; rdfs:label \"one\"@en, \"uno\"@es, \"other\"@en ."),
      Map.entry("skos-related-to-ancestor",
          "ex:x skos:related ex:z ; skos:broader ex:y . ex:y skos:broader ex:z ."),
      Map.entry("skos-circular-hierarchy", "ex:x skos:broader ex:y . ex:y skos:broader ex:x ."),
      Map.entry("skos-hierarchy-across-schemes",
          "ex:x skos:inScheme ex:s ; skos:broader ex:y . ex:y skos:inScheme ex:t ."),
      Map.entry("skos-unconnected-concept",
          "ex:s skos:hasTopConcept ex:y . ex:y skos:inScheme ex:s . ex:x skos:inScheme ex:s ."),
      Map.entry("term-undocumented",
          "airg:x a owl:Class ; rdfs:label \"x\" ; skos:example \"x\" ; rdfs:isDefinedBy ex:y .")));

  private final RuleCheck check =
      new RuleCheck(new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE))));

  @TestFactory
  Stream<DynamicTest> brokenRuleIsTheOnlyOneFound() {
    return BREAKING.entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
      Graph data = turtle(PREFIXES + rule.getValue());
      List<String> broken = RuleCheck.rules().stream().filter(query -> !check.of(query, data).isEmpty())
          .map(CannedQuery::name).toList();

      assertEquals(List.of(rule.getKey()), broken);
      Finding finding = check.of(data).get(0);
      assertTrue(check.of(data).stream().anyMatch(f -> f.where().matches("<https://example.org/x>|airg:x")));
      assertFalse(finding.sentence().contains("VALUE"), finding.sentence());
      assertFalse(finding.advice().isBlank());
    }));
  }

  @Test
  void eachRuleIsTriedHere() {
    assertEquals(BREAKING.keySet(),
        RuleCheck.rules().stream().map(CannedQuery::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Graph turtle(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(text, Lang.TURTLE).parse(graph);
    return graph;
  }
}
