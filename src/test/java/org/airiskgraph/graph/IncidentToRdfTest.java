package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.CausalFactor;
import org.airiskgraph.catalogue.ExternalCatalogue;
import org.airiskgraph.catalogue.Incident;
import org.airiskgraph.catalogue.IncidentCollection;
import org.airiskgraph.catalogue.RiskClassification;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentToRdfTest {
  private static final IriFactory IRIS = SmallGraph.IRIS;
  private static final Node TALE = IRIS.incident("t1");
  private static final Node GRAPH = IRIS.graph("crosswalk");

  private Graph write(String date, String license, String technique, Incident.Tags tags) {
    Graph thesaurus = Turtle.graph("""
        c:fraud a airg:Concept ; skos:prefLabel "fraud"@en .
        c:malware a airg:Concept ; skos:prefLabel "malware"@en .
        """);
    Incident tale = new Incident("t1", "Fraud by malware", Optional.of(date), Incident.Kind.EXERCISE, Optional.empty(),
        Optional.of("It came."), List.of(), List.of(technique),
        List.of(new RiskClassification(Optional.of("4.3"), Optional.of(CausalFactor.ENTITY_HUMAN), Optional.empty(),
            Optional.of(CausalFactor.TIMING_NOT_CODED))),
        tags, Optional.empty(), List.of());
    Graph out = GraphFactory.createDefaultGraph();
    new IncidentToRdf(IRIS, new ConceptAnnotator(thesaurus), StreamRDFLib.graph(out)).write(
        List.of(new IncidentCollection("tales", new ExternalCatalogue.Terms("Tales", "Tales", "Abel", "1", "", license,
            "https://example.org/", "Tales, by Abel", Optional.empty()), List.of(tale))));
    return out;
  }

  private Graph write(String license) {
    return write("2024", license, "ten/E1", Incident.Tags.none());
  }

  @ParameterizedTest
  @CsvSource({"2024,gYear", "2024-05,gYearMonth", "2024-05-01,date"})
  void dateHasTheDatatypeOfItsPrecision(String date, String type) {
    Graph out = write(date, "free", "ten/E1", Incident.Tags.none());
    assertTrue(out.contains(TALE, DCTerms.date.asNode(),
        NodeFactory.createLiteralDT(date, new XSDDatatype(type))));
    assertTrue(out.contains(TALE, AIRG.incidentYear, Literals.integer(2024)));
  }

  @Test
  void conceptsOfTheTextAndOfAPersonAreInvolvedButNotThoseExcluded() {
    Graph out = write("2024", "free", "ten/E1", new Incident.Tags(List.of("theft"), List.of("malware")));
    assertTrue(out.contains(TALE, AIRG.involves, IRIS.concept("fraud")));
    assertTrue(out.contains(TALE, AIRG.involves, IRIS.concept("theft")));
    assertFalse(out.contains(TALE, AIRG.involves, IRIS.concept("malware")));
  }

  @Test
  void codedValuesOfTheClassificationAreInvolved() {
    Graph out = write("free");
    assertTrue(out.contains(TALE, AIRG.involves, IRIS.domain("4.3")));
    assertTrue(out.contains(TALE, AIRG.involves, IriFactory.factor(CausalFactor.ENTITY_HUMAN)));
    assertFalse(out.contains(TALE, AIRG.involves, IriFactory.factor(CausalFactor.TIMING_NOT_CODED)));
  }

  @Test
  void shareAlikeLicenseOfACollectionIsStatedOfTheGraph() {
    String shareAlike = "https://creativecommons.org/licenses/by-sa/4.0/";
    assertTrue(write(shareAlike).contains(GRAPH, DCTerms.license.asNode(), NodeFactory.createURI(shareAlike)));
    assertFalse(
        write("https://www.apache.org/licenses/LICENSE-2.0").contains(GRAPH, DCTerms.license.asNode(), Node.ANY));
  }

  @Test
  void techniqueIsTheEntryOfItsCatalogue() {
    assertTrue(write("free").contains(TALE, AIRG.technique, IRIS.catalogueEntry("ten", "E1")));
  }
}
