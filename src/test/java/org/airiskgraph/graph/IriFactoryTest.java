package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IriFactoryTest {
  private static final IriFactory IRIS = new IriFactory("http://example.org/g/");

  @ParameterizedTest
  @EnumSource
  void kindIsReadBackFromTheIriOfAnEntity(EntityKind kind) {
    assertEquals(Optional.of(kind), IRIS.kind(IRIS.entity(kind, "x").getURI()));
    assertEquals(Optional.of(kind), EntityKind.ofPath(kind.path()));
  }

  @ParameterizedTest
  @EnumSource
  void classesOfAKindAreDeclaredInTheOntology(EntityKind kind) {
    Graph ontology = Ontology.stated(IRIS);
    assertTrue(AIRG.classes(kind).stream()
        .allMatch(type -> ontology.contains(type, RDF.type.asNode(), OWL2.Class.asNode())), kind.path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org/risk/1", "http://example.org/g/risks/1", "http://example.org/g/", "x"})
  void otherIrisHaveNoKind(String iri) {
    assertEquals(Optional.empty(), IRIS.kind(iri));
  }

  @Test
  void charactersThatNoIriAllowsAreEncoded() {
    assertEquals("http://example.org/g/work/a%20b%2Fc", IRIS.work("a b/c").getURI());
  }

  @Test
  void onlyInstancesOfTheDefaultBaseAreRebased() {
    Node risk = new IriFactory(IriFactory.DEFAULT_BASE).risk("1");
    assertEquals(IRIS.risk("1"), IRIS.rebase(risk));
    for (Node same : Arrays.asList(AIRG.Risk, NodeFactory.createURI(AIRG.ONTOLOGY),
        NodeFactory.createURI("http://other.example/risk/1"), NodeFactory.createLiteralString(risk.getURI()))) {
      assertEquals(same, IRIS.rebase(same));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.org", "ftp://example.org/", "http://example.org/?q/", "http://a b/", ""})
  void baseThatIsNoHttpIriEndingInASlashIsRefused(String base) {
    assertThrows(IllegalArgumentException.class, () -> new IriFactory(base));
  }
}
