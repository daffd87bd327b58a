package org.airiskgraph.store.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;

/** The snapshot that is delivered. */
class SnapshotIT extends SnapshotTest {
  @Override
  CatalogueInputs inputs() {
    return CatalogueInputs.bundled();
  }

  /** The delivered one was made by another process. */
  @Test
  @Override
  void ofTheSameFilesHasTheSameBytes() throws IOException {
    try (InputStream delivered = Snapshot.class.getResourceAsStream("/" + Snapshot.GRAPH)) {
      assertArrayEquals(delivered.readAllBytes(), Snapshot.write(built, Snapshot.programDigest()));
    }
  }

  /** None, as that is what differs most from the standard links. */
  @Test
  void withOtherLinksIsTheGraphThatTheFilesMake() {
    LinkOptions none = LinkOptions.none();
    DatasetGraph files = RiskGraphBuilder.layers(inputs(), IRIS, none, Ontology.read(IRIS)).toDataset(IRIS);
    DatasetGraph ready = RiskGraphBuilder.build(inputs(), IRIS, none);

    Set<Node> names = new HashSet<>();
    for (Iterator<Node> graphs = files.listGraphNodes(); graphs.hasNext();) {
      Node name = graphs.next();
      names.add(name);
      assertEquals(files.getGraph(name).size(), ready.getGraph(name).size(), name::toString);
      files.getGraph(name).find().forEachRemaining(triple -> assertTrue(ready.getGraph(name).contains(triple),
          () -> name + " lacks " + triple));
    }
    assertEquals(4, names.size());
  }
}
