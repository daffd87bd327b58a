package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.airiskgraph.reader.InputException;
import org.junit.jupiter.api.Test;

class ClasspathFilesTest {
  @Test
  void missingFileIsNamedWithWhatToDo() {
    assertEquals("ontology/none.ttl: not found, but the program needs this file; restore it, for instance with git"
        + " checkout ontology/none.ttl, and run the command again",
        assertThrows(InputException.class, () -> ClasspathFiles.graph("ontology/none.ttl")).getMessage());
  }
}
