package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;

class ShaclCheckTest {
  private final ShaclCheck check =
      new ShaclCheck(ClasspathFiles.graph("ontology/shapes.ttl"),
          new PrefixedNames(Prefixes.of(new IriFactory(IriFactory.DEFAULT_BASE))));

  @Test
  void resultBecomesASentenceWithTheValueAndWhatToDo() {
    assertEquals(
        List.of("violation: <https://example.org/risk-1>: A page (airg:page) is a plain string such as \"7\" or"
            + " \"90-91\". Found \"7\". Correct the value."),
        lines(fixture("RiskShape/invalid/page-as-number")));
  }

  @Test
  void memberOfASubclassIsFoundOnceWithOrWithoutTheOntology() {
    Graph data = fixture("LinkReasonShape/invalid/no-weight");
    List<String> alone = lines(data);
    assertEquals(1, alone.size(), alone.toString());

    RDFDataMgr.read(org.apache.jena.rdf.model.ModelFactory.createModelForGraph(data), "ontology/core.ttl");

    assertEquals(alone, lines(data));
  }

  private List<String> lines(Graph data) {
    return check.of(data).stream().map(Finding::toString).toList();
  }

  private static Graph fixture(String name) {
    return RDFDataMgr.loadGraph("src/test/resources/shapes/" + name + ".ttl");
  }
}
