package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkToRdf;
import org.airiskgraph.reader.Shared;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology together with data of the catalogue and with the ontologies that it is aligned with, under HermiT. */
class OtherOntologiesIT {
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  /** An entry as IBM AI Atlas Nexus has them: a SKOS concept and a risk of AIRO; here one of ours as well. */
  private static final String NEXUS_ENTRY = """
      <https://w3id.org/ai-atlas-nexus/mit-ai-risk-subdomain-2.2>
        a airg:Risk, <https://w3id.org/airo#Risk>, <http://www.w3.org/2004/02/skos/core#Concept> ;
        <http://www.w3.org/2004/02/skos/core#closeMatch> <https://w3id.org/airiskgraph/domain/2.2> .
      """;

  @Test
  void noClassIsUnsatisfiable() throws OWLOntologyCreationException {
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(OwlFiles.merged());

    assertTrue(reasoner.isConsistent());
    reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
    assertEquals(List.of("owl:Nothing"),
        reasoner.getUnsatisfiableClasses().entities().map(Object::toString).toList());
  }

  @Test
  void catalogueDataAgreeWithTheOntology() throws OWLOntologyCreationException {
    OWLOntology merged = OwlFiles.merged(sample());

    assertEquals(List.of(), OwlTest.violations(merged));
    assertTrue(new ReasonerFactory().createReasoner(merged).isConsistent());
  }

  @Test
  void nexusEntryMayBeARisk() throws OWLOntologyCreationException {
    assertTrue(reasoner(OwlFiles.merged(OwlTest.turtle(NEXUS_ENTRY))).isConsistent());
  }

  @Test
  void nexusEntryMayNotBeAWork() throws OWLOntologyCreationException {
    Graph wrong = OwlTest.turtle(NEXUS_ENTRY.replace("a airg:Risk", "a airg:Work"));
    assertFalse(reasoner(OwlFiles.merged(wrong)).isConsistent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airo.ttl", "dpv-2.3-owl.ttl", "dpv-2.3-risk.ttl", "dpv-2.3-ai.ttl"})
  void consistentWithOtherOntology(String name) throws OWLOntologyCreationException {
    Path file = Shared.vocabulary(name);
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    OWLOntology merged = manager.createOntology();
    Graph other = RDFDataMgr.loadGraph(file.toString());
    // Imports would be fetched from the Web.
    other.remove(Node.ANY, OWL2.imports.asNode(), Node.ANY);
    OWLOntology theirs = OwlFiles.plain(other);
    theirs.tboxAxioms(org.semanticweb.owlapi.model.parameters.Imports.EXCLUDED).forEach(merged::add);
    theirs.rboxAxioms(org.semanticweb.owlapi.model.parameters.Imports.EXCLUDED).forEach(merged::add);
    long before = merged.getAxiomCount();
    OwlFiles.merged(OwlTest.turtle(NEXUS_ENTRY)).axioms().forEach(merged::add);

    assertTrue(before > 10, before + " axioms of " + name);
    OWLReasoner reasoner = reasoner(merged);
    assertTrue(reasoner.isConsistent());
    if (!reasoner(inhabited(merged)).isConsistent()) {
      // Some class cannot have an instance, or not beside those of all others; classifying tells, and takes long.
      assertEquals(1, reasoner.getUnsatisfiableClasses().getSize(), "only owl:Nothing");
    }
    assertTrue(other.contains(Node.ANY, RDF.type.asNode(), Node.ANY));
  }

  /** Some risks of each kind with all that the served graph says of them, their parts, first links and what they cite. */
  private static Graph sample() {
    Graph served = TestServer.dataset().getDefaultGraph();
    Graph sample = GraphFactory.createDefaultGraph();
    Set<Node> open = new HashSet<>(List.of(IRIS.risk("34.02.03"), IRIS.risk("60.01.01"), IRIS.risk("01.01.00")));
    for (int step = 0; step < 3; step++) {
      Set<Node> next = new HashSet<>();
      open.forEach(node -> served.find(node, Node.ANY, Node.ANY).forEachRemaining(triple -> {
        sample.add(triple);
        String iri = triple.getObject().isURI() ? triple.getObject().getURI() : "";
        if (iri.matches("\\Q" + IRIS.base() + "\\E((work|evidence|mitigation)/.*|risk/.*#.*)")
            && !isThirdOrLaterLink(served, triple.getObject())) {
          next.add(triple.getObject());
        }
      }));
      open = next;
    }
    assertTrue(sample.size() > 500, "a sample of " + sample.size() + " triples");
    return sample;
  }

  private static boolean isThirdOrLaterLink(Graph served, Node node) {
    return served.contains(node, RDF.type.asNode(), AIRG.RiskLink)
        && !served.contains(node, AIRG.rank, LinkToRdf.rank(1)) && !served.contains(node, AIRG.rank, LinkToRdf.rank(2));
  }

  /** A copy in which each class has an instance: if it is consistent, all of them are satisfiable. */
  private static OWLOntology inhabited(OWLOntology ontology) throws OWLOntologyCreationException {
    OWLOntology copy = OWLManager.createOWLOntologyManager().createOntology(ontology.axioms());
    OWLDataFactory factory = copy.getOWLOntologyManager().getOWLDataFactory();
    ontology.classesInSignature().filter(type -> !type.isOWLNothing()).forEach(type -> copy
        .add(factory.getOWLClassAssertionAxiom(type, factory.getOWLAnonymousIndividual())));
    return copy;
  }

  private static OWLReasoner reasoner(OWLOntology ontology) {
    Configuration lenient = new Configuration();
    lenient.ignoreUnsupportedDatatypes = true;
    return new ReasonerFactory().createReasoner(ontology, lenient);
  }
}
