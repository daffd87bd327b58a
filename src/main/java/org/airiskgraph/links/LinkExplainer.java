package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Explains a link: groups the features that its score comes from by what a person would name. */
final class LinkExplainer {
  /** Concepts and words with a smaller share of the score are put together in one reason; all else is stated. */
  static final double LEAST_SHARE = 0.08;
  static final int MOST_WORDS = 3;
  /** A word is shown if it counts at least this part of what the heaviest word does. */
  static final double LEAST_WORD = 0.3;
  private static final double PLACES = 10_000;

  /**
   * What one reason is about.
   *
   * @param from the concept of the first risk, -1 if the signal says it all
   * @param to the concept of the second risk, else -1
   */
  private record Ground(Signal signal, int from, int to) {
    Ground(Signal signal) {
      this(signal, -1, -1);
    }
  }

  private static final Set<Signal> MINOR = EnumSet.of(Signal.CONCEPT, Signal.WORDING);

  /** What is not stated: concepts and words that are too general, or count too little. */
  private static final Ground REST = new Ground(Signal.CONCEPT);

  private record Share(int feature, float weight) {}

  private final FeatureMatrix features;
  private final ReasonText text;
  private final RiskTable table;

  LinkExplainer(RiskTable table, FeatureMatrix features, ReasonText text) {
    this.table = table;
    this.features = features;
    this.text = text;
  }

  /**
   * The reasons of the link between two risks, heaviest first, the remainder last; of equal ones, that of the first
   * feature. Their weights, in whole ten-thousandths, add up to the score.
   *
   * @param factor what the score is multiplied by apart from the features; weights are, too
   */
  List<Link.Reason> reasons(int from, int to, float factor, double score) {
    Map<Ground, List<Share>> grounds = new LinkedHashMap<>();
    features.vector(from).shared(features.vector(to), (feature, here, there, product) -> grounds
        .computeIfAbsent(ground(from, to, feature, here, there), key -> new ArrayList<>(2))
        .add(new Share(feature, product * factor)));
    List<Link.Reason> reasons = new ArrayList<>();
    double rest = rounded(score);
    for (Map.Entry<Ground, List<Share>> entry : grounds.entrySet()) {
      Ground ground = entry.getKey();
      double weight = rounded(entry.getValue().stream().mapToDouble(Share::weight).sum());
      boolean tooLittle = MINOR.contains(ground.signal()) && weight < LEAST_SHARE * score;
      if (weight > 0 && !tooLittle && !ground.equals(REST)) {
        reasons.add(reason(ground, weight, from, to, entry.getValue()));
        rest = rounded(rest - weight);
      }
    }
    boolean complete = reasons.size() == grounds.size();
    reasons.sort(Comparator.comparing(Link.Reason::weight).reversed());
    if (!complete && rest > 0) {
      reasons.add(text.rest(rest));
    }
    if (!reasons.isEmpty() && (complete || rest < 0)) {
      // What rounding has left over.
      reasons.set(0, reasons.get(0).weighing(Math.max(0, rounded(reasons.get(0).weight() + rest))));
    }
    return reasons;
  }

  private static double rounded(double weight) {
    return Math.round(weight * PLACES) / PLACES;
  }

  private Ground ground(int from, int to, int feature, int here, int there) {
    Signal signal = features.index().signal(feature);
    return switch (signal) {
      case CONCEPT -> concepts(from, to, feature, here, there);
      case WORDING -> features.stems().isVague(features.index().stem(feature)) ? REST : new Ground(signal);
      // Siblings have the same heading; that is one fact, not two.
      case CATEGORY -> new Ground(table.parent(from) == table.parent(to) ? Signal.FAMILY : Signal.CATEGORY);
      // The sub-domain implies the domain.
      case SUBDOMAIN, DOMAIN -> new Ground(Signal.DOMAIN);
      default -> new Ground(signal);
    };
  }

  /** The concept of both risks, or else the concepts of the two from which most has spread to the feature. */
  private Ground concepts(int from, int to, int feature, int here, int there) {
    ConceptFeatures concepts = features.concepts();
    boolean both = concepts.isTagged(from, feature) && concepts.isTagged(to, feature);
    int own = both ? feature : concepts.origin(from, here);
    int other = both ? feature : concepts.origin(to, there);
    // What two risks share of a concept includes its broader ones, so these are no reason of their own.
    boolean general = concepts.concepts().isNear(own, other) ? isTooGeneral(from, to, own, other)
        : meetsInGeneral(from, to, own, other, feature);
    return general ? REST : new Ground(Signal.CONCEPT, own, other);
  }

  private boolean meetsInGeneral(int from, int to, int own, int other, int feature) {
    ConceptGraph graph = features.concepts().concepts();
    return isTooGeneral(from, to, graph.path(own, feature)) || isTooGeneral(from, to, graph.path(other, feature));
  }

  /** Where the concepts of a reason meet: at the heaviest feature, or, if they are a step apart, at one of them. */
  private int meeting(Ground ground, List<Share> heaviest) {
    ConceptGraph graph = features.concepts().concepts();
    int feature = heaviest.get(0).feature();
    boolean beyond = graph.isNear(ground.from(), ground.to()) && feature != ground.from() && feature != ground.to();
    return beyond ? graph.upper(ground.from(), ground.to()) : feature;
  }

  /** Whether one of the concepts is an umbrella concept that neither name mentions. */
  private boolean isTooGeneral(int from, int to, int... path) {
    ConceptFeatures concepts = features.concepts();
    return Arrays.stream(path).anyMatch(concept -> concepts.concepts().isBroad(concept)
        && !concepts.isNamed(from, concept) && !concepts.isNamed(to, concept));
  }

  private Link.Reason reason(Ground ground, double weight, int from, int to, List<Share> shares) {
    List<Share> heaviest = new ArrayList<>(shares);
    heaviest.sort(Comparator.comparing(Share::weight).reversed());
    return switch (ground.signal()) {
      case CONCEPT ->
        text.concepts(weight,
            features.concepts().isTagged(from, ground.from()) && features.concepts().isTagged(to, ground.to()),
            new int[] {ground.from(), meeting(ground, heaviest), ground.to()});
      case WORDING -> text.words(weight, heaviest.stream().limit(MOST_WORDS)
          .filter(share -> share.weight() >= LEAST_WORD * heaviest.get(0).weight())
          .map(share -> features.stems().word(features.index().stem(share.feature()))).toList());
      case NAME -> text.sameName(weight);
      case FAMILY -> text.family(weight, from, to);
      case CATEGORY -> text.category(weight, from, to);
      case WORK -> text.works(weight, things(heaviest));
      case AUTHOR_YEAR -> text.authorYears(weight,
          heaviest.stream().map(share -> (String) features.index().thing(share.feature())).toList());
      case MITIGATION -> text.mitigations(weight, things(heaviest));
      case CAUSE -> text.cause(weight, from);
      case SUBDOMAIN, DOMAIN -> text.domain(weight, from, to);
    };
  }

  private List<Node> things(List<Share> shares) {
    return shares.stream().map(share -> (Node) features.index().thing(share.feature())).toList();
  }
}
