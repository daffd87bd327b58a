package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.Mapping;
import org.airiskgraph.catalogue.MappingSet;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

class MappingsToRdfTest {
  private static final Node GRAPH = SmallGraph.IRIS.graph("crosswalk");
  private final Graph graph = GraphFactory.createDefaultGraph();
  private final GraphReader reader = new GraphReader(graph);
  private final MappingsToRdf out = new MappingsToRdf(GRAPH, StreamRDFLib.graph(graph));

  private static MappingSet set(String name, Map<String, String> metadata) {
    return new MappingSet(name, metadata, Map.of("ex", "https://example.org/"), List.of());
  }

  @Test
  void setsOfOneNameGetNodesOfTheirOwn() {
    assertEquals(GRAPH.getURI() + "#my-mappings", out.write(set("my mappings", Map.of())).getURI());
    assertEquals(GRAPH.getURI() + "#my-mappings-2", out.write(set("my mappings", Map.of())).getURI());
  }

  @Test
  void slotsAreOfThePropertiesAndTypesThatSssomBindsThemTo() {
    Node set = out.write(set("m", Map.of("mapping_set_title", "Some mappings", "license", "https://example.org/free",
        "publication_date", "2026-01-02", "mapping_set_version", "3")));
    assertEquals("Some mappings", reader.label(set));
    assertEquals(NodeFactory.createURI("https://example.org/free"),
        reader.object(set, DCTerms.license.asNode()).orElseThrow());
    assertEquals(XSDDatatype.XSDdate, reader.object(set, DCTerms.issued.asNode()).orElseThrow().getLiteralDatatype());
    assertEquals("3", reader.text(set, OWL2.versionInfo.asNode()).orElseThrow());
  }

  @Test
  void mappingIsAStatementWithAnAxiomThatSaysWhereItIsFrom() {
    Node set = out.write(set("m", Map.of()));
    Node risk = SmallGraph.IRIS.risk("01.01.00");
    Node other = NodeFactory.createURI("https://example.org/1");
    out.write(set, new CrosswalkToRdf.Mapped(risk, SKOS.closeMatch.asNode(), other),
        new Mapping(risk.getURI(), SKOS.closeMatch.getURI(), other.getURI(), "https://w3id.org/semapv/vocab/X",
            Map.of("confidence", "0.8", "comment", "much alike"), "m.tsv:2"));
    assertTrue(graph.contains(risk, SKOS.closeMatch.asNode(), other));
    Node axiom = reader.subjects(OWL2.annotatedSource.asNode(), risk).get(0);
    assertEquals(List.of(set), reader.objects(axiom, DCTerms.isPartOf.asNode()));
    assertEquals(List.of(other), reader.objects(axiom, OWL2.annotatedTarget.asNode()));
    assertEquals(0.8, reader.decimal(axiom, MappingsToRdf.property("confidence")));
    assertEquals("much alike", reader.text(axiom, RDFS.comment.asNode()).orElseThrow());
  }
}
