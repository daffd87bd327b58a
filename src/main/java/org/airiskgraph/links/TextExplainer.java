package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explains why a risk is near to a text, in the terms of {@link LinkExplainer}. */
final class TextExplainer {
  private static final double PLACES = 10_000;
  private static final int MOST_CONCEPTS = 2;

  /**
   * What counts how much.
   *
   * @param concepts the weight of the product of concepts
   * @param words the weight of the product of words
   * @param subdomain what the sub-domain adds to the score
   */
  record Weights(double concepts, double words, double subdomain) {}

  private record Meeting(int from, int to) {}

  private record Share(int feature, double weight) {}

  private final RiskTable table;
  private final ConceptFeatures concepts;
  private final StemDictionary stems;
  private final ReasonText text;

  TextExplainer(RiskTable table, ConceptFeatures concepts, StemDictionary stems, ReasonText text) {
    this.table = table;
    this.concepts = concepts;
    this.stems = stems;
    this.text = text;
  }

  /** The reasons, heaviest first, the remainder last; their weights, in whole ten-thousandths, add up to the score. */
  List<Link.Reason> reasons(TextVector vector, SparseVector words, int risk, Weights weights, double score) {
    List<Link.Reason> all = new ArrayList<>(ownConcepts(vector, risk, weights));
    List<Share> nearby = shares(vector.nearby(), concepts.vector(risk), weights.concepts() * vector.share());
    List<Integer> shown = nearby.stream().map(Share::feature)
        .filter(concept -> concepts.isTagged(risk, concept) && !concepts.concepts().isBroad(concept))
        .limit(MOST_CONCEPTS).toList();
    if (!shown.isEmpty()) {
      all.add(text.nearby(sum(nearby), shown));
    }
    List<Share> common = shares(vector.words(), words, weights.words());
    if (!common.isEmpty()) {
      all.add(text.words(sum(common), common.stream().limit(LinkExplainer.MOST_WORDS)
          .filter(share -> share.weight() >= LinkExplainer.LEAST_WORD * common.get(0).weight())
          .map(share -> stems.word(share.feature())).toList()));
    }
    if (weights.subdomain() > 0) {
      all.add(text.suggested(weights.subdomain(), risk));
    }
    return rounded(all, score);
  }

  private List<Link.Reason> ownConcepts(TextVector vector, int risk, Weights weights) {
    Map<Meeting, List<Share>> meetings = new LinkedHashMap<>();
    double weight = weights.concepts() * vector.share();
    vector.concepts().shared(concepts.vector(risk), (feature, here, there, product) -> {
      boolean both = vector.named().contains(feature) && concepts.isTagged(risk, feature);
      int from = both ? feature : vector.origins()[here];
      int to = both ? feature : concepts.origin(risk, there);
      if (!isTooGeneral(vector, risk, concepts.concepts().path(from, feature))
          && !isTooGeneral(vector, risk, concepts.concepts().path(to, feature))) {
        meetings.computeIfAbsent(new Meeting(from, to), key -> new ArrayList<>())
            .add(new Share(feature, product * weight));
      }
    });
    return meetings.entrySet().stream().map(entry -> {
      Meeting meeting = entry.getKey();
      int meet = entry.getValue().stream().max(Comparator.comparingDouble(Share::weight)).orElseThrow().feature();
      return text.concepts(sum(entry.getValue()), concepts.isTagged(risk, meeting.to()),
          new int[] {meeting.from(), meet, meeting.to()});
    }).toList();
  }

  /** Whether they meet by way of an umbrella concept that neither the text nor the name of the risk mentions. */
  private boolean isTooGeneral(TextVector vector, int risk, int[] path) {
    return Arrays.stream(path).anyMatch(concept -> concepts.concepts().isBroad(concept)
        && !vector.named().contains(concept) && !concepts.isNamed(risk, concept));
  }

  /** The terms of an inner product, heaviest first. */
  private static List<Share> shares(SparseVector a, SparseVector b, double weight) {
    List<Share> shares = new ArrayList<>();
    a.shared(b, (feature, here, there, product) -> shares.add(new Share(feature, product * weight)));
    shares.sort(Comparator.comparingDouble(Share::weight).reversed());
    return shares;
  }

  private static double sum(List<Share> shares) {
    return shares.stream().mapToDouble(Share::weight).sum();
  }

  /** Leaves out reasons that count little, and puts what is missing in one remainder. */
  private List<Link.Reason> rounded(List<Link.Reason> all, double score) {
    List<Link.Reason> reasons = new ArrayList<>();
    double rest = Math.round(score * PLACES) / PLACES;
    for (Link.Reason reason : all) {
      double weight = Math.round(reason.weight() * PLACES) / PLACES;
      if (weight >= LinkExplainer.LEAST_SHARE * score) {
        reasons.add(reason.weighing(weight));
        rest -= weight;
      }
    }
    reasons.sort(Comparator.comparing(Link.Reason::weight).reversed());
    rest = Math.round(rest * PLACES) / PLACES;
    if (rest > 1 / PLACES || reasons.isEmpty()) {
      reasons.add(text.rest(rest));
    } else if (rest != 0) {
      // What rounding has left over.
      reasons.set(0, reasons.get(0).weighing(Math.round((reasons.get(0).weight() + rest) * PLACES) / PLACES));
    }
    return reasons;
  }
}
