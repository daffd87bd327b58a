package org.airiskgraph.links;

/**
 * How many links are made.
 *
 * @param perRisk the best links kept for each risk, 0 for none
 */
public record LinkOptions(int perRisk) {
  public LinkOptions {
    if (perRisk < 0 || perRisk > 200) {
      throw new IllegalArgumentException("found " + perRisk + " links a risk, expected 0 to 200");
    }
  }

  /** Twelve links a risk. */
  public static LinkOptions standard() {
    return new LinkOptions(12);
  }

  public static LinkOptions none() {
    return new LinkOptions(0);
  }
}
