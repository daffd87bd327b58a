package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

class StreamRDFDedupTest {
  private static final Ontology ONTOLOGY = Ontology.read(SmallGraph.IRIS);

  private static final class Written extends StreamRDFBase {
    private final List<Triple> triples = new ArrayList<>();
    private final List<Quad> quads = new ArrayList<>();

    @Override
    public void triple(Triple triple) {
      triples.add(triple);
    }

    @Override
    public void quad(Quad quad) {
      quads.add(quad);
    }
  }

  private static Triple isFor(String mitigation, String risk) {
    return Triple.create(SmallGraph.IRIS.mitigation(mitigation), AIRG.mitigates, SmallGraph.IRIS.risk(risk));
  }

  @Test
  void ontologyComesFirstAndIsNotRepeated() {
    Written written = new Written();
    StreamRDFDedup stream = new StreamRDFDedup(SmallGraph.IRIS, ONTOLOGY, false, written);
    stream.start();
    assertEquals(ONTOLOGY.closed().size(), written.triples.size());
    stream.triple(ONTOLOGY.closed().find().next());
    assertEquals(ONTOLOGY.closed().size(), written.triples.size());
    assertTrue(written.quads.isEmpty());
  }

  @Test
  void mitigationThatTwoRecordsSayIsForARiskIsWrittenOnceEitherWayRound() {
    Written written = new Written();
    StreamRDFDedup stream = new StreamRDFDedup(SmallGraph.IRIS, ONTOLOGY, false, written);
    Triple inverse =
        Triple.create(SmallGraph.IRIS.risk("01.01.00"), AIRG.mitigatedBy, SmallGraph.IRIS.mitigation("audits"));
    List.of(isFor("audits", "01.01.00"), inverse, isFor("audits", "01.01.00"), inverse, isFor("audits", "02.01.00"))
        .forEach(stream::triple);
    assertEquals(List.of(isFor("audits", "01.01.00"), inverse, isFor("audits", "02.01.00")), written.triples);
  }

  @Test
  void namedGraphsGetEachTripleToo() {
    Written written = new Written();
    StreamRDFDedup stream = new StreamRDFDedup(SmallGraph.IRIS, ONTOLOGY, true, written);
    Triple label = Triple.create(SmallGraph.IRIS.risk("01.01.00"), RDFS.label.asNode(), Literals.english("A risk"));
    stream.triple(label);
    assertEquals(List.of(label), written.triples);
    assertEquals(List.of(Quad.create(SmallGraph.IRIS.graph("catalogue"), label)), written.quads);
  }
}
