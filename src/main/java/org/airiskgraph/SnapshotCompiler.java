package org.airiskgraph;

import java.io.IOException;
import java.nio.file.Path;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.store.Snapshot;

/** The build's last step before packing: compiles the bundled catalogue into the class directory. */
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /** Takes the class directory. */
  public static void main(String[] args) throws IOException {
    Iris iris = new Iris(Iris.DEFAULT_BASE);
    Ontology ontology = Ontology.read(iris);
    Snapshot.compile(ontology, RiskGraph.layers(Inputs.bundled(), iris, LinkOptions.standard(), ontology), Path.of(args[0]));
  }
}
