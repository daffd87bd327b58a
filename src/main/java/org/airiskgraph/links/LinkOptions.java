package org.airiskgraph.links;

/**
 * How many links are made.
 *
 * @param perRisk the best links kept for each risk, 0 for none
 * @param least the smallest score of a link, in [0,1], times the damping of the risk that the link is from
 */
public record LinkOptions(int perRisk, double least) {
  /** Below this score more than a third of the links were wrong on the judged lists for development. */
  private static final double GOOD = 0.25;

  public LinkOptions {
    if (perRisk < 0 || perRisk > 200) {
      throw new IllegalArgumentException("found " + perRisk + " links a risk, expected 0 to 200");
    }
  }

  /** All links between risks with anything in common, at most {@code perRisk} from each risk. */
  public LinkOptions(int perRisk) {
    this(perRisk, 0);
  }

  /** The good links, at most 30 from each risk. */
  public static LinkOptions standard() {
    return atMost(30);
  }

  /** The good links, at most {@code perRisk} from each risk. */
  public static LinkOptions atMost(int perRisk) {
    return new LinkOptions(perRisk, GOOD);
  }

  public static LinkOptions none() {
    return new LinkOptions(0);
  }
}
