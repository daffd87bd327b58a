package org.airiskgraph.store.snapshot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each key 0, 1, … the ascending numbers filed under it.
 *
 * @param end where the numbers of each key end; they begin where those of the key before end
 * @param items the numbers
 */
record Postings(int[] end, int[] items) {

  /** Files each position of {@code keys} under the key that stands there. */
  public static Postings of(int count, int[] keys) {
    int[] end = ImmutableGraph.ends(keys, count);
    return new Postings(end, ImmutableGraph.sorted(IntStream.range(0, keys.length).toArray(), keys, end));
  }

  public IntStream stream(int key) {
    return Arrays.stream(items, ImmutableGraph.start(end, key), end[key]);
  }
}
