package org.airiskgraph.links;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The version and all parameters of the scoring of links. The graph of links states them.
 *
 * <p>Each risk is a vector of features for each {@link Signal}; the score of two risks is the inner product of their
 * vectors, so it is symmetric and the sum of the weights of its reasons.
 * <ul>
 * <li>CONCEPT: a concept counts 1 when the risk is tagged with it ({@code mention} if it only mentions it), {@code name}
 * more when its name mentions it, too, and {@code heading} when the heading above it does; it spreads two steps, to broader
 * and related concepts at the rates of {@code steps}. Every concept is multiplied by its rarity, ln((N+1)/(n+1)) for n of
 * N risks tagged, to the power 0.7.
 * <li>WORDING: stems of all texts, weighed by BM25 (k1 1.2, b 0.75; a word in the name counts {@code name}
 * times, in the heading {@code heading} times, in evidence a quarter) and by rarity to the power 0.7.
 * <li>The others are sets of entities. An entity that n of N risks have counts ln((N+1)/n) / ln(N+1), divided by the number
 * of entities in the risk's set.
 * </ul>
 * The features of WORDING have unit length, those of CONCEPT the squared length s/(s + {@code saturation}) for s before,
 * those of the others at most 1, all times the square root of the signal's weight. Weights add up to 1, so scores lie in [0,1]. {@code damping} lowers them for each of the two risks
 * that is excluded from the repository's statistics or only a heading for others.
 *
 * @param version changes whenever the method does
 * @param weights by signal, normalized to a sum of 1; missing signals are not read
 * @param text the weight of words and concepts by where they occur
 * @param steps the rates at which a concept spreads in the thesaurus
 * @param damping factors for the scores of some risks
 * @param reach limits of the search for candidates
 */
public record LinkMethod(String version, Map<Signal, Double> weights, Text text, Steps steps,
    Damping damping, Reach reach) {

  /**
   * The weight of words and concepts by where they occur; those in summaries and quotations count 1.
   *
   * @param name in the name
   * @param heading in the name of the parent risk
   * @param evidence in further passages; for words only
   * @param mention for a concept that the risk only mentions, in examples or further passages
   * @param saturation the squared length at which the concepts of a risk have half their weight, so that one common
   * concept alone does not have it all
   */
  public record Text(double name, double heading, double evidence, double mention, double saturation) {}

  /**
   * The rate at which a concept spreads to another in one step, in [0,1].
   *
   * @param broader along {@code skos:broader}
   * @param related along {@code skos:related}
   */
  public record Steps(double broader, double related) {}

  /**
   * Factors in [0,1] for risks that are less relevant than others with as much in common.
   *
   * @param excluded for a risk that the repository excludes from its domains
   * @param heading for a risk that is the parent of others, which are more specific
   */
  public record Damping(double excluded, double heading) {}

  /**
   * Limits that make the time for a risk independent of the number of risks.
   *
   * @param perFeature risks read for one feature, those with the largest values
   * @param perRisk risks read for all features together
   * @param scored candidates scored in full
   */
  public record Reach(int perFeature, int perRisk, int scored) {}

  public LinkMethod {
    EnumMap<Signal, Double> ordered = new EnumMap<>(Signal.class);
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    weights.forEach((signal, weight) -> ordered.put(signal, weight / sum));
    weights = Collections.unmodifiableMap(ordered);
  }

  /** The method of the published links. */
  public static LinkMethod standard() {
    return new LinkMethod("4", Map.ofEntries(
        Map.entry(Signal.CONCEPT, 0.35), Map.entry(Signal.WORDING, 0.385), Map.entry(Signal.NAME, 0.02),
        Map.entry(Signal.FAMILY, 0.025), Map.entry(Signal.CATEGORY, 0.01), Map.entry(Signal.WORK, 0.02),
        Map.entry(Signal.AUTHOR_YEAR, 0.01), Map.entry(Signal.MITIGATION, 0.1), Map.entry(Signal.CAUSE, 0.015),
        Map.entry(Signal.SUBDOMAIN, 0.045), Map.entry(Signal.DOMAIN, 0.02)),
        new Text(1.5, 0.3, 0.25, 0.3, 10), new Steps(0.7, 0.35), new Damping(0.7, 0.8), new Reach(256, 3000, 100));
  }

  /** This method with these signals only, their weights in the same proportion. */
  public LinkMethod only(List<Signal> signals) {
    EnumMap<Signal, Double> kept = new EnumMap<>(weights);
    kept.keySet().retainAll(signals);
    return new LinkMethod(version, kept, text, steps, damping, reach);
  }

  double weight(Signal signal) {
    return weights.getOrDefault(signal, 0.0);
  }

  boolean uses(Signal signal) {
    return weight(signal) > 0;
  }
}
