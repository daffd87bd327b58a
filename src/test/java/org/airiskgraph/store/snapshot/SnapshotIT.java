package org.airiskgraph.store.snapshot;

import org.airiskgraph.reader.CatalogueInputs;

/** The snapshot that is delivered. */
class SnapshotIT extends SnapshotTest {
  @Override
  CatalogueInputs inputs() {
    return CatalogueInputs.bundled();
  }
}
