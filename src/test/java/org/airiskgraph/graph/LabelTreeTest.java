package org.airiskgraph.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Optional;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.Test;

class LabelTreeTest {
  private final EnglishAnalyzer analyzer = new EnglishAnalyzer(EnglishAnalyzer.Form.WORD);
  private final LabelTree labels = new LabelTree(Turtle.graph("""
      c:attack a airg:Concept ; skos:prefLabel "attack"@en .
      c:data-attack a airg:Concept ; skos:prefLabel "data attack"@en ; skos:altLabel "DA"@en .
      c:extinction a airg:Concept ; skos:prefLabel "human extinction"@en ;
        airg:contextLabel [ rdfs:label "extinction"@en ; airg:excludes "species"@en ] .
      """), analyzer);

  private String named(LabelTree.Branch branch, String context) {
    return branch.concept(() -> LabelTree.context(analyzer.words(context))).map(GraphReader::id).orElse("none");
  }

  @Test
  void wordsLeadFromBranchToBranchAndALabelEndsWhereItsWordsDo() {
    LabelTree.Branch data = labels.first("data");
    assertEquals("none", named(data, ""));
    assertEquals("data-attack", named(data.next("attack"), ""));
    assertEquals("attack", named(labels.first("attack"), ""));
    assertNull(data.next("leak"));
    assertNull(labels.first("leak"));
  }

  @Test
  void acronymIsFoundAsWrittenAndInThePlural() {
    Optional<Node> found = Optional.of(SmallGraph.IRIS.concept("data-attack"));
    assertEquals(found, labels.acronym("DA", () -> ""));
    assertEquals(found, labels.acronym("DAs", () -> ""));
    assertEquals(Optional.empty(), labels.acronym("da", () -> ""));
    assertNull(labels.first("da"));
  }

  @Test
  void contextLabelCountsOnlyInItsContext() {
    LabelTree.Branch extinction = labels.first(analyzer.words("extinction").get(0));
    assertEquals("extinction", named(extinction, "the extinction of mankind"));
    assertEquals("none", named(extinction, "the extinction of a species"));
  }
}
