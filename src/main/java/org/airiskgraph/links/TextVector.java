package org.airiskgraph.links;

import java.util.TreeMap;

/**
 * A text in the space of the risks.
 *
 * @param named the concepts that the text names, with their weights
 * @param concepts these, spread to their neighbors; of length at most 1
 * @param nearby the concepts of the risks that are nearest at first sight
 * @param terms its words
 */
record TextVector(SparseVector named, SparseVector concepts, SparseVector nearby, TermFeatures.Words terms) {

  SparseVector words() {
    return terms.words();
  }

  TextVector with(SparseVector nearest) {
    return new TextVector(named, concepts, nearest, terms);
  }

  /** What {@link #wide} multiplies the concepts by, so that none is longer than 1. */
  double share() {
    return 1 / Math.max(1, sum().length());
  }

  /** Concepts of the text and of the nearest risks together. */
  SparseVector wide() {
    SparseVector sum = sum();
    TreeMap<Integer, Float> scaled = new TreeMap<>();
    sum.addTo(scaled, share());
    return SparseVector.of(scaled);
  }

  private SparseVector sum() {
    TreeMap<Integer, Float> sum = new TreeMap<>();
    concepts.addTo(sum, 1);
    nearby.addTo(sum, 1);
    return SparseVector.of(sum);
  }
}
