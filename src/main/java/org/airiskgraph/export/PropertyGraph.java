package org.airiskgraph.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph as network tools hold it: vertices with fields, and edges between them.
 *
 * <p>In place of link nodes, steps and passages there is one arrow each: {@code relatedTo} with its score,
 * {@code mitigatedBy} with its rank, {@code cites}. Of a relation and its inverse one is kept.
 *
 * @param vertices by kind, then by id
 * @param edges by source, type and target
 */
record PropertyGraph(List<Vertex> vertices, List<Edge> edges) {
  /** Names of the fields of a vertex besides id and kind, in the order of columns. */
  static final List<String> FIELDS = List.of("name", "iri", "identifier", "summary", "domain", "subdomain", "level",
      "entity", "intent", "timing", "source", "page", "year", "doi", "citation", "category", "strength");

  /** The one field that is a whole number; the others are text. */
  static final String YEAR = "year";

  /**
   * A vertex.
   *
   * @param id its IRI without the base, {@code "risk/34.02.03"}
   * @param kind local name of its class, {@code "Risk"}
   * @param fields those of {@link #FIELDS} that it has; single lines of text
   */
  record Vertex(String id, String kind, Map<String, String> fields) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /**
   * An arrow.
   *
   * @param source id of the vertex it starts from
   * @param type local name of the relation, {@code "relatedTo"}
   * @param target id of the vertex it leads to
   * @param weight score of a link, in [0,1]; other relations have none
   * @param rank place of a link or mitigation among those of its risk, 1 for the first
   * @param why the reasons of a link, the heaviest first, in words
   */
  record Edge(String source, String type, String target, Optional<String> weight, Optional<String> rank,
      Optional<String> why) {}
}
