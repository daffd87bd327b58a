package org.airiskgraph.links;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;

/** The stems of the words of each risk, weighted by BM25. */
final class TermFeatures {
  /** BM25's k1. */
  private static final double SATURATION = 1.2;
  /** BM25's b. */
  private static final double LENGTH = 0.75;
  /** The power of the inverse document frequency. */
  private static final double RARITY = 0.7;

  private final StemDictionary stems = new StemDictionary();
  private final SparseVector[] counts;
  /** The first word of each risk with each stem of {@code counts}. */
  private final String[][] words;
  private final float[] rarity;
  private final double average;

  TermFeatures(RiskTable table, LinkMethod.Text text) {
    List<List<Node>> summaries = table.values(AIRG.summary);
    List<List<Node>> quotations = table.values(AIRG.originalWording);
    List<List<Node>> passages = table.valuesOfEvidence(AIRG.originalWording, false);
    counts = new SparseVector[table.size()];
    words = new String[table.size()][];
    Map<String, String> known = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      TreeMap<Integer, Float> count = new TreeMap<>();
      Map<Integer, String> first = new HashMap<>();
      add(table.name(i), text.name(), count, first);
      add(table.heading(i), text.heading(), count, first);
      summaries.get(i).forEach(summary -> add(summary.getLiteralLexicalForm(), 1, count, first));
      quotations.get(i).forEach(quotation -> add(readable(quotation), 1, count, first));
      passages.get(i).forEach(passage -> add(readable(passage), text.evidence(), count, first));
      counts[i] = SparseVector.of(count);
      words[i] = count.keySet().stream().map(stem -> known.computeIfAbsent(first.get(stem), word -> word))
          .toArray(String[]::new);
    }
    int[] risks = new int[stems.size()];
    double length = 0;
    for (SparseVector vector : counts) {
      for (int i = 0; i < vector.features().length; i++) {
        risks[vector.features()[i]]++;
        length += vector.values()[i];
      }
    }
    average = length / Math.max(1, counts.length);
    rarity = new float[risks.length];
    for (int i = 0; i < risks.length; i++) {
      rarity[i] = (float) Math.pow(Math.log1p((counts.length - risks[i] + 0.5) / (risks[i] + 0.5)), RARITY);
    }
  }

  /** Joins words that a line break divided, as the tagger does. */
  private static String readable(Node literal) {
    String text = literal.getLiteralLexicalForm();
    return text.contains("- ") ? new Quotation(text, true).readable() : text;
  }

  private void add(String text, double weight, Map<Integer, Float> count, Map<Integer, String> first) {
    stems.words(text, (stem, word) -> {
      count.merge(stem, (float) weight, Float::sum);
      first.putIfAbsent(stem, word);
    });
  }

  /** A word of a risk that has the stem. */
  String word(int risk, int stem) {
    return words[risk][Arrays.binarySearch(counts[risk].features(), stem)];
  }

  /** A word of one of two risks that both have the stem: the shorter one, or that of the risk with the lower number. */
  String word(int risk, int other, int stem) {
    String first = word(Math.min(risk, other), stem);
    String second = word(Math.max(risk, other), stem);
    return second.length() < first.length() ? second : first;
  }

  StemDictionary stems() {
    return stems;
  }

  /** The vectors of all risks, with features numbered by {@code index} and squared length {@code weight}. */
  SparseVector[] vectors(FeatureIndex index, double weight) {
    return Arrays.stream(counts).map(count -> weighted(count, index.word(0)).scaled(weight))
        .toArray(SparseVector[]::new);
  }

  /** The weights by BM25 of the words of a risk, not scaled, and numbered by stem. */
  SparseVector unscaled(int risk) {
    return weighted(counts[risk], 0);
  }

  /**
   * The words of a text other than those of the risks.
   *
   * @param words stems that risks have, weighted by BM25
   * @param most the product with a risk that has all words of the text, those that no risk has counted as the rarest
   */
  record Words(SparseVector words, double most) {}

  Words text(String text) {
    TreeMap<Integer, Float> count = new TreeMap<>();
    stems.find(text, (stem, word) -> count.merge(stem < rarity.length ? stem : -1, 1f, Float::sum));
    float rarest = (float) Math.pow(Math.log1p(counts.length / 0.5), RARITY);
    double most = count.getOrDefault(-1, 0f) * rarest * rarest * (SATURATION + 1);
    count.remove(-1);
    for (Map.Entry<Integer, Float> entry : count.entrySet()) {
      float times = entry.getValue();
      entry.setValue((float) (times * (SATURATION + 1) / (times + SATURATION)) * rarity[entry.getKey()]);
      most += entry.getValue() * rarity[entry.getKey()] * (SATURATION + 1);
    }
    return new Words(SparseVector.of(count), most);
  }

  /** @param first the feature of the first stem */
  private SparseVector weighted(SparseVector counts, int first) {
    int[] features = new int[counts.features().length];
    float[] values = new float[features.length];
    double length = 0;
    for (float value : counts.values()) {
      length += value;
    }
    double norm = SATURATION * (1 - LENGTH + LENGTH * length / average);
    for (int i = 0; i < features.length; i++) {
      float times = counts.values()[i];
      features[i] = first + counts.features()[i];
      values[i] = (float) (times * (SATURATION + 1) / (times + norm)) * rarity[counts.features()[i]];
    }
    return new SparseVector(features, values);
  }
}
