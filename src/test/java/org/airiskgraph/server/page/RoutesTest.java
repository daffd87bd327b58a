package org.airiskgraph.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.server.http.Limits;

import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Set<String> made = new TreeSet<>();

  /** What {@code prepare} makes of a site over {@code graph}. */
  private Set<String> prepared(Graph graph) {
    SiteContext site = SmallSite.site(Limits.standard(), graph);
    Routes.prepare(new SiteContext(site.dataset(), site.iris(), site.texts(), noted("library", site.library()),
        site.search(), noted("matcher", site.matcher()), noted("profiles", site.profiles()),
        noted("repository", site.repository()), noted("map", site.map()), site.limits(), site.cache(),
        site.deadline()));
    return made;
  }

  private <T> Supplier<T> noted(String name, Supplier<T> part) {
    return () -> {
      made.add(name);
      return part.get();
    };
  }

  @Test
  void allThatIsMadeOnFirstUseIsMadeAndWhatCannotBeKeepsNothingElseFromIt() {
    // The profiles need concepts that this graph does not have.
    assertEquals(Set.of("library", "map", "matcher", "profiles", "repository"), prepared(SmallGraph.graph()));
  }

  @Test
  void aGraphWithoutRisksIsNoFault() {
    assertEquals(Set.of("library", "map", "matcher", "profiles", "repository"), prepared(Graph.emptyGraph));
  }
}
