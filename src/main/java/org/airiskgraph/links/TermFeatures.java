package org.airiskgraph.links;

import java.util.Arrays;
import java.util.List;
import org.airiskgraph.catalogue.Quotation;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Node;

/** The words of each risk, weighed by BM25. */
final class TermFeatures {
  private static final double SATURATION = 1.2;
  private static final double LENGTH = 0.75;
  private static final double RARITY = 0.7;

  private final StemDictionary vocabulary = new StemDictionary();
  private final SparseVector[] counts;
  private float[] count = new float[1 << 12];
  private int[] touched = new int[1 << 8];
  private int touches;

  TermFeatures(RiskTable table, LinkMethod.Text text) {
    List<List<Node>> summaries = table.values(AIRG.summary);
    List<List<Node>> quotations = table.values(AIRG.originalWording);
    List<List<Node>> passages = table.valuesOfEvidence(AIRG.originalWording, false);
    counts = new SparseVector[table.size()];
    for (int i = 0; i < counts.length; i++) {
      read(table.name(i), text.name());
      read(table.heading(i), text.heading());
      summaries.get(i).forEach(summary -> read(summary.getLiteralLexicalForm(), 1));
      quotations.get(i).forEach(quotation -> read(readable(quotation), 1));
      passages.get(i).forEach(passage -> read(readable(passage), text.evidence()));
      counts[i] = counted();
    }
  }

  /** Joins words that a line end broke, as the tagger does. */
  private static String readable(Node literal) {
    String text = literal.getLiteralLexicalForm();
    return text.contains("- ") ? new Quotation(text, true).readable() : text;
  }

  private void read(String text, double weight) {
    vocabulary.read(text, stem -> {
      if (stem >= count.length) {
        count = Arrays.copyOf(count, count.length * 2);
      }
      if (count[stem] == 0) {
        if (touches == touched.length) {
          touched = Arrays.copyOf(touched, touches * 2);
        }
        touched[touches++] = stem;
      }
      count[stem] += (float) weight;
    });
  }

  private SparseVector counted() {
    int[] stems = Arrays.copyOf(touched, touches);
    Arrays.sort(stems);
    float[] values = new float[touches];
    for (int i = 0; i < touches; i++) {
      values[i] = count[stems[i]];
      count[stems[i]] = 0;
    }
    touches = 0;
    return new SparseVector(stems, values);
  }

  StemDictionary vocabulary() {
    return vocabulary;
  }

  /** The vectors of all risks, their features numbered by {@code space}, the squares of their lengths {@code weight}. */
  SparseVector[] vectors(FeatureIndex space, double weight) {
    int[] risks = new int[vocabulary.size()];
    double words = 0;
    for (SparseVector vector : counts) {
      for (int i = 0; i < vector.features().length; i++) {
        risks[vector.features()[i]]++;
        words += vector.values()[i];
      }
    }
    double average = words / Math.max(1, counts.length);
    float[] rarity = new float[risks.length];
    for (int i = 0; i < risks.length; i++) {
      rarity[i] = (float) Math.pow(Math.log1p((counts.length - risks[i] + 0.5) / (risks[i] + 0.5)), RARITY);
    }
    SparseVector[] vectors = new SparseVector[counts.length];
    for (int i = 0; i < counts.length; i++) {
      vectors[i] = weighed(counts[i], average, rarity, space).scaled(weight);
    }
    return vectors;
  }

  private static SparseVector weighed(SparseVector counts, double average, float[] rarity, FeatureIndex space) {
    int[] features = new int[counts.features().length];
    float[] values = new float[features.length];
    double length = 0;
    for (float value : counts.values()) {
      length += value;
    }
    double norm = SATURATION * (1 - LENGTH + LENGTH * length / average);
    for (int i = 0; i < features.length; i++) {
      float times = counts.values()[i];
      features[i] = space.word(counts.features()[i]);
      values[i] = (float) (times * (SATURATION + 1) / (times + norm)) * rarity[counts.features()[i]];
    }
    return new SparseVector(features, values);
  }
}
