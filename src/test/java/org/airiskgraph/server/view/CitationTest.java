package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.junit.jupiter.api.Test;

class CitationTest {
  private final PageLinks links = TestLinks.of(SmallGraph.reader(), SmallGraph.IRIS);

  @Test
  void citedWorksAreInTheOrderOfTheirReferences() {
    List<Citation> cited = Citation.of(links, SmallGraph.IRIS.risk("01.01.01"));
    assertEquals(List.of("Ape (2019). Apes at work", "Zoe (2020). The zebra paper"),
        cited.stream().map(Citation::text).toList());
    assertEquals("/work/b", cited.get(0).work().href());
  }

  @Test
  void workLinksToItsDoiAndItsWebPageButToNoScript() {
    assertEquals(List.of("https://doi.org/10.1/x", "https://example.org/apes"),
        Citation.elsewhere(links, SmallGraph.IRIS.work("b")).stream().map(Hyperlink::href).toList());
  }

  @Test
  void authorsAreInTheOrderOfTheReferenceAndOthersAreEtAl() {
    assertEquals("Doe, Jo; Abel, A et al.", Citation.authors(links.reader(), SmallGraph.IRIS.source("1")));
    assertEquals("", Citation.authors(links.reader(), SmallGraph.IRIS.source("2")));
  }

  @Test
  void authorsWhoseNamesBeginAlikeKeepTheirPositions() {
    GraphReader reader = new GraphReader(Turtle.graph("""
        w:x airg:authorship [ airg:position 3 ; airg:authorName "Li" ], [ airg:position 1 ; airg:authorName "Li, Xia" ],
            [ airg:position 2 ; airg:authorName "Bo" ] .
        """));
    assertEquals("Li, Xia; Bo; Li", Citation.authors(reader, SmallGraph.IRIS.work("x")));
  }
}
