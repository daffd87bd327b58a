package org.airiskgraph.search;

import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;

/** An entity that a search found. Its texts are highlighted on demand, because few of many hits are shown. */
public final class SearchHit {
  /**
   * A piece of text.
   *
   * @param text its characters
   * @param marked whether it matches a word of the search
   */
  public record Part(String text, boolean marked) {}

  private final Node thing;
  private final double score;
  private final Supplier<List<Part>> name;
  private final Supplier<List<Part>> excerpt;

  SearchHit(Node thing, double score, Supplier<List<Part>> name, Supplier<List<Part>> excerpt) {
    this.thing = thing;
    this.score = score;
    this.name = name;
    this.excerpt = excerpt;
  }

  /** The IRI of the entity. */
  public Node thing() {
    return thing;
  }

  /** Positive, higher is better; comparable within one search only. */
  public double score() {
    return score;
  }

  /** The label of the entity, or its IRI where it has none. */
  public List<Part> name() {
    return name.get();
  }

  /** The best excerpt of its texts, at most about 220 characters; empty where only names or identifiers match. */
  public List<Part> excerpt() {
    return excerpt.get();
  }
}
