package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

/** Which risks a search looks at, given its bounds. Risks are numbered from 0, r:1000 first. */
class NearestNeighborIndexTest {
  private interface Cited {
    String by(int number);
  }

  private static NearestNeighborIndex search(int risks, Cited works, LinkMethod.Reach reach) {
    Graph graph = Turtle.graph(IntStream.range(0, risks).mapToObj(number -> "r:" + (1000 + number)
        + " a airg:Risk ; rdfs:label \"Risk\"@en ; airg:cites " + works.by(number) + " .\n")
        .collect(Collectors.joining()));
    LinkMethod standard = LinkMethod.standard().only(List.of(Signal.WORK));
    LinkMethod method =
        new LinkMethod("test", standard.weights(), standard.text(), standard.steps(), standard.damping(), reach);
    RiskTable table = new RiskTable(graph);
    return new NearestNeighborIndex(table, new FeatureMatrix(table, graph, method), method);
  }

  /** {@code w:all}, and so many works that nobody else cites. */
  private static String andOthers(int number, int others) {
    return "w:all"
        + IntStream.range(0, others).mapToObj(other -> " , w:v" + number + "-" + other).collect(Collectors.joining());
  }

  @Test
  void ofManyRisksWithOneThingThoseItSaysMostAboutAreLookedAt() {
    // The later a risk, the fewer things it has besides, and the more the common one says about it.
    NearestNeighborIndex two = search(9, number -> andOthers(number, 8 - number), new LinkMethod.Reach(2, 3000, 100));
    assertArrayEquals(new int[] {8, 7}, two.best(4, 5, other -> true));
    assertArrayEquals(new int[] {7}, two.best(8, 5, other -> true));
    assertArrayEquals(new int[] {7}, two.best(4, 5, other -> other < 8));
  }

  @Test
  void theMostTellingThingsAreFollowedFirstUntilEnoughRisksWereLookedAt() {
    // Two risks cite w:rare, all of them w:all; the two stand at the end of either list because they cite more.
    Cited works = number -> number < 5 ? "w:all" : "w:all , w:rare";
    assertArrayEquals(new int[] {6}, search(7, works, new LinkMethod.Reach(256, 2, 100)).best(5, 9, other -> true));
    assertArrayEquals(new int[] {6, 0, 1, 2},
        search(7, works, new LinkMethod.Reach(256, 5, 100)).best(5, 9, other -> true));
    assertArrayEquals(new int[] {6, 0, 1, 2, 3, 4},
        search(7, works, new LinkMethod.Reach(256, 9, 100)).best(5, 9, other -> true));
  }

  @Test
  void thousandsOfCandidatesAreNoMoreThanASearchCanHold() {
    NearestNeighborIndex all =
        search(1300, number -> andOthers(number, number == 1200 ? 0 : 1), new LinkMethod.Reach(2000, 5000, 3));
    assertArrayEquals(new int[] {1200, 0, 1}, all.best(7, 3, other -> true));
  }

  @Test
  void oneSearchLeavesNothingBehindForTheNext() {
    NearestNeighborIndex all =
        search(9, number -> andOthers(number, 8 - number), new LinkMethod.Reach(256, 3000, 100));
    int[] first = all.best(4, 3, other -> true);
    all.best(2, 3, other -> true);
    assertArrayEquals(first, all.best(4, 3, other -> true));
  }
}
