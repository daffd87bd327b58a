package org.airiskgraph.links;

import org.apache.jena.graph.Node;

/** The weights that speak for one thing, and how the largest of them is known. */
final class WeightSum {
  private double sum;
  private double largest;
  private Fit.Way way;
  private Node via;

  void add(double weight, Fit.Way knownBy, Node node) {
    sum += weight;
    if (weight > largest) {
      largest = weight;
      way = knownBy;
      via = node;
    }
  }

  double sum() {
    return sum;
  }

  /** The way of the largest weight; null if no weight was above 0. */
  Fit.Way way() {
    return way;
  }

  /** The node by which the largest weight is known; null if no weight was above 0. */
  Node via() {
    return via;
  }
}
