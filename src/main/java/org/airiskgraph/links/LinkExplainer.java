package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Explains a link: groups the features that its score comes from by what a person would name. */
final class LinkExplainer {
  private static final double PLACES = 10_000;

  private final FeatureMatrix features;
  private final ReasonText text;
  private final RiskTable table;
  private final ConceptExplainer concepts;

  LinkExplainer(RiskTable table, FeatureMatrix features, ReasonText text) {
    this.table = table;
    this.features = features;
    this.text = text;
    this.concepts = new ConceptExplainer(features.concepts(), text);
  }

  /**
   * The reasons of the link between two risks, heaviest first; of equal ones, that of the first signal. Their weights,
   * in whole ten-thousandths, add up to the score.
   *
   * @param factor what the score is multiplied by apart from the features; weights are, too
   */
  List<Link.Reason> reasons(int from, int to, float factor, double score) {
    Map<Signal, List<ConceptExplainer.Share>> signals = new EnumMap<>(Signal.class);
    features.vector(from).shared(features.vector(to), (feature, here, there, product) -> signals
        .computeIfAbsent(fact(from, to, features.index().signal(feature)), key -> new ArrayList<>(2))
        .add(new ConceptExplainer.Share(feature, product * factor)));
    List<Link.Reason> reasons = new ArrayList<>();
    signals.forEach((signal, shares) -> {
      if (signal == Signal.CONCEPT) {
        reasons.addAll(concepts.reasons(features.concepts().side(from), features.concepts().side(to), shares, score));
      } else {
        shares.sort(Comparator.comparing(ConceptExplainer.Share::weight).reversed());
        reasons.add(reason(signal, shares, from, to));
      }
    });
    return addingUp(reasons, score);
  }

  /**
   * Sorts reasons by weight and rounds their weights to whole ten-thousandths that add up to the score: what rounding
   * leaves over goes to the first, and a reason that rounds to nothing is left out.
   */
  static List<Link.Reason> addingUp(List<Link.Reason> reasons, double score) {
    List<Link.Reason> sorted = new ArrayList<>(reasons);
    sorted.sort(Comparator.comparing(Link.Reason::weight).reversed());
    sorted.replaceAll(reason -> reason.weighing(rounded(reason.weight())));
    for (int last = sorted.size() - 1; last > 0 && sorted.get(last).weight() == 0; last--) {
      sorted.remove(last);
    }
    double others = sorted.stream().skip(1).mapToDouble(Link.Reason::weight).sum();
    if (!sorted.isEmpty()) {
      sorted.set(0, sorted.get(0).weighing(Math.max(0, rounded(rounded(score) - others))));
    }
    return sorted;
  }

  private static double rounded(double weight) {
    return Math.round(weight * PLACES) / PLACES;
  }

  /** The signal with which a feature is stated as one fact. */
  private Signal fact(int from, int to, Signal signal) {
    return switch (signal) {
      // Siblings have the same heading.
      case CATEGORY -> table.parent(from) == table.parent(to) ? Signal.FAMILY : Signal.CATEGORY;
      // The sub-domain implies the domain.
      case SUBDOMAIN, DOMAIN -> Signal.DOMAIN;
      default -> signal;
    };
  }

  private Link.Reason reason(Signal signal, List<ConceptExplainer.Share> heaviest, int from, int to) {
    double weight = heaviest.stream().mapToDouble(ConceptExplainer.Share::weight).sum();
    return switch (signal) {
      case WORDING -> text.words(weight, heaviest,
          feature -> features.words().stems().isVague(features.index().stem(feature)),
          feature -> features.words().word(from, to, features.index().stem(feature)));
      case NAME -> text.sameName(weight);
      case FAMILY -> text.family(weight, from, to);
      case CATEGORY -> text.category(weight, from, to);
      case WORK -> text.works(weight, things(heaviest));
      case AUTHOR_YEAR -> text.authorYears(weight,
          heaviest.stream().map(share -> (String) features.index().thing(share.feature())).toList());
      case MITIGATION -> text.mitigations(weight, things(heaviest));
      case CAUSE -> text.cause(weight, from);
      case SUBDOMAIN, DOMAIN -> text.domain(weight, from, to);
      case CONCEPT -> throw new IllegalArgumentException("has a class of its own: " + signal);
    };
  }

  private List<Node> things(List<ConceptExplainer.Share> shares) {
    return shares.stream().map(share -> (Node) features.index().thing(share.feature())).toList();
  }
}
