package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Prefixes;
import org.airiskgraph.reader.CatalogueDirectoryReader;
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
    List<Finding> findings = of(graph("risk:a a airg:Risk ; airg:cites work:w ; airg:concept concept:c ."));

    assertEquals(List.of(
        "violation: risk:a: It refers to concept:c (airg:concept), which is not defined. "
            + "Take the key of a concept of ontology/concepts.ttl, or add the concept; data/README.md says how.",
        "violation: risk:a: It refers to work:w (airg:cites), which is not defined. "
            + "Add an entry with this key to bibliography.bib, or correct the key."),
        findings.stream().map(Finding::toString).sorted().toList());
  }

  @Test
  void whatIsDescribedAndWhatIsForeignIsNoFinding() {
    assertEquals(List.of(), of(graph("""
        risk:a a airg:Risk ; airg:cites work:w ; airg:via <https://example.org/work/x> .
        work:w a airg:Work ; airg:citedBy risk:a .
        """)));
  }

  @Test
  void inverseOfADanglingReferenceIsNotAnother() {
    assertEquals(1, of(graph("risk:a a airg:Risk ; airg:cites work:w . work:w airg:citedBy risk:a .")).size());
  }

  @Test
  void narrowestPropertyIsNamedOnce() {
    List<Finding> findings = of(graph("""
        mitigation:m a airg:Mitigation ; airg:mitigates risk:b ; airg:actsOn risk:b .
        airg:mitigates <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> airg:actsOn .
        """));

    assertEquals(List.of("It refers to risk:b (airg:mitigates), which is not defined."),
        findings.stream().map(Finding::sentence).toList());
  }

  @Test
  void partOfARiskCountsAsTheRisk() {
    List<Finding> findings = of(graph("""
        risk:a a airg:Risk ; airg:mitigatedBy mitigation:m .
        <https://w3id.org/airiskgraph/risk/a#mitigation-1> airg:mitigation mitigation:m .
        """));

    assertEquals(List.of("risk:a"), findings.stream().map(Finding::where).toList());
  }

  @Test
  void keyThatIsAlmostRightIsSuggested() {
    List<Finding> findings = of(graph("""
        risk:a a airg:Risk ; airg:cites work:smiht2024 ; airg:concept concept:mesa-optimisation , concept:x .
        work:smith2024 a airg:Work . work:roe2024 a airg:Work .
        concept:mesa-optimization a airg:Concept . concept:y2 a airg:Concept .
        """));

    assertEquals(List.of(
        "Perhaps mesa-optimization is meant. Take the key of a concept of ontology/concepts.ttl, or add the concept; data/README.md says how.",
        "Perhaps smith2024 is meant. Add an entry with this key to bibliography.bib, or correct the key.",
        "Take the key of a concept of ontology/concepts.ttl, or add the concept; data/README.md says how."),
        findings.stream().map(Finding::advice).sorted().toList());
  }

  @Test
  void missingFileIsOneFinding() {
    Graph graph = graph("""
        risk:a a airg:Risk ; airg:cites work:v , work:w ; airg:mitigatedBy mitigation:m ; airg:concept concept:x .
        """);

    assertEquals(List.of(
        "violation: my/bibliography.bib: The file does not exist, but 2 references need its works."
            + " Add the file, or remove the references.",
        "violation: my/mitigations.yaml: The file does not exist, but 1 reference needs its mitigations."
            + " Rename mitigations.yml to mitigations.yaml.",
        "violation: risk:a: It refers to concept:x (airg:concept), which is not defined."
            + " Take the key of a concept of ontology/concepts.ttl, or add the concept; data/README.md says how."),
        check.of(graph, Optional.of(folder("mitigations.yml"))).stream().map(Finding::toString).sorted().toList());
    assertEquals(4, check.of(graph, Optional.of(folder("mitigations.yaml", "bibliography.bib"))).size());
  }

  private static CatalogueDirectoryReader.Folder folder(String... files) {
    return new CatalogueDirectoryReader.Folder() {
      @Override
      public String name() {
        return "my";
      }

      @Override
      public List<String> files() {
        return List.of(files);
      }

      @Override
      public InputStream open(String file) throws IOException {
        throw new FileNotFoundException(file);
      }
    };
  }

  private List<Finding> of(Graph graph) {
    return check.of(graph, Optional.empty());
  }

  private static Graph graph(String turtle) {
    StringBuilder prefixes = new StringBuilder();
    Prefixes.of(IRIS).forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(prefixes + turtle, Lang.TURTLE).parse(graph);
    return graph;
  }
}
