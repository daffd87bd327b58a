package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

class GraphReaderTest {
  private final GraphReader reader = SmallGraph.reader();

  @Test
  void labelIsThePreferredLabelThenTheLabelThenTheEndOfTheIri() {
    GraphReader both = new GraphReader(Turtle.graph("c:x rdfs:label \"label\" ; skos:prefLabel \"preferred\" ."));
    assertEquals("preferred", both.label(SmallGraph.IRIS.concept("x")));
    assertEquals("Hidden goals", reader.label(SmallGraph.IRIS.risk("01.01.01")));
    assertEquals("99.01.01", reader.label(SmallGraph.IRIS.risk("99.01.01")));
    assertEquals("text", reader.label(NodeFactory.createLiteralLang("text", "en")));
  }

  @Test
  void statedLabelOfAnUnknownNodeIsEmpty() {
    assertEquals(Optional.empty(), reader.statedLabel(NodeFactory.createURI("https://example.org/Lie")));
    assertFalse(reader.knows(NodeFactory.createURI("https://example.org/Other")));
    assertTrue(reader.knows(SmallGraph.IRIS.concept("deception")));
  }

  @Test
  void domainsHaveTheirCodeSourcesTheirShortNameAndRisksTheirSource() {
    assertEquals("7.1 Conflicting goals", reader.domain(SmallGraph.IRIS.domain("7.1")).label());
    assertEquals(new Entity("https://w3id.org/airiskgraph/source/1", "Doe2024", "A survey of harms"),
        reader.source(SmallGraph.IRIS.source("1")));
    assertEquals("Doe2024", reader.risk(SmallGraph.IRIS.risk("01.01.01")).note());
    assertEquals("01.01.01", reader.risk(SmallGraph.IRIS.risk("01.01.01")).id());
  }

  @Test
  void entitiesAreDistinctIrisInTheOrderOfTheirLabels() {
    Node probes = SmallGraph.IRIS.mitigation("probes");
    List<Entity> entities = reader.entities(
        List.of(probes, SmallGraph.IRIS.mitigation("audits"), probes, NodeFactory.createLiteralString("no IRI")));
    assertEquals(List.of("Audits", "Probes"), entities.stream().map(Entity::label).toList());
  }

  @Test
  void missingNumbersAreZero() {
    Node risk = SmallGraph.IRIS.risk("01.01.01");
    assertEquals(0, reader.number(risk, AIRG.rank));
    assertEquals(0, reader.decimal(risk, AIRG.score));
    assertEquals(12, reader.number(risk, AIRG.page));
    assertEquals(0,
        new GraphReader(Turtle.graph("r:x airg:page \"xii\" .")).number(SmallGraph.IRIS.risk("x"), AIRG.page));
  }

  @Test
  void membersAndCountsFollowTheGraph() {
    assertEquals(3, reader.members(AIRG.Risk).size());
    assertEquals(2, reader.count(AIRG.domain, SmallGraph.IRIS.domain("7")));
    assertEquals(List.of("lying"), reader.texts(SmallGraph.IRIS.concept("deception"), SKOS.altLabel.asNode()));
  }
}
