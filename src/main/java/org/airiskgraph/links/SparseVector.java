package org.airiskgraph.links;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * A sparse vector: the features of a risk, or those of one signal.
 *
 * @param features in ascending order
 * @param values parallel to {@code features}, all positive
 */
record SparseVector(int[] features, float[] values) {
  static final SparseVector EMPTY = new SparseVector(new int[0], new float[0]);

  /** A vector with these values by feature. */
  static SparseVector of(SortedMap<Integer, Float> values) {
    int[] features = values.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] floats = new float[features.length];
    for (int i = 0; i < features.length; i++) {
      floats[i] = values.get(features[i]);
    }
    return new SparseVector(features, floats);
  }

  /** Receives each feature that two vectors share, with its places in both and the product of its values. */
  interface Shared {
    void feature(int feature, int placeInFirst, int placeInSecond, float product);
  }

  /** The inner product; exactly symmetric. */
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

  /** Passes the terms of the inner product to {@code sink}, by feature. */
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

  /** The value of a feature, 0 if the vector lacks it. */
  float value(int feature) {
    int place = Arrays.binarySearch(features, feature);
    return place < 0 ? 0 : values[place];
  }

  double length() {
    return Math.sqrt(product(this));
  }

  /** Adds the values, multiplied by {@code factor}, to those of {@code sum}. */
  void addTo(SortedMap<Integer, Float> sum, double factor) {
    for (int i = 0; i < features.length; i++) {
      sum.merge(features[i], (float) (values[i] * factor), Float::sum);
    }
  }

  /** Scales the values so that the squared length is {@code weight}, and returns this vector. */
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

  /** Concatenates vectors whose features follow each other. */
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
