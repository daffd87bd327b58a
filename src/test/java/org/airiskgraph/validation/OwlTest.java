package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Ontology;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** The ontology in Protégé's library and under the HermiT reasoner. */
class OwlTest {
  static final List<String> FILES = Ontology.FILES;

  @ParameterizedTest
  @FieldSource("FILES")
  void eachFileOpensWithItsImportsAndIsInTheProfile(String file) throws OWLOntologyCreationException {
    OWLOntology ontology = OwlFiles.load(OwlFiles.manager(), file);

    assertEquals(List.of(), violations(ontology));
    assertTrue(ontology.getOntologyID().getOntologyIRI().isPresent(), "an ontology has a name");
  }

  @Test
  void allFilesTogetherAreInTheProfile() throws OWLOntologyCreationException {
    assertEquals(List.of(), violations(OwlFiles.merged()));
  }

  @Test
  void riskThatIsAWorkMakesTheOntologyInconsistent() throws OWLOntologyCreationException {
    Graph data = turtle("<https://example.org/x> a airg:Risk, airg:Work .");

    assertFalse(new ReasonerFactory().createReasoner(OwlFiles.merged(data)).isConsistent());
  }

  static Graph turtle(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("PREFIX airg: <" + AIRG.NS + ">\n" + text, Lang.TURTLE).parse(graph);
    return graph;
  }

  static List<String> violations(OWLOntology ontology) {
    return new OWL2DLProfile().checkOntology(ontology).getViolations().stream()
        .map(Object::toString).distinct().sorted().limit(20).collect(Collectors.toList());
  }
}
