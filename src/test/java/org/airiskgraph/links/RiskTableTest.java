package org.airiskgraph.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.Graph;
import org.junit.jupiter.api.Test;

/** What does not depend on the order in which a graph gives its triples. */
class RiskTableTest {
  @Test
  void ofSeveralNamesTheFirstInOrderCounts() {
    Graph graph = Turtle.graph(IntStream.range(100, 112)
        .mapToObj(i -> "r:" + i + " a airg:Risk ; rdfs:label \"Gamma " + i
            + "\"@en , \"Alpha " + i + "\"@en , \"Delta " + i + "\"@en , \"Beta " + i
            + "\"@en ; airg:parentRisk r:100 .\n")
        .collect(Collectors.joining()));
    for (long seed = 0; seed < 3; seed++) {
      RiskTable table = new RiskTable(Linked.shuffled(graph, seed));
      assertEquals(-1, table.number(Linked.IRIS.risk("99")));
      for (int risk = 0; risk < 12; risk++) {
        assertEquals(risk, table.number(Linked.IRIS.risk("" + (100 + risk))));
        assertEquals("Alpha " + (100 + risk), table.name(risk));
        assertEquals("Alpha 100", table.heading(risk));
      }
    }
  }

  @Test
  void linksAreTheSameInWhateverOrderTheirGroundsAreRead() {
    String risks = IntStream.range(1, 15)
        .mapToObj(
            i -> """
                r:%1$d a airg:Risk ; rdfs:label "Goal drift %1$d"@en , "Drift of goals"@en , "Reward hacking"@en ;
                  airg:concept c:drift , c:hack , c:lies ; airg:cites w:a , w:b%2$d , w:c ; airg:subdomain d:7.1 , d:7.2 ; airg:domain d:7 ;
                  airg:summary "Optimizers pursue objectives %2$d"@en , "Objectives are pursued"@en .
                """
                .formatted(i, i % 3))
        .collect(Collectors.joining());
    Graph graph = Turtle.graph(risks + """
        c:drift a airg:Concept ; skos:prefLabel "goal drift"@en ; skos:related c:lies .
        c:hack a airg:Concept ; skos:prefLabel "reward hacking"@en ; skos:related c:drift .
        c:lies a airg:Concept ; skos:prefLabel "deception"@en .
        """);
    Linked first = Linked.of(graph, LinkOptions.standard(), LinkMethod.standard());
    for (long seed = 0; seed < 3; seed++) {
      assertEquals(first.triples(),
          Linked.of(Linked.shuffled(graph, seed), LinkOptions.standard(), LinkMethod.standard()).triples());
    }
  }
}
