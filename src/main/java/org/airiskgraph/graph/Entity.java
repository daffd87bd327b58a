package org.airiskgraph.graph;

/**
 * An entity of the graph as people see it.
 *
 * @param iri its IRI
 * @param label its name
 * @param note what tells it from others of the same name, such as the source of a risk; may be empty
 */
public record Entity(String iri, String label, String note) {
  public Entity withNote(String words) {
    return new Entity(iri, label, words);
  }

  /** The last segment of the IRI: {@code 34.02.03}. */
  public String id() {
    return GraphReader.id(iri);
  }
}
