package org.airiskgraph.links;

/** Discounted cumulative gain. */
final class Gains {
  private Gains() {}

  /** The sum of gains, each divided by the binary logarithm of its place plus one. */
  static double discounted(double... gains) {
    double sum = 0;
    for (int place = 0; place < gains.length; place++) {
      sum += gains[place] / (Math.log(place + 2) / Math.log(2));
    }
    return sum;
  }
}
