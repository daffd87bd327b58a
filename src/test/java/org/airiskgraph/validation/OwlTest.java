package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology in Protégé's library and under the HermiT reasoner. */
class OwlTest {
  static final List<String> FILES = Ontology.FILES;
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

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
  void noClassIsUnsatisfiable() throws OWLOntologyCreationException {
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(OwlFiles.merged());

    assertTrue(reasoner.isConsistent());
    reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
    assertEquals(List.of("owl:Nothing"),
        reasoner.getUnsatisfiableClasses().entities().map(Object::toString).toList());
  }

  @Test
  void riskThatIsAWorkMakesTheOntologyInconsistent() throws OWLOntologyCreationException {
    Graph data = turtle("<https://example.org/x> a airg:Risk, airg:Work .");

    assertFalse(new ReasonerFactory().createReasoner(OwlFiles.merged(data)).isConsistent());
  }

  @Test
  void catalogueDataAgreeWithTheOntology() throws OWLOntologyCreationException {
    OWLOntology merged = OwlFiles.merged(sample());

    assertEquals(List.of(), violations(merged));
    assertTrue(new ReasonerFactory().createReasoner(merged).isConsistent());
  }

  /** Some risks of each kind with all that the served graph says of them, their parts and what they cite. */
  private static Graph sample() {
    Graph served = RiskGraphBuilder.build(CatalogueInputs.bundled(), IRIS, new LinkOptions(2)).getDefaultGraph();
    Graph sample = GraphFactory.createDefaultGraph();
    Set<Node> open = new HashSet<>(List.of(IRIS.risk("34.02.03"), IRIS.risk("60.01.01"), IRIS.risk("01.01.00")));
    for (int step = 0; step < 3; step++) {
      Set<Node> next = new HashSet<>();
      open.forEach(node -> served.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> {
        sample.add(triple);
        String iri = triple.getObject().isURI() ? triple.getObject().getURI() : "";
        if (iri.matches("\\Q" + IRIS.base() + "\\E((work|evidence|mitigation)/.*|risk/.*#.*)")) {
          next.add(triple.getObject());
        }
      }));
      open = next;
    }
    assertTrue(sample.size() > 500, "a sample of " + sample.size() + " triples");
    return sample;
  }

  static Graph turtle(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString("PREFIX airg: <" + AIRG.NS + ">\n" + text, Lang.TURTLE).parse(graph);
    return graph;
  }

  private static List<String> violations(OWLOntology ontology) {
    return new OWL2DLProfile().checkOntology(ontology).getViolations().stream()
        .map(Object::toString).distinct().sorted().limit(20).collect(Collectors.toList());
  }
}
