package org.airiskgraph.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighborhood.Neighbor;
import org.airiskgraph.server.view.Texts;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Pictures of what no catalogue should hold. */
class NeighborhoodDiagramTest {
  private static final PictureTexts TEXTS = Texts.of(Locale.ENGLISH);

  private static Document draw(String label, String iri) throws Exception {
    Neighbor center = new Neighbor(Optional.of(EntityKind.RISK), "", "center", "https://example.org/", 0);
    Neighbor other = new Neighbor(Optional.of(EntityKind.CONCEPT), "concept", label, iri, 0);
    String svg =
        NeighborhoodDiagram.draw(new Neighborhood(center, List.of(other), List.of()), TEXTS, address -> address);
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void addressOfAnotherSchemeIsNoLink() throws Exception {
    assertEquals(2, draw("x", "https://example.org/x").getElementsByTagName("a").getLength());
    assertEquals(1, draw("x", "javascript:alert(1)").getElementsByTagName("a").getLength());
    assertEquals(1, draw("x", "data:text/html,x").getElementsByTagName("a").getLength());
  }

  @Test
  void manyNeighborsOfAllKindsDoNotOverlapAndCutsAreWrittenBelow() {
    List<Neighbor> many = IntStream.range(0, 90).mapToObj(i -> new Neighbor(
        Optional.of(EntityKind.values()[i % EntityKind.values().length]), "relation", "word ".repeat(1 + i % 30),
        "urn:" + i,
        0)).toList();
    Neighbor center = new Neighbor(Optional.of(EntityKind.DOMAIN), "", "center", "urn:center", 0);
    Neighborhood around = new Neighborhood(center, many, List.of(new Neighborhood.Cut("risk", 14, 421)));
    List<NeighborhoodDiagram.Box> boxes = NeighborhoodDiagram.boxes(around);
    assertEquals(91, boxes.size());
    assertEquals(center, boxes.get(0).neighbor());
    for (NeighborhoodDiagram.Box a : boxes) {
      assertEquals(1, boxes.stream().filter(b -> a.x() < b.x() + b.width() && b.x() < a.x() + a.width()
          && a.y() < b.y() + b.height() && b.y() < a.y() + a.height()).count(), a.toString());
    }
    assertTrue(NeighborhoodDiagram.draw(around, TEXTS, iri -> iri).contains(">risk: 14 of 421 shown</text>"));
  }

  @Test
  void charactersThatXmlForbidsAreLeftOut() throws Exception {
    String words = draw("a\u0001b\uD800c\uFFFEd<script>", "https://example.org/x").getElementsByTagName("desc").item(0)
        .getTextContent();
    assertEquals("center: concept: abcd<script>;", words);
  }
}
