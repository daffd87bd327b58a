package org.airiskgraph;

import java.io.IOException;
import java.nio.file.Path;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.store.Snapshot;

/** The build's last step before packing: compiles the bundled catalogue into the class directory. */
public final class SnapshotCompiler {
  private SnapshotCompiler() {}

  /** Takes the class directory. */
  public static void main(String[] args) throws IOException {
    Snapshot.compile(RiskGraph.layers(Inputs.bundled(), new Iris(Iris.DEFAULT_BASE), LinkOptions.standard()),
        Path.of(args[0]));
  }
}
