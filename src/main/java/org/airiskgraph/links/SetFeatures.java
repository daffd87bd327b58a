package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Features of one signal for entities that risks have or lack: works, mitigations, the family, the sub-domain. */
final class SetFeatures {
  private SetFeatures() {}

  /** The vectors of all risks for {@code signal}, with squared length at most {@code weight}, from the entities of each. */
  static SparseVector[] vectors(Signal signal, List<? extends List<?>> things, FeatureIndex index, double weight) {
    Map<Object, Integer> risks = new HashMap<>();
    things.forEach(own -> own.forEach(thing -> risks.merge(thing, 1, Integer::sum)));
    SparseVector[] vectors = new SparseVector[things.size()];
    for (int i = 0; i < vectors.length; i++) {
      TreeMap<Integer, Float> values = new TreeMap<>();
      List<Object> shared = new ArrayList<>(things.get(i));
      shared.removeIf(thing -> risks.get(thing) < 2);
      for (Object thing : shared) {
        double rarity = Math.log((vectors.length + 1.0) / risks.get(thing)) / Math.log(vectors.length + 1.0);
        values.put(index.number(signal, thing), (float) Math.sqrt(weight * rarity / things.get(i).size()));
      }
      vectors[i] = SparseVector.of(values);
    }
    return vectors;
  }
}
