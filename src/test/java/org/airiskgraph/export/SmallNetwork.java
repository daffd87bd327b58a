package org.airiskgraph.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.export.PropertyGraph.Edge;
import org.airiskgraph.export.PropertyGraph.Vertex;

/** A property graph of a few vertices, for tests of what writes it. */
final class SmallNetwork {
  static final Vertex DOMAIN = new Vertex("domain/7", "Domain", Map.of("name", "System safety", "domain", "7"));
  static final Vertex SUBDOMAIN =
      new Vertex("domain/7.1", "Subdomain", Map.of("name", "Goals", "domain", "7", "subdomain", "7.1"));
  static final Vertex RISK = new Vertex("risk/01.01.00", "Risk",
      Map.of("name", "=Loss of <control>", "domain", "7", "subdomain", "7.1"));
  static final Vertex OTHER =
      new Vertex("risk/01.02.00", "Risk", Map.of("name", "Another", "domain", "7", "subdomain", "7.1"));
  static final Vertex SOURCE = new Vertex("source/01", "SourceDocument", Map.of("name", "A survey", "year", "2024"));

  static final PropertyGraph GRAPH = new PropertyGraph(List.of(DOMAIN, SUBDOMAIN, SOURCE, RISK, OTHER),
      List.of(new Edge(RISK.id(), "relatedTo", OTHER.id(), Optional.of("0.5"), Optional.of("1"), Optional.of("+words")),
          new Edge(RISK.id(), "sourceDocument", SOURCE.id(), Optional.empty(), Optional.empty(), Optional.empty())));

  private SmallNetwork() {}
}
