package org.airiskgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.reader.Shared;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms of other vocabularies in the graph exist: they are in the lists of the program or of this test. */
class OtherVocabulariesTest {
  static {
    JenaSystem.init();
  }

  private static final Path OF_TEST = Path.of("src/test/resources/other-vocabularies");
  private static final Path OF_PROGRAM = Path.of("src/main/resources/vocabularies");
  /** Their values are terms, as are all predicates and classes; those of others may be documents. */
  private static final Set<Node> OF_TERMS = Set.of(RDF.type.asNode(), RDFS.subClassOf.asNode(),
      RDFS.subPropertyOf.asNode(), RDFS.domain.asNode(), RDFS.range.asNode(), OWL2.equivalentClass.asNode(),
      OWL2.equivalentProperty.asNode(), OWL2.inverseOf.asNode(), OWL2.annotatedProperty.asNode(),
      OWL2.annotatedSource.asNode(), OWL2.annotatedTarget.asNode(), SKOS.exactMatch.asNode(),
      SKOS.closeMatch.asNode(), SKOS.broadMatch.asNode(), SKOS.narrowMatch.asNode(), SKOS.relatedMatch.asNode(),
      NodeFactory.createURI("https://w3id.org/sssom/mapping_justification"));

  @Test
  void eachTermOfAnotherVocabularyInTheGraphIsInAListOfThatVocabulary() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path folder : List.of(OF_TEST, OF_PROGRAM)) {
      for (Path file : files(folder)) {
        known.addAll(iris(file));
      }
    }
    Graph graph = RiskGraphBuilder.build(CatalogueInputs.bundled(), new IriFactory(IriFactory.DEFAULT_BASE),
        LinkOptions.standard()).getDefaultGraph();
    Set<Node> terms = new HashSet<>();
    graph.find().forEachRemaining(triple -> {
      terms.add(triple.getPredicate());
      if (OF_TERMS.contains(triple.getPredicate())) {
        terms.add(triple.getObject());
        terms.add(triple.getSubject());
      }
    });
    Set<String> used =
        terms.stream().filter(Node::isURI).map(Node::getURI).collect(Collectors.toCollection(TreeSet::new));
    used.removeIf(iri -> iri.startsWith(IriFactory.DEFAULT_BASE));
    assertTrue(used.size() > 2300, used.size() + " terms of other vocabularies");
    used.removeAll(known);
    assertEquals(Set.of(), used);
  }

  /** Each list as it can be made of the files of the vocabularies themselves; {@code term} has % for a term's name. */
  @ParameterizedTest
  @CsvSource({"dpv-risk, risk:%, dpv-2.3-risk.ttl", "dpv-ai, ai:%, dpv-2.3-ai.ttl", "vair, vair:%, vair.ttl",
      "airo, airo:%, airo.ttl", "mitre-atlas, id: %, ../ATLAS.yaml",
      "ibm-ai-risk-atlas, id: %, nexus-risk_atlas_data.yaml",
      "ai-atlas-nexus, id: %, nexus-risk_atlas_data.yaml nexus-mit_ai_risk_repository_data.yaml "
          + "nexus-nist_ai_rmf_data.yaml nexus-owasp_asi_data.yaml nexus-owasp_llm_2.0_data.yaml "
          + "../mit-mitigation-taxonomy.yaml ../mit-mitigations-831.yaml ../nist-ai-600-1-actions.yaml"})
  void eachIriOfAListIsInAFileOfThatVocabulary(String list, String term, String files) throws IOException {
    Set<String> words = new TreeSet<>();
    for (String file : files.split(" ")) {
      Files.readAllLines(Shared.vocabulary(file)).forEach(line -> words.add(line.strip().replaceFirst("^- ", "")
          .replaceFirst("^(id: \\S+|\\S+).*", "$1").replace("\"", "")));
    }
    List<String> missing = iris(OF_TEST.resolve(list + ".txt")).stream()
        .filter(iri -> !words.contains(term.replace("%", iri.replaceFirst(".*[/#=]", "")))).toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void eachListSaysFromWhereItIsAndOfWhichVersionOrDate() throws IOException {
    for (Path file : files(OF_TEST)) {
      assertTrue(Files.readAllLines(file).get(0).matches("# .*\\d.*https?://.*|# .*Official Journal.*\\d{4}.*"),
          file.toString());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Set<String> iris(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
  }
}
