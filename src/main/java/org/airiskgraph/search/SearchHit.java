package org.airiskgraph.search;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A thing that was found.
 *
 * @param thing what was found
 * @param score higher is better; comparable within one search only
 * @param name its label, with the words that were searched for marked
 * @param excerpt the best part of its texts, marked likewise; empty where only the name or an identifier fits
 */
public record SearchHit(Node thing, double score, List<Part> name, List<Part> excerpt) {
  public SearchHit {
    name = List.copyOf(name);
    excerpt = List.copyOf(excerpt);
  }

  /**
   * A piece of text.
   *
   * @param text its characters, as they are
   * @param marked whether it was searched for
   */
  public record Part(String text, boolean marked) {}
}
