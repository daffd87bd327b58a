package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whatever things of one kind each risk has: works it cites, mitigations, its family, its sub-domain. */
final class SetFeatures {
  private SetFeatures() {}

  /** The vectors of all risks for {@code signal}, from the things that each has. */
  static SparseVector[] vectors(Signal signal, List<? extends List<?>> things, FeatureIndex space, double weight) {
    Map<Object, Integer> risks = new HashMap<>();
    things.forEach(own -> own.forEach(thing -> risks.merge(thing, 1, Integer::sum)));
    SparseVector[] vectors = new SparseVector[things.size()];
    for (int i = 0; i < vectors.length; i++) {
      TreeMap<Integer, Float> values = new TreeMap<>();
      List<Object> shared = new ArrayList<>(things.get(i));
      shared.removeIf(thing -> risks.get(thing) < 2);
      for (Object thing : shared) {
        double rarity = Math.log((vectors.length + 1.0) / risks.get(thing)) / Math.log(vectors.length + 1.0);
        values.put(space.number(signal, thing), (float) Math.sqrt(weight * rarity / things.get(i).size()));
      }
      vectors[i] = vector(values);
    }
    return vectors;
  }

  private static SparseVector vector(TreeMap<Integer, Float> values) {
    if (values.isEmpty()) {
      return SparseVector.EMPTY;
    }
    int[] features = values.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] floats = new float[features.length];
    for (int i = 0; i < features.length; i++) {
      floats[i] = values.get(features[i]);
    }
    return new SparseVector(features, floats);
  }
}
