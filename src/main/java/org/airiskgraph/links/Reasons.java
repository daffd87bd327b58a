package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/** Says why two risks are related: which features their score comes from, put in words. */
final class Reasons {
  private static final int MOST = 4;
  private static final double LEAST_SHARE = 0.08;
  private static final int WORDS = 3;

  private final RiskVectors vectors;
  private final Wording wording;
  private final RiskTable table;

  Reasons(RiskTable table, RiskVectors vectors, Wording wording) {
    this.table = table;
    this.vectors = vectors;
    this.wording = wording;
  }

  /** What features are added up for one reason; {@code a} and {@code b} tell reasons of one kind apart. */
  private record Ground(Signal signal, int a, int b) {}

  private static final class Parts {
    private final Map<Ground, Float> weights = new LinkedHashMap<>();
    private final List<int[]> stems = new ArrayList<>();

    private void add(Ground ground, float weight) {
      weights.merge(ground, weight, Float::sum);
    }
  }

  /** The reasons that matter, heaviest first; their weights are parts of the score and do not exceed it. */
  List<Link.Reason> of(int from, int to, float factor) {
    Parts parts = parts(from, to);
    double score = parts.weights.values().stream().mapToDouble(Float::doubleValue).sum();
    List<Map.Entry<Ground, Float>> heaviest = new ArrayList<>(parts.weights.entrySet());
    heaviest.sort(Map.Entry.<Ground, Float>comparingByValue().reversed()
        .thenComparing(Map.Entry.comparingByKey(
            Comparator.comparing(Ground::signal).thenComparing(Ground::a).thenComparing(Ground::b))));
    List<Link.Reason> reasons = new ArrayList<>();
    for (Map.Entry<Ground, Float> part : heaviest) {
      if (reasons.size() < MOST && (reasons.isEmpty() || part.getValue() >= LEAST_SHARE * score)) {
        reasons.add(reason(part.getKey(), part.getValue() * factor, from, to, parts.stems));
      }
    }
    return reasons;
  }

  private Parts parts(int from, int to) {
    Parts parts = new Parts();
    boolean family = table.parent(from) >= 0 && table.parent(from) == table.parent(to);
    ConceptBlock concepts = vectors.concepts();
    vectors.vector(from).shared(vectors.vector(to), (feature, here, there, product) -> {
      Signal signal = vectors.space().signal(feature);
      switch (signal) {
        case CONCEPT -> {
          boolean both = concepts.isTagged(from, feature) && concepts.isTagged(to, feature);
          parts.add(new Ground(signal, both ? feature : concepts.origin(from, here),
              both ? feature : concepts.origin(to, there)), product);
        }
        case WORDING -> {
          parts.add(new Ground(signal, 0, 0), product);
          parts.stems.add(new int[] {vectors.space().stem(feature), Float.floatToIntBits(product)});
        }
        // Siblings stand under one heading; that is one fact, not two.
        case CATEGORY -> parts.add(family ? family(from) : new Ground(signal, feature, 0), product);
        case FAMILY -> parts.add(family(from), product);
        // The domain follows from the sub-domain.
        case SUBDOMAIN, DOMAIN -> parts.add(new Ground(Signal.DOMAIN, 0, 0), product);
        default -> parts.add(new Ground(signal, feature, 0), product);
      }
    });
    return parts;
  }

  private static Ground family(int from) {
    return new Ground(Signal.FAMILY, from, 0);
  }

  private Link.Reason reason(Ground ground, double weight, int from, int to, List<int[]> stems) {
    return switch (ground.signal()) {
      case CONCEPT -> wording.concepts(weight, from, to, ground.a(), ground.b());
      case WORDING -> wording.words(weight, shown(stems));
      case FAMILY -> wording.family(weight, from, to);
      case CATEGORY -> wording.category(weight, from, to);
      case WORK -> wording.work(weight, node(ground));
      case AUTHOR_YEAR -> wording.authorYear(weight, vectors.space().thing(ground.a()).toString());
      case MITIGATION -> wording.mitigation(weight, node(ground));
      case CAUSE -> wording.cause(weight, from);
      case SUBDOMAIN, DOMAIN -> wording.domain(weight, from, to);
    };
  }

  private Node node(Ground ground) {
    return (Node) vectors.space().thing(ground.a());
  }

  /** The words that say most. */
  private List<String> shown(List<int[]> stems) {
    stems.sort(Comparator.<int[]>comparingInt(stem -> -stem[1]).thenComparingInt(stem -> stem[0]));
    return stems.stream().limit(WORDS).map(stem -> vectors.vocabulary().word(stem[0])).toList();
  }
}
