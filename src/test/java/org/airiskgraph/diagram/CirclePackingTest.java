package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.airiskgraph.diagram.CirclePacking.Circle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CirclePackingTest {
  private static void assertApart(List<Circle> circles) {
    for (int i = 0; i < circles.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(circles.get(i).touches(circles.get(j)), circles.get(i) + " " + circles.get(j));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 50, 500})
  void latticeHasSoManyPlacesThatDoNotOverlap(int count) {
    List<Circle> places = CirclePacking.lattice(count, 12);
    assertEquals(count, places.size());
    assertApart(places);
  }

  @Test
  void sevenPlacesAreOneAndSixAroundIt() {
    List<Circle> places = CirclePacking.lattice(7, 10);
    assertEquals(new Circle(0, 0, 5), places.get(0));
    places.subList(1, 7).forEach(place -> assertEquals(10, Math.hypot(place.x(), place.y()), 1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9, 25})
  void circlesOfAnySizesStayApartAndInOrderAndAlwaysInTheSamePlaces(int count) {
    Random random = new Random(count);
    List<Double> radii = DoubleStream.generate(() -> 5 + 95 * random.nextDouble()).limit(count).boxed().toList();
    List<Circle> placed = CirclePacking.pack(radii);
    assertEquals(radii, placed.stream().map(Circle::radius).toList());
    assertApart(placed);
    assertEquals(placed, CirclePacking.pack(radii));
  }

  @Test
  void packedCirclesFillAThirdOfTheRoundAroundThem() {
    List<Double> radii = List.of(40.0, 30.0, 30.0, 20.0, 20.0, 10.0, 35.0);
    List<Circle> placed = CirclePacking.pack(radii);
    double reach = placed.stream().mapToDouble(c -> Math.hypot(c.x(), c.y()) + c.radius()).max().orElseThrow();
    assertTrue(radii.stream().mapToDouble(r -> r * r).sum() > reach * reach / 3);
  }
}
