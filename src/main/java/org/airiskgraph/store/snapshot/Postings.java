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
    int[] end = new int[count];
    for (int key : keys) {
      end[key]++;
    }
    Arrays.parallelPrefix(end, Integer::sum);
    int[] items = new int[keys.length];
    int[] next = new int[count];
    for (int i = 0; i < keys.length; i++) {
      int start = keys[i] == 0 ? 0 : end[keys[i] - 1];
      items[start + next[keys[i]]++] = i;
    }
    return new Postings(end, items);
  }

  /** Files each end of a pair under the other, once however many pairs they make. */
  public static Postings neighbors(int count, int[] from, int[] to) {
    Postings out = of(count, from);
    Postings in = of(count, to);
    int[] end = new int[count];
    int[] items = new int[2 * from.length];
    int size = 0;
    for (int key = 0; key < count; key++) {
      int start = size;
      size = add(out, key, to, items, size);
      size = add(in, key, from, items, size);
      Arrays.sort(items, start, size);
      int kept = start;
      for (int i = start; i < size; i++) {
        if (i == start || items[i] != items[i - 1]) {
          items[kept++] = items[i];
        }
      }
      size = kept;
      end[key] = size;
    }
    return new Postings(end, Arrays.copyOf(items, size));
  }

  private static int add(Postings pairs, int key, int[] others, int[] items, int size) {
    int next = size;
    for (int i = pairs.start(key); i < pairs.end[key]; i++) {
      items[next++] = others[pairs.items[i]];
    }
    return next;
  }

  private int start(int key) {
    return key == 0 ? 0 : end[key - 1];
  }

  public IntStream stream(int key) {
    return Arrays.stream(items, start(key), end[key]);
  }

  /** How many numbers are filed. */
  public int size() {
    return items.length;
  }
}
