package org.airiskgraph.server.view;

import java.util.Locale;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;

/** Links on pages in English. */
final class TestLinks {
  private TestLinks() {}

  static PageLinks of(GraphReader reader, IriFactory iris) {
    return new PageLinks(reader, iris, Texts.of(Locale.ENGLISH));
  }
}
