package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.airiskgraph.reader.Shared;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/** The ontology together with those that it is aligned with, under HermiT. */
class OtherOntologiesIT {
  /** An entry as IBM AI Atlas Nexus has them: a SKOS concept and a risk of AIRO; here one of ours as well. */
  private static final String NEXUS_ENTRY = """
      <https://w3id.org/ai-atlas-nexus/mit-ai-risk-subdomain-2.2>
        a airg:Risk, <https://w3id.org/airo#Risk>, <http://www.w3.org/2004/02/skos/core#Concept> ;
        <http://www.w3.org/2004/02/skos/core#closeMatch> <https://w3id.org/airiskgraph/domain/2.2> .
      """;

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
    assertEquals(1, reasoner.getUnsatisfiableClasses().getSize(), "only owl:Nothing");
    assertTrue(other.contains(Node.ANY, RDF.type.asNode(), Node.ANY));
  }

  private static OWLReasoner reasoner(OWLOntology ontology) {
    Configuration lenient = new Configuration();
    lenient.ignoreUnsupportedDatatypes = true;
    return new ReasonerFactory().createReasoner(ontology, lenient);
  }
}
