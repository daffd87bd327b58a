package org.airiskgraph.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places for circles around the origin, as close to it as they go without touching. The same input, the same places. */
final class CirclePacking {
  private static final double ROW = Math.sqrt(3) / 2;

  private CirclePacking() {}

  /** A place and the radius of what stands there. */
  record Circle(double x, double y, double radius) {
    boolean touches(Circle other) {
      return distance(other) < radius + other.radius - 1e-9;
    }

    double distance(Circle other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  /** {@code count} places of a hexagonal lattice, each {@code pitch} from its neighbors, those nearest to the origin. */
  static List<Circle> lattice(int count, double pitch) {
    int reach = (int) Math.ceil(Math.sqrt(count)) + 1;
    return IntStream.rangeClosed(-reach, reach).boxed()
        .flatMap(row -> IntStream.rangeClosed(-reach, reach)
            .mapToObj(column -> new Circle((column + Math.abs(row % 2) / 2.0) * pitch, row * ROW * pitch, pitch / 2)))
        .sorted(Comparator.comparingLong((Circle place) -> Math.round(1000 * Math.hypot(place.x, place.y)))
            .thenComparing(place -> Math.atan2(place.y, place.x)))
        .limit(count).toList();
  }

  /** Places for circles of these radii, in the same order: the largest first, the others where they touch two. */
  static List<Circle> pack(List<Double> radii) {
    Circle[] placed = new Circle[radii.size()];
    List<Circle> all = new ArrayList<>();
    IntStream.range(0, placed.length).boxed().sorted(Comparator.comparing(i -> -radii.get(i))).forEach(i -> {
      placed[i] = free(all, radii.get(i));
      all.add(placed[i]);
    });
    return List.of(placed);
  }

  private static Circle free(List<Circle> placed, double radius) {
    if (placed.size() < 2) {
      return new Circle(placed.stream().mapToDouble(first -> first.radius + radius).sum(), 0, radius);
    }
    List<Circle> touching = new ArrayList<>();
    for (Circle a : placed) {
      for (Circle b : placed) {
        // In both orders, which are the two sides.
        double distance = a.distance(b);
        double toA = a.radius + radius;
        double toB = b.radius + radius;
        if (a != b && distance <= toA + toB) {
          double along = (toA * toA - toB * toB + distance * distance) / (2 * distance);
          double aside = Math.sqrt(Math.max(0, toA * toA - along * along));
          touching.add(new Circle(a.x + (along * (b.x - a.x) - aside * (b.y - a.y)) / distance,
              a.y + (along * (b.y - a.y) + aside * (b.x - a.x)) / distance, radius));
        }
      }
    }
    return touching.stream().filter(place -> placed.stream().noneMatch(place::touches))
        .min(Comparator.comparingDouble(place -> Math.hypot(place.x, place.y))).orElseThrow();
  }
}
