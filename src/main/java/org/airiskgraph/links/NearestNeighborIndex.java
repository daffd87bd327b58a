package org.airiskgraph.links;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.airiskgraph.graph.AIRG;

/**
 * Finds the nearest risks: those whose features have the largest inner products with the vector of a risk.
 *
 * <p>An inverted index lists for each feature the risks that have it, largest value first. A search reads the lists of
 * the features with the largest products within the limits of {@link LinkMethod.Reach}, adds up products, and scores the
 * best candidates in full. Its time does not depend on the number of risks. For use by one thread.
 */
final class NearestNeighborIndex {
  private final FeatureMatrix features;
  private final LinkMethod method;
  private final float[] factors;
  private final int[] start;
  private final int[] risks;
  private final float[] values;
  private final float[] sums;
  private int[] touched = new int[1 << 10];
  private int touches;

  NearestNeighborIndex(RiskTable table, FeatureMatrix features, LinkMethod method) {
    this.features = features;
    this.method = method;
    this.factors = factors(table, method.damping());
    this.sums = new float[features.size()];
    this.start = new int[features.index().size() + 1];
    for (int risk = 0; risk < features.size(); risk++) {
      for (int feature : features.vector(risk).features()) {
        start[feature + 1]++;
      }
    }
    for (int feature = 0; feature + 1 < start.length; feature++) {
      start[feature + 1] += start[feature];
    }
    this.risks = new int[start[start.length - 1]];
    this.values = new float[risks.length];
    fill();
  }

  private void fill() {
    int[] end = Arrays.copyOf(start, start.length);
    long[] entries = new long[risks.length];
    for (int risk = 0; risk < features.size(); risk++) {
      SparseVector vector = features.vector(risk);
      for (int i = 0; i < vector.features().length; i++) {
        entries[end[vector.features()[i]]++] = descending(vector.values()[i], risk);
      }
    }
    for (int feature = 0; feature + 1 < start.length; feature++) {
      Arrays.sort(entries, start[feature], start[feature + 1]);
    }
    for (int i = 0; i < entries.length; i++) {
      risks[i] = (int) entries[i];
      values[i] = value(entries[i]);
    }
  }

  /** A number that sorts by descending value, then by ascending index: bits of positive floats sort as the floats do. */
  private static long descending(float value, int index) {
    return (long) (Integer.MAX_VALUE - Float.floatToIntBits(value)) << 32 | index;
  }

  private static float value(long entry) {
    return Float.intBitsToFloat(Integer.MAX_VALUE - (int) (entry >>> 32));
  }

  private static float[] factors(RiskTable table, LinkMethod.Damping damping) {
    boolean[] excluded = table.flags(AIRG.excluded);
    float[] factors = new float[table.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) ((excluded[i] ? damping.excluded() : 1) * (table.isHeading(i) ? damping.heading() : 1));
    }
    return factors;
  }

  /** The score of two risks, in [0,1]. */
  float score(int a, int b) {
    return Math.min(1, features.vector(a).product(features.vector(b))) * factor(a, b);
  }

  /** The damping of one risk, in (0,1]. */
  float factor(int risk) {
    return factors[risk];
  }

  /** The damping of the two risks, in (0,1]. */
  float factor(int a, int b) {
    return factors[a] * factors[b];
  }

  /** The nearest allowed risks, at most {@code count}, best first; ties in the order of their numbers. */
  int[] best(int risk, int count, IntPredicate allowed) {
    visit(risk, candidate -> candidate != risk && allowed.test(candidate));
    int[] seen = Arrays.copyOf(touched, touches);
    int[] candidates = top(seen, Math.max(count, method.reach().scored()), candidate -> sums[candidate]);
    for (int candidate : seen) {
      sums[candidate] = 0;
    }
    return top(candidates, count, candidate -> score(risk, candidate));
  }

  /** Adds up the largest products in {@code sums}, and collects their risks in {@code touched}. */
  private void visit(int risk, IntPredicate allowed) {
    SparseVector vector = features.vector(risk);
    long[] order = new long[vector.features().length];
    for (int i = 0; i < order.length; i++) {
      int feature = vector.features()[i];
      order[i] = descending(vector.values()[i] * values[start[feature]], i);
    }
    Arrays.sort(order);
    touches = 0;
    int left = method.reach().perRisk();
    for (int o = 0; o < order.length && left > 0; o++) {
      int feature = vector.features()[(int) order[o]];
      float value = vector.values()[(int) order[o]];
      int end = (int) Math.min(start[feature + 1], (long) start[feature] + Math.min(left, method.reach().perFeature()));
      for (int entry = start[feature]; entry < end; entry++) {
        add(risks[entry], value * values[entry], allowed);
      }
      left -= end - start[feature];
    }
  }

  private void add(int candidate, float product, IntPredicate allowed) {
    if (sums[candidate] == 0) {
      if (!allowed.test(candidate)) {
        return;
      }
      if (touches == touched.length) {
        touched = Arrays.copyOf(touched, touches * 2);
      }
      touched[touches++] = candidate;
    }
    sums[candidate] += product;
  }

  private interface Value {
    float of(int risk);
  }

  /** The {@code count} risks with the largest values, which must not be negative. */
  private static int[] top(int[] risks, int count, Value value) {
    long[] best = new long[Math.min(count, risks.length)];
    for (int i = 0; i < risks.length; i++) {
      long entry = descending(value.of(risks[i]), risks[i]);
      if (i < best.length) {
        best[i] = entry;
        if (i == best.length - 1) {
          Arrays.sort(best);
        }
      } else if (entry < best[best.length - 1]) {
        insert(best, entry);
      }
    }
    int[] numbers = new int[best.length];
    for (int i = 0; i < best.length; i++) {
      numbers[i] = (int) best[i];
    }
    return numbers;
  }

  /** Inserts an entry into a sorted array and drops the last one. */
  private static void insert(long[] sorted, long entry) {
    int place = -Arrays.binarySearch(sorted, entry) - 1;
    System.arraycopy(sorted, place, sorted, place + 1, sorted.length - place - 1);
    sorted[place] = entry;
  }
}
