package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.apache.jena.graph.Node;

/** The concepts of each risk, spread to their neighbors in the thesaurus and weighted by rarity. */
final class ConceptFeatures {
  /** The power of the rarity. */
  private static final double RARITY = 0.7;

  private final ConceptGraph concepts;
  private final SparseVector[] vectors;
  /** The concepts of each risk before they spread. */
  private final SparseVector[] own;
  private final int[][] tagged;
  private final List<List<Node>> mentioned;
  private final int[] risks;
  private final float[] rarity;
  private final List<Set<Node>> names = new ArrayList<>();

  ConceptFeatures(RiskTable table, ConceptGraph concepts, ConceptAnnotator annotator, LinkMethod method) {
    this.concepts = concepts;
    this.vectors = new SparseVector[table.size()];
    this.own = new SparseVector[table.size()];
    this.tagged = new int[table.size()][];
    this.risks = new int[concepts.size()];
    tag(table);
    this.rarity = new float[concepts.size()];
    for (int concept = 0; concept < rarity.length; concept++) {
      rarity[concept] = (float) Math.pow(Math.log((table.size() + 1.0) / (risks[concept] + 1)), RARITY);
    }
    Map<String, Set<Node>> named = new HashMap<>();
    this.mentioned = table.values(AIRG.mentionsConcept);
    for (int i = 0; i < table.size(); i++) {
      TreeMap<Integer, Float> weights = new TreeMap<>();
      for (int concept : tagged[i]) {
        weights.put(concept, 1f);
      }
      mentioned.get(i).stream().map(concepts::number).filter(concept -> concept >= 0)
          .forEach(concept -> weights.putIfAbsent(concept, (float) method.text().mention()));
      int risk = i;
      // A name may have the words of a concept that the risk only mentions or is not about.
      names.add(named.computeIfAbsent(table.name(i), annotator::concepts).stream()
          .filter(concept -> isTagged(risk, concepts.number(concept))).collect(Collectors.toUnmodifiableSet()));
      add(weights, names.get(i), method.text().name());
      add(weights, named.computeIfAbsent(table.heading(i), annotator::concepts), method.text().heading());
      own[i] = SparseVector.of(weights);
      SparseVector spread = spread(own[i]);
      double squares = spread.product(spread);
      vectors[i] = spread.scaled(method.weight(Signal.CONCEPT) * squares / (squares + method.text().saturation()));
    }
  }

  private void tag(RiskTable table) {
    List<List<Node>> values = table.values(AIRG.concept);
    for (int i = 0; i < table.size(); i++) {
      tagged[i] = values.get(i).stream().mapToInt(concepts::number).filter(c -> c >= 0).sorted().toArray();
      for (int concept : tagged[i]) {
        risks[concept]++;
      }
    }
  }

  private void add(TreeMap<Integer, Float> weights, Set<Node> named, double weight) {
    named.forEach(concept -> weights.merge(concepts.number(concept), (float) weight, Float::sum));
  }

  /** Spreads concepts with these weights to their neighbors, and weights all by rarity. */
  SparseVector spread(SparseVector weights) {
    TreeMap<Integer, Float> sums = new TreeMap<>();
    for (int i = 0; i < weights.features().length; i++) {
      concepts.reached(weights.features()[i]).addTo(sums, weights.values()[i]);
    }
    sums.replaceAll((concept, sum) -> sum * rarity[concept]);
    return SparseVector.of(sums);
  }

  /** Where a feature comes from: the concept from which most spreads to it, how much, and how much from all. */
  record Origin(int concept, double most, double sum) {}

  /** Where a feature comes from that concepts with these weights reach. */
  Origin origin(SparseVector weights, int feature) {
    int concept = -1;
    float most = 0;
    float sum = 0;
    for (int i = 0; i < weights.features().length; i++) {
      float part = weights.values()[i] * concepts.rate(weights.features()[i], feature);
      sum += part;
      if (part > most) {
        most = part;
        concept = weights.features()[i];
      }
    }
    return new Origin(concept, most, sum);
  }

  SparseVector vector(int risk) {
    return vectors[risk];
  }

  /** How a risk has a concept, the closest way first. */
  enum Way {
    /** It is about it. */
    ABOUT,
    /** It mentions it, in an example or a further passage. */
    MENTIONED,
    /** The name of the risk above it mentions it. */
    HEADING
  }

  /** The risk as one side of a link. */
  ConceptExplainer.Side side(int risk) {
    return new ConceptExplainer.Side(own[risk], concept -> isNamed(risk, concept), concept -> way(risk, concept));
  }

  private Way way(int risk, int concept) {
    return isTagged(risk, concept) || isNamed(risk, concept) ? Way.ABOUT
        : mentioned.get(risk).contains(concepts.concept(concept)) ? Way.MENTIONED : Way.HEADING;
  }

  /** Whether the risk itself, not only its heading, has the concept. */
  boolean isTagged(int risk, int concept) {
    return Arrays.binarySearch(tagged[risk], concept) >= 0;
  }

  /** Whether the name of the risk mentions the concept. */
  boolean isNamed(int risk, int concept) {
    return names.get(risk).contains(concepts.concept(concept));
  }

  /** The number of risks that have the concept. */
  int risks(int concept) {
    return risks[concept];
  }

  ConceptGraph concepts() {
    return concepts;
  }
}
