package org.airiskgraph.links;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The concepts of each risk, spread over their neighbourhood in the thesaurus. */
final class ConceptFeatures {
  private static final double RARITY = 0.7;

  private final ConceptGraph net;
  private final SparseVector[] vectors;
  private final int[][] origins;
  private final int[][] tagged;
  private final int[] risks;
  private final float[] sums;
  private final float[] best;
  private final int[] from;
  private int[] touched = new int[64];

  ConceptFeatures(RiskTable table, ConceptGraph net, Graph graph, LinkMethod method) {
    this.net = net;
    this.vectors = new SparseVector[table.size()];
    this.origins = new int[table.size()][];
    this.tagged = new int[table.size()][];
    this.risks = new int[net.size()];
    this.sums = new float[net.size()];
    this.best = new float[net.size()];
    this.from = new int[net.size()];
    tag(table);
    ConceptAnnotator thesaurus = new ConceptAnnotator(graph);
    Map<String, Set<Node>> known = new HashMap<>();
    float[] rarity = new float[net.size()];
    for (int concept = 0; concept < rarity.length; concept++) {
      rarity[concept] = (float) Math.pow(Math.log((table.size() + 1.0) / (risks[concept] + 1)), RARITY);
    }
    float[] weights = new float[net.size()];
    for (int i = 0; i < table.size(); i++) {
      Arrays.fill(weights, 0);
      for (int concept : tagged[i]) {
        weights[concept] = 1;
      }
      add(weights, known.computeIfAbsent(table.name(i), thesaurus::concepts), method.text().name());
      add(weights, known.computeIfAbsent(table.heading(i), thesaurus::concepts), method.text().heading());
      spread(i, weights, rarity);
      vectors[i].scaled(method.weight(Signal.CONCEPT));
    }
  }

  private void tag(RiskTable table) {
    List<List<Node>> concepts = table.values(AIRG.concept);
    for (int i = 0; i < table.size(); i++) {
      tagged[i] = concepts.get(i).stream().mapToInt(net::number).filter(c -> c >= 0).sorted().toArray();
      for (int concept : tagged[i]) {
        risks[concept]++;
      }
    }
  }

  private void add(float[] weights, Set<Node> concepts, double weight) {
    for (Node concept : concepts) {
      weights[net.number(concept)] += (float) weight;
    }
  }

  /** Lets each concept of a risk reach its neighbours, and notes from which of them most has come to each. */
  private void spread(int risk, float[] weights, float[] rarity) {
    int touches = 0;
    for (int concept = 0; concept < weights.length; concept++) {
      for (int i = 0; weights[concept] > 0 && i < net.reached(concept).length; i++) {
        int reached = net.reached(concept)[i];
        float part = weights[concept] * net.rates(concept)[i];
        if (sums[reached] == 0) {
          touched = touches < touched.length ? touched : Arrays.copyOf(touched, touches * 2);
          touched[touches++] = reached;
        }
        sums[reached] += part;
        if (part > best[reached]) {
          best[reached] = part;
          from[reached] = concept;
        }
      }
    }
    int[] features = Arrays.copyOf(touched, touches);
    Arrays.sort(features);
    float[] values = new float[touches];
    origins[risk] = new int[touches];
    for (int i = 0; i < touches; i++) {
      values[i] = sums[features[i]] * rarity[features[i]];
      origins[risk][i] = from[features[i]];
      sums[features[i]] = 0;
      best[features[i]] = 0;
    }
    vectors[risk] = new SparseVector(features, values);
  }

  SparseVector vector(int risk) {
    return vectors[risk];
  }

  /** Of the concepts that the risk has itself, the one from which most comes to a feature of its vector. */
  int origin(int risk, int place) {
    return origins[risk][place];
  }

  /** Whether the risk itself, and not only its heading, has a concept. */
  boolean isTagged(int risk, int concept) {
    return Arrays.binarySearch(tagged[risk], concept) >= 0;
  }

  /** How many risks have a concept. */
  int risks(int concept) {
    return risks[concept];
  }

  ConceptGraph net() {
    return net;
  }
}
