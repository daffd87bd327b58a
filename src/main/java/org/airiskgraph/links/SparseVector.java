package org.airiskgraph.links;

import java.util.Arrays;

/**
 * A risk, or a part of it, as a sparse vector.
 *
 * @param features in ascending order
 * @param values parallel to {@code features}, all positive
 */
record SparseVector(int[] features, float[] values) {
  static final SparseVector EMPTY = new SparseVector(new int[0], new float[0]);

  /** Hears of each feature that two vectors have in common. */
  interface Shared {
    void feature(int feature, int placeInFirst, int placeInSecond, float product);
  }

  /** The inner product; the same, to the last bit, whichever vector comes first. */
  float product(SparseVector other) {
    float sum = 0;
    for (int i = 0, j = 0; i < features.length && j < other.features.length;) {
      int order = features[i] - other.features[j];
      if (order == 0) {
        sum += values[i++] * other.values[j++];
      } else if (order < 0) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  /** The terms of the inner product, by feature. */
  void shared(SparseVector other, Shared sink) {
    for (int i = 0, j = 0; i < features.length && j < other.features.length;) {
      int order = features[i] - other.features[j];
      if (order == 0) {
        sink.feature(features[i], i, j, values[i] * other.values[j]);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  }

  /** The same direction with the square of the length being {@code weight}. */
  SparseVector scaled(double weight) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float factor = squares == 0 ? 0 : (float) Math.sqrt(weight / squares);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return this;
  }

  /** One vector of several whose features follow each other. */
  static SparseVector joined(SparseVector... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.features.length).sum();
    SparseVector whole = new SparseVector(new int[length], new float[length]);
    int end = 0;
    for (SparseVector part : parts) {
      System.arraycopy(part.features, 0, whole.features, end, part.features.length);
      System.arraycopy(part.values, 0, whole.values, end, part.values.length);
      end += part.features.length;
    }
    return whole;
  }
}
