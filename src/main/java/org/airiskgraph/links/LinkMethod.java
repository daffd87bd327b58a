package org.airiskgraph.links;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How links are scored: version and parameters, all of which the graph of links states.
 *
 * <p>Each risk is a vector made of one block for each {@link Signal}; the score of two risks is the inner
 * product of their vectors, so it is symmetric and splits exactly into the parts that its reasons name.
 * <ul>
 * <li>CONCEPT: a concept counts 1 when the risk is tagged with it, {@code name} more when its name mentions it
 * and {@code heading} when the heading above it does; it spreads two steps, to broader, related and narrower
 * concepts at the rates of {@code steps}. Every concept is multiplied by its rarity, ln((N+1)/(n+1)) for n of
 * N risks tagged, to the power 0.7.
 * <li>WORDING: stems of all texts, weighed by BM25 (k1 1.2, b 0.75; a word in the name counts {@code name}
 * times, in the heading {@code heading} times, in evidence a quarter) and by rarity to the power 0.7.
 * <li>The others are sets of things. A thing that n of N risks have counts ln((N+1)/n) / ln(N+1), shared out
 * among the things of its kind that the risk has.
 * </ul>
 * The first two blocks have unit length, the others at most; times the root of the signal's weight. Weights
 * add to 1, therefore scores lie in [0,1]. They are lowered, by the factors of {@code damping}, for each of
 * the two risks that is excluded from the repository's statistics or only a heading for others.
 *
 * @param version changes whenever the method does
 * @param weights by signal; a signal that is absent is not even read
 * @param text how much more words and concepts in names and headings count
 * @param steps what is left of a concept after a step in the thesaurus
 * @param damping what lowers the scores of some risks
 * @param reach how far candidates are sought
 */
public record LinkMethod(String version, Map<Signal, Double> weights, Text text, Steps steps,
    Damping damping, Reach reach) {

  /**
   * The weight of words and concepts by where they stand; those in summaries and quotations count 1.
   *
   * @param name in the name
   * @param heading in the name of the parent risk
   * @param evidence in further passages; for words only
   */
  public record Text(double name, double heading, double evidence) {}

  /**
   * What is left of a concept after a step to another.
   *
   * @param broader along {@code skos:broader}
   * @param related along {@code skos:related}
   * @param narrower against {@code skos:broader}
   */
  public record Steps(double broader, double related, double narrower) {}

  /**
   * Factors in [0,1] for what is less to the point than another risk with as much in common.
   *
   * @param excluded for a risk that the repository counts under no domain
   * @param heading for a risk that is the parent of others, which say more exactly what it sums up
   */
  public record Damping(double excluded, double heading) {}

  /**
   * Bounds that keep the work for a risk the same however many risks there are.
   *
   * @param perFeature risks looked at for one feature, those that it says most about first
   * @param perRisk risks looked at for all features together, the most telling features first
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
    return new LinkMethod("1", Map.of(
        Signal.CONCEPT, 0.45, Signal.WORDING, 0.33, Signal.FAMILY, 0.03, Signal.CATEGORY, 0.01,
        Signal.WORK, 0.03, Signal.AUTHOR_YEAR, 0.01, Signal.MITIGATION, 0.03, Signal.CAUSE, 0.02,
        Signal.SUBDOMAIN, 0.06, Signal.DOMAIN, 0.03),
        new Text(5, 1, 0.25), new Steps(1, 0.25, 0), new Damping(0.7, 0.85), new Reach(256, 3000, 100));
  }

  /** The same with these signals alone, their weights in the same proportion. */
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
