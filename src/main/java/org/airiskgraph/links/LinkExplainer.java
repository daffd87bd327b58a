package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Explains a link: finds the features that its score comes from, and adds them up by what a person would name. */
final class LinkExplainer {
  private static final int MOST_REASONS = 4;
  /** Reasons with a smaller share of the score are left out, unless it is the only one. */
  private static final float LEAST_SHARE = 0.08f;
  private static final int MOST_WORDS = 3;

  /**
   * What one reason is about.
   *
   * @param first the concept of the first risk, or the feature that both have; 0 if the signal says it all
   * @param second the concept of the second risk, else 0
   */
  private record Ground(Signal signal, int first, int second) {
    Ground(Signal signal) {
      this(signal, 0, 0);
    }
  }

  private record Share(int stem, float weight) {}

  private final FeatureMatrix features;
  private final ReasonText text;
  private final RiskTable table;

  LinkExplainer(RiskTable table, FeatureMatrix features, ReasonText text) {
    this.table = table;
    this.features = features;
    this.text = text;
  }

  /**
   * The reasons of the link between two risks, at most four, heaviest first; of equal ones, that of the first feature.
   *
   * @param factor what the score is multiplied by apart from the features; weights are, too
   */
  List<Link.Reason> reasons(int from, int to, float factor) {
    List<Share> words = new ArrayList<>();
    Map<Ground, Float> weights = weights(from, to, words);
    float score = 0;
    for (float weight : weights.values()) {
      score += weight;
    }
    List<Map.Entry<Ground, Float>> heaviest = weights.entrySet().stream()
        .sorted(Map.Entry.<Ground, Float>comparingByValue().reversed()).limit(MOST_REASONS).toList();
    List<Link.Reason> reasons = new ArrayList<>();
    for (Map.Entry<Ground, Float> ground : heaviest) {
      if (reasons.isEmpty() || ground.getValue() >= LEAST_SHARE * score) {
        reasons.add(reason(ground.getKey(), ground.getValue() * factor, from, to, words));
      }
    }
    return reasons;
  }

  private Map<Ground, Float> weights(int from, int to, List<Share> words) {
    Map<Ground, Float> weights = new LinkedHashMap<>();
    boolean siblings = table.parent(from) == table.parent(to);
    features.vector(from).shared(features.vector(to), (feature, here, there, product) -> {
      Signal signal = features.index().signal(feature);
      Ground ground = switch (signal) {
        case CONCEPT -> concepts(from, to, feature, here, there);
        case WORDING, FAMILY -> new Ground(signal);
        // Siblings have the same heading; that is one fact, not two.
        case CATEGORY -> new Ground(siblings ? Signal.FAMILY : Signal.CATEGORY);
        // The sub-domain implies the domain.
        case SUBDOMAIN, DOMAIN -> new Ground(Signal.DOMAIN);
        default -> new Ground(signal, feature, 0);
      };
      weights.merge(ground, product, Float::sum);
      if (signal == Signal.WORDING) {
        words.add(new Share(features.index().stem(feature), product));
      }
    });
    return weights;
  }

  /** The concept of both risks, or else the concepts of the two from which most has spread to the feature. */
  private Ground concepts(int from, int to, int feature, int here, int there) {
    ConceptFeatures concepts = features.concepts();
    boolean both = concepts.isTagged(from, feature) && concepts.isTagged(to, feature);
    return new Ground(Signal.CONCEPT, both ? feature : concepts.origin(from, here),
        both ? feature : concepts.origin(to, there));
  }

  private Link.Reason reason(Ground ground, double weight, int from, int to, List<Share> words) {
    return switch (ground.signal()) {
      case CONCEPT -> text.concepts(weight, from, to, ground.first(), ground.second());
      case WORDING -> text.words(weight, heaviest(words));
      case FAMILY -> text.family(weight, from, to);
      case CATEGORY -> text.category(weight, from, to);
      case WORK -> text.work(weight, (Node) features.index().thing(ground.first()));
      case AUTHOR_YEAR -> text.authorYear(weight, (String) features.index().thing(ground.first()));
      case MITIGATION -> text.mitigation(weight, (Node) features.index().thing(ground.first()));
      case CAUSE -> text.cause(weight, from);
      case SUBDOMAIN, DOMAIN -> text.domain(weight, from, to);
    };
  }

  private List<String> heaviest(List<Share> words) {
    return words.stream().sorted(Comparator.comparing(Share::weight).reversed()).limit(MOST_WORDS)
        .map(share -> features.stems().word(share.stem())).toList();
  }
}
