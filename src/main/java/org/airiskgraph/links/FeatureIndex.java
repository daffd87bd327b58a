package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers what risks can have in common: first the concepts, by their own numbers, then the words by those of
 * their stems, then all other things in the order in which they turn up.
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

  /** The number of a thing that is neither concept nor word. */
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

  /** The number of the stem of a word's feature. */
  int stem(int feature) {
    return feature - concepts;
  }

  /** What was numbered by {@link #number}. */
  Object thing(int feature) {
    return things.get(feature - concepts - words).thing();
  }
}
