package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

class ReferenceCheckTest {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  private final ReferenceCheck check = new ReferenceCheck(IRIS, new PrefixedNames(Prefixes.of(IRIS)));

  @Test
  void referenceIntoTheVoidSaysWhatToDo() {
    List<Finding> findings = check.of(graph("risk:a a airg:Risk ; airg:cites work:w ; airg:concept concept:c ."));

    assertEquals(List.of(
        "violation: risk:a: It points to concept:c (airg:concept), which nothing describes. "
            + "Take the key of a concept of ontology/concepts.ttl, or add the concept there.",
        "violation: risk:a: It points to work:w (airg:cites), which nothing describes. "
            + "Add an entry with this key to bibliography.bib, or correct the key."),
        findings.stream().map(Finding::toString).sorted().toList());
  }

  @Test
  void whatIsDescribedAndWhatIsForeignIsNoFinding() {
    assertEquals(List.of(), check.of(graph("""
        risk:a a airg:Risk ; airg:cites work:w ; airg:via <https://example.org/work/x> .
        work:w a airg:Work ; airg:citedBy risk:a .
        """)));
  }

  @Test
  void inverseOfADanglingReferenceIsNotAnother() {
    assertEquals(1, check.of(graph("risk:a a airg:Risk ; airg:cites work:w . work:w airg:citedBy risk:a .")).size());
  }

  @Test
  void narrowestPropertyIsNamedOnce() {
    List<Finding> findings = check.of(graph("""
        mitigation:m a airg:Mitigation ; airg:mitigates risk:b ; airg:actsOn risk:b .
        airg:mitigates <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> airg:actsOn .
        """));

    assertEquals(List.of("It points to risk:b (airg:mitigates), which nothing describes."),
        findings.stream().map(Finding::sentence).toList());
  }

  @Test
  void partOfARiskCountsAsTheRisk() {
    List<Finding> findings = check.of(graph("""
        risk:a a airg:Risk ; airg:mitigatedBy mitigation:m .
        <https://w3id.org/airiskgraph/risk/a#mitigation-1> airg:mitigation mitigation:m .
        """));

    assertEquals(List.of("risk:a"), findings.stream().map(Finding::where).toList());
  }

  private static Graph graph(String turtle) {
    StringBuilder prefixes = new StringBuilder();
    Prefixes.of(IRIS).forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(prefixes + turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
