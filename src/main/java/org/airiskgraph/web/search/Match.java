package org.airiskgraph.web.search;

import org.apache.jena.graph.Node;

/** A thing that was found; its words are marked only when it is shown, which takes longer than to find it. */
public final class Match {
  private final Node thing;
  private final double score;
  private final TextSearch search;
  private final Highlights highlights;

  Match(Node thing, double score, TextSearch search, Highlights highlights) {
    this.thing = thing;
    this.score = score;
    this.search = search;
    this.highlights = highlights;
  }

  public Node thing() {
    return thing;
  }

  /** What a list of hits shows of it. */
  public Hit shown() {
    return search.hit(thing, score, highlights);
  }
}
