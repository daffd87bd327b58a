package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.graph.Node;

/**
 * Says why two risks are related: which features their score comes from, put in words.
 *
 * <p>Features are added up by ground: a pair of concepts, the wording as a whole, the family, a shared thing.
 * The arrays are used again for every pair, because there are tens of thousands.
 */
final class LinkExplainer {
  private static final int MOST = 4;
  private static final float LEAST_SHARE = 0.08f;
  private static final int WORDS = 3;
  /** Bits of a ground below those of its signal: two numbers that tell grounds of one signal apart. */
  private static final int HALF = 28;
  private static final int MASK = (1 << HALF) - 1;

  private final FeatureMatrix vectors;
  private final ReasonText wording;
  private final RiskTable table;
  private long[] grounds = new long[64];
  private float[] weights = new float[64];
  private int count;
  private final int[] stems = new int[WORDS];
  private final float[] stemWeights = new float[WORDS];

  LinkExplainer(RiskTable table, FeatureMatrix vectors, ReasonText wording) {
    this.table = table;
    this.vectors = vectors;
    this.wording = wording;
  }

  /** The reasons that matter, heaviest first; their weights are parts of the score and do not exceed it. */
  List<Link.Reason> of(int from, int to, float factor) {
    gather(from, to);
    float score = 0;
    for (int i = 0; i < count; i++) {
      score += weights[i];
    }
    List<Link.Reason> reasons = new ArrayList<>(MOST);
    while (reasons.size() < Math.min(MOST, count)) {
      int heaviest = heaviest();
      if (!reasons.isEmpty() && weights[heaviest] < LEAST_SHARE * score) {
        break;
      }
      reasons.add(reason(grounds[heaviest], weights[heaviest] * factor, from, to));
      weights[heaviest] = -1;
    }
    return reasons;
  }

  /** Of equal ones the first found, in the order of features. */
  private int heaviest() {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (weights[i] > weights[best]) {
        best = i;
      }
    }
    return best;
  }

  private void gather(int from, int to) {
    count = 0;
    Arrays.fill(stemWeights, 0);
    boolean siblings = table.parent(from) == table.parent(to);
    vectors.vector(from).shared(vectors.vector(to), (feature, here, there, product) -> {
      switch (vectors.space().signal(feature)) {
        case CONCEPT -> add(concepts(from, to, feature, here, there), product);
        case WORDING -> {
          add(ground(Signal.WORDING, 0, 0), product);
          remember(vectors.space().stem(feature), product);
        }
        case FAMILY -> add(ground(Signal.FAMILY, 0, 0), product);
        // Siblings stand under one heading; that is one fact, not two.
        case CATEGORY -> add(ground(siblings ? Signal.FAMILY : Signal.CATEGORY, 0, 0), product);
        // The domain follows from the sub-domain.
        case SUBDOMAIN, DOMAIN -> add(ground(Signal.DOMAIN, 0, 0), product);
        default -> add(ground(vectors.space().signal(feature), feature, 0), product);
      }
    });
  }

  /** The concept that both have, or else those of the two risks from which most has come to the feature. */
  private long concepts(int from, int to, int feature, int here, int there) {
    ConceptFeatures concepts = vectors.concepts();
    boolean both = concepts.isTagged(from, feature) && concepts.isTagged(to, feature);
    return ground(Signal.CONCEPT, both ? feature : concepts.origin(from, here),
        both ? feature : concepts.origin(to, there));
  }

  private static long ground(Signal signal, int a, int b) {
    return (long) signal.ordinal() << 2 * HALF | (long) a << HALF | b;
  }

  private void add(long ground, float weight) {
    for (int i = 0; i < count; i++) {
      if (grounds[i] == ground) {
        weights[i] += weight;
        return;
      }
    }
    if (count == grounds.length) {
      grounds = Arrays.copyOf(grounds, count * 2);
      weights = Arrays.copyOf(weights, count * 2);
    }
    grounds[count] = ground;
    weights[count++] = weight;
  }

  /** Keeps the few stems that weigh most; of equal ones, those with the lower numbers. */
  private void remember(int stem, float weight) {
    for (int place = 0; place < WORDS; place++) {
      if (weight > stemWeights[place]) {
        System.arraycopy(stems, place, stems, place + 1, WORDS - place - 1);
        System.arraycopy(stemWeights, place, stemWeights, place + 1, WORDS - place - 1);
        stems[place] = stem;
        stemWeights[place] = weight;
        return;
      }
    }
  }

  private Link.Reason reason(long ground, double weight, int from, int to) {
    int a = (int) (ground >>> HALF) & MASK;
    int b = (int) ground & MASK;
    return switch (Signal.values()[(int) (ground >>> 2 * HALF)]) {
      case CONCEPT -> wording.concepts(weight, from, to, a, b);
      case WORDING -> wording.words(weight, shown());
      case FAMILY -> wording.family(weight, from, to);
      case CATEGORY -> wording.category(weight, from, to);
      case WORK -> wording.work(weight, (Node) vectors.space().thing(a));
      case AUTHOR_YEAR -> wording.authorYear(weight, (String) vectors.space().thing(a));
      case MITIGATION -> wording.mitigation(weight, (Node) vectors.space().thing(a));
      case CAUSE -> wording.cause(weight, from);
      case SUBDOMAIN, DOMAIN -> wording.domain(weight, from, to);
    };
  }

  private List<String> shown() {
    List<String> words = new ArrayList<>(WORDS);
    for (int place = 0; place < WORDS && stemWeights[place] > 0; place++) {
      words.add(vectors.vocabulary().word(stems[place]));
    }
    return words;
  }
}
