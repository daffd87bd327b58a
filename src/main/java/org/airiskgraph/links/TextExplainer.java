package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Explains why a risk is near to a text, in the terms of {@link LinkExplainer}. */
final class TextExplainer {
  private static final int MOST_CONCEPTS = 2;

  /**
   * What counts how much.
   *
   * @param concepts the weight of the product of concepts
   * @param words the weight of the product of words
   * @param subdomain what the sub-domain adds to the score
   */
  record Weights(double concepts, double words, double subdomain) {}

  private final ConceptFeatures concepts;
  private final TermFeatures terms;
  private final ReasonText text;
  private final ConceptExplainer explainer;

  TextExplainer(ConceptFeatures concepts, TermFeatures terms, ReasonText text) {
    this.concepts = concepts;
    this.terms = terms;
    this.text = text;
    this.explainer = new ConceptExplainer(concepts, text);
  }

  /** The reasons, heaviest first; their weights, in whole ten-thousandths, add up to the score. */
  List<Link.Reason> reasons(TextVector vector, SparseVector words, int risk, Weights weights, double score) {
    double weight = weights.concepts() * vector.share();
    int[] named = vector.named().features();
    ConceptExplainer.Side from = new ConceptExplainer.Side(vector.named(),
        concept -> Arrays.binarySearch(named, concept) >= 0, concept -> ConceptFeatures.Way.ABOUT);
    List<Link.Reason> all = new ArrayList<>(explainer.reasons(from, concepts.side(risk),
        shares(vector.concepts(), concepts.vector(risk), weight), score));
    List<ConceptExplainer.Share> nearby = shares(vector.nearby(), concepts.vector(risk), weight);
    if (!nearby.isEmpty()) {
      List<Integer> about = nearby.stream().map(ConceptExplainer.Share::feature)
          .filter(concept -> concepts.isTagged(risk, concept) && !concepts.concepts().isBroad(concept))
          .limit(MOST_CONCEPTS).toList();
      all.add(text.nearby(sum(nearby), about.isEmpty(),
          about.isEmpty() ? List.of(nearby.get(0).feature()) : about));
    }
    List<ConceptExplainer.Share> common = shares(vector.words(), words, weights.words());
    if (!common.isEmpty()) {
      all.add(text.words(sum(common), common, terms.stems()::isVague, stem -> terms.word(risk, stem)));
    }
    if (weights.subdomain() > 0) {
      all.add(text.suggested(weights.subdomain(), risk));
    }
    return LinkExplainer.addingUp(all, score);
  }

  /** The terms of an inner product, heaviest first. */
  private static List<ConceptExplainer.Share> shares(SparseVector a, SparseVector b, double weight) {
    List<ConceptExplainer.Share> shares = new ArrayList<>();
    a.shared(b, (feature, here, there, product) -> shares.add(new ConceptExplainer.Share(feature, product * weight)));
    shares.sort(Comparator.comparingDouble(ConceptExplainer.Share::weight).reversed());
    return shares;
  }

  private static double sum(List<ConceptExplainer.Share> shares) {
    return shares.stream().mapToDouble(ConceptExplainer.Share::weight).sum();
  }
}
