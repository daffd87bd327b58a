package org.airiskgraph.search;

import org.apache.jena.graph.Node;

/** A thing that was found; its words are marked only when it is shown, which takes longer than to find it. */
public final class Match {
  private final Node thing;
  private final double score;
  private final SearchIndex search;
  private final Highlighter highlights;

  Match(Node thing, double score, SearchIndex search, Highlighter highlights) {
    this.thing = thing;
    this.score = score;
    this.search = search;
    this.highlights = highlights;
  }

  public Node thing() {
    return thing;
  }

  /** What a list of hits shows of it. */
  public SearchHit shown() {
    return search.hit(thing, score, highlights);
  }
}
