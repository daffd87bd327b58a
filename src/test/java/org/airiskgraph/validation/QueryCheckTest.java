package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCheckTest {
  private final DatasetGraph core = DatasetGraphFactory.wrap(ClasspathFiles.graph("ontology/core.ttl"));
  private final QueryCheck check = new QueryCheck(new TermCheck(Vocabularies.bundled(),
      ClasspathFiles.graph("ontology/core.ttl"),
      new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE))))::ofQuery);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SELECT ?a { ?a a <http://www.w3.org/2002/07/owl#Class> }    | none
      CONSTRUCT { ?a ?p ?o } WHERE { ?a ?p ?o }                   | none
      ASK { ?a a <http://www.w3.org/2002/07/owl#Class> }          | none
      SELECT ?a { ?a a <http://www.w3.org/2002/07/owl#Nothing> }  | The query returns nothing.
      CONSTRUCT { ?a ?p 1 } WHERE { ?a ?p 1, 2 }                  | The query returns nothing.
      ASK { ?a a <http://www.w3.org/2002/07/owl#Nothing> }        | The query returns nothing.
      """)
  void queryIsToHaveAnAnswer(String query, String finding) {
    List<String> sentences = check.of(Map.of("q.rq", query), Optional.of(core)).stream()
        .map(Finding::sentence).toList();

    assertEquals(finding.equals("none") ? List.of() : List.of(finding), sentences);
  }

  @Test
  void queryThatDoesNotParseNamesFileAndLine() {
    List<Finding> findings = check.of(Map.of("queries/bad.rq", "SELECT ?a, ?b\n{ ?a ?p ?b }"), Optional.empty());

    assertEquals(1, findings.size());
    assertEquals("queries/bad.rq:1:10", findings.get(0).where());
    assertEquals("not SPARQL 1.1: found \",\", expected a variable, \"(\", \"{\", FROM or WHERE.",
        findings.get(0).sentence());
  }

  @Test
  void unknownTermOfOursLeadsToTheNearestOne() {
    assertEquals("Perhaps airg:Risk is meant.", check.of(Map.of("q.rq",
        "ASK { ?a a <https://w3id.org/airiskgraph/ontology#Rsik> }"), Optional.empty()).get(0).advice());
  }

  @Test
  void withoutAGraphAnswersAreNotAskedFor() {
    assertEquals(List.of(), check.of(Map.of("q.rq", "ASK { FILTER(false) }"), Optional.empty()));
  }
}
