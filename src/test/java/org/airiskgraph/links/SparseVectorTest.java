package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SparseVectorTest {
  private static final SparseVector ONE = SparseVector.of(new TreeMap<>(Map.of(1, 2f, 4, 3f, 9, 1f)));
  private static final SparseVector OTHER = SparseVector.of(new TreeMap<>(Map.of(0, 7f, 4, 5f, 9, 2f, 12, 1f)));

  @Test
  void productIsTheSumOverSharedFeatures() {
    assertEquals(17, ONE.product(OTHER));
    assertEquals(17, OTHER.product(ONE));
    assertEquals(0, ONE.product(SparseVector.EMPTY));
  }

  @Test
  void sharedFeaturesComeWithTheirPlacesAndProducts() {
    List<String> shared = new ArrayList<>();
    ONE.shared(OTHER,
        (feature, here, there, product) -> shared.add(feature + " " + here + " " + there + " " + product));
    assertEquals(List.of("4 1 1 15.0", "9 2 2 2.0"), shared);
  }

  @Test
  void scaledVectorHasTheSquaredLengthAsked() {
    SparseVector scaled = SparseVector.of(new TreeMap<>(Map.of(0, 3f, 1, 4f))).scaled(0.25);
    assertArrayEquals(new float[] {0.3f, 0.4f}, scaled.values(), 1e-6f);
    assertEquals(0, SparseVector.EMPTY.scaled(1).features().length);
  }

  @Test
  void joinedVectorHasTheFeaturesOfAllParts() {
    SparseVector joined = SparseVector.joined(ONE, SparseVector.EMPTY, SparseVector.of(new TreeMap<>(Map.of(20, 6f))));
    assertArrayEquals(new int[] {1, 4, 9, 20}, joined.features());
    assertArrayEquals(new float[] {2, 3, 1, 6}, joined.values());
  }
}
