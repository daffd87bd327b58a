package org.airiskgraph.server.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.SmallGraph;
import org.airiskgraph.graph.Turtle;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedTextTest {
  private static final GraphReader GRAPH = new GraphReader(Turtle.graph("""
      c:a skos:prefLabel "goal"@en . c:b skos:prefLabel "goal drift"@en . c:c skos:prefLabel "C++ (a+b)"@en .
      d:7 skos:prefLabel "System safety"@en ; skos:notation "7" .
      """));

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"shares goal (rare) | shares [goal](/concept/a) (rare)",
      "goal drift belongs under goal; goal too | [goal drift](/concept/b) belongs under [goal](/concept/a); goal too",
      "goals and subgoal | goals and subgoal", "both C++ (a+b). | both [C++ (a+b)](/concept/c).",
      "same domain 7 System safety | same domain [7 System safety](/domain/7)",
      "acts on the sub-domain 7 | acts on the sub-domain [7](/domain/7)", "in 17 or 7.1 | in 17 or [7](/domain/7).1"})
  void firstMentionOfANameAsWholeWordsIsALink(String text, String marked) {
    assertEquals(marked, show(LinkedText.of(TestLinks.of(GRAPH, SmallGraph.IRIS), text,
        List.of(concept("a"), concept("b"), concept("c"), SmallGraph.IRIS.entity(EntityKind.DOMAIN, "7"),
            NodeFactory.createLiteralString("goal")))));
  }

  private static org.apache.jena.graph.Node concept(String id) {
    return SmallGraph.IRIS.entity(EntityKind.CONCEPT, id);
  }

  private static String show(LinkedText text) {
    return text.parts().stream()
        .flatMap(
            part -> Stream.of(part.href().isEmpty() ? part.label() : "[" + part.label() + "](" + part.href() + ")"))
        .collect(Collectors.joining());
  }
}
