package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The concepts of each risk, spread to their neighbors in the thesaurus and weighted by rarity. */
final class ConceptFeatures {
  /** The power of the rarity. */
  private static final double RARITY = 0.7;

  private final ConceptGraph concepts;
  private final SparseVector[] vectors;
  /** For each risk and feature of its vector, the own concept from which most has spread to it. */
  private final int[][] origins;
  private final int[][] tagged;
  private final int[] risks;
  private final float[] rarity;
  private final List<Set<Node>> names = new ArrayList<>();

  ConceptFeatures(RiskTable table, ConceptGraph concepts, Graph graph, LinkMethod method) {
    this(table, concepts, graph, new ConceptAnnotator(graph), method);
  }

  ConceptFeatures(RiskTable table, ConceptGraph concepts, Graph graph, ConceptAnnotator annotator, LinkMethod method) {
    this.concepts = concepts;
    this.vectors = new SparseVector[table.size()];
    this.origins = new int[table.size()][];
    this.tagged = new int[table.size()][];
    this.risks = new int[concepts.size()];
    tag(table);
    this.rarity = new float[concepts.size()];
    for (int concept = 0; concept < rarity.length; concept++) {
      rarity[concept] = (float) Math.pow(Math.log((table.size() + 1.0) / (risks[concept] + 1)), RARITY);
    }
    Map<String, Set<Node>> named = new HashMap<>();
    List<List<Node>> mentioned = table.values(AIRG.mentionsConcept);
    for (int i = 0; i < table.size(); i++) {
      TreeMap<Integer, Float> weights = new TreeMap<>();
      for (int concept : tagged[i]) {
        weights.put(concept, 1f);
      }
      mentioned.get(i).stream().map(concepts::number).filter(concept -> concept >= 0)
          .forEach(concept -> weights.putIfAbsent(concept, (float) method.text().mention()));
      names.add(named.computeIfAbsent(table.name(i), annotator::concepts));
      add(weights, names.get(i), method.text().name());
      add(weights, named.computeIfAbsent(table.heading(i), annotator::concepts), method.text().heading());
      Spread spread = spread(weights);
      double squares = spread.vector().product(spread.vector());
      vectors[i] =
          spread.vector().scaled(method.weight(Signal.CONCEPT) * squares / (squares + method.text().saturation()));
      origins[i] = spread.origins();
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

  /**
   * Concepts with their neighbors in the thesaurus, weighted by rarity.
   *
   * @param origins for each feature of the vector, the own concept from which most has spread to it
   */
  record Spread(SparseVector vector, int[] origins) {}

  /** Spreads concepts with these weights to their neighbors. */
  Spread spread(TreeMap<Integer, Float> weights) {
    TreeMap<Integer, Float> sums = new TreeMap<>();
    Map<Integer, Float> largest = new HashMap<>();
    Map<Integer, Integer> from = new HashMap<>();
    weights.forEach((concept, weight) -> {
      int[] reached = concepts.reached(concept);
      for (int i = 0; i < reached.length; i++) {
        float part = weight * concepts.rates(concept)[i];
        sums.merge(reached[i], part, Float::sum);
        if (part > largest.getOrDefault(reached[i], 0f)) {
          largest.put(reached[i], part);
          from.put(reached[i], concept);
        }
      }
    });
    sums.replaceAll((concept, sum) -> sum * rarity[concept]);
    return new Spread(SparseVector.of(sums), sums.keySet().stream().mapToInt(from::get).toArray());
  }

  SparseVector vector(int risk) {
    return vectors[risk];
  }

  /** The concept of the risk itself from which most has spread to the feature at {@code place} of its vector. */
  int origin(int risk, int place) {
    return origins[risk][place];
  }

  /** Whether the risk itself, not only its heading, has the concept. */
  boolean isTagged(int risk, int concept) {
    return Arrays.binarySearch(tagged[risk], concept) >= 0;
  }

  /** Whether the name of the risk mentions the concept. */
  boolean isNamed(int risk, int concept) {
    return names.get(risk).contains(concepts.concept(concept));
  }

  /** The concept that the name of a risk is about: the rarest that it mentions, umbrella concepts apart; or -1. */
  int subject(int risk) {
    return names.get(risk).stream().map(concepts::number).filter(concept -> !concepts.isBroad(concept))
        .min(Comparator.comparing(this::risks).thenComparing(Comparator.naturalOrder())).orElse(-1);
  }

  /** The number of risks that have the concept. */
  int risks(int concept) {
    return risks[concept];
  }

  ConceptGraph concepts() {
    return concepts;
  }
}
