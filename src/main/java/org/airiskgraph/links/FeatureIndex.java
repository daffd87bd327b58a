package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the features: first the concepts, with their own numbers, then the stems of words, in the order of their
 * numbers, then all other features in the order of their first occurrence.
 */
final class FeatureIndex {
  private record Thing(Signal signal, Object thing) {}

  private final int concepts;
  private final int words;
  private final Map<Thing, Integer> numbers = new HashMap<>();
  private final List<Thing> things = new ArrayList<>();

  FeatureIndex(int concepts, int words) {
    this.concepts = concepts;
    this.words = words;
  }

  int word(int stem) {
    return concepts + stem;
  }

  /** The number of a feature that is neither a concept nor a word. */
  int number(Signal signal, Object thing) {
    return numbers.computeIfAbsent(new Thing(signal, thing), key -> {
      things.add(key);
      return concepts + words + things.size() - 1;
    });
  }

  int size() {
    return concepts + words + things.size();
  }

  Signal signal(int feature) {
    return feature < concepts ? Signal.CONCEPT
        : feature < concepts + words ? Signal.WORDING : things.get(feature - concepts - words).signal();
  }

  /** The number of the stem of a feature of {@link Signal#WORDING}. */
  int stem(int feature) {
    return feature - concepts;
  }

  /** The feature that {@link #number} gave this number. */
  Object thing(int feature) {
    return things.get(feature - concepts - words).thing();
  }
}
