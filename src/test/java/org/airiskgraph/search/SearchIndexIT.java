package org.airiskgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.EnglishAnalyzer;
import org.airiskgraph.server.TestServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;

/** That the names of the bundled risks are found, by every beginning of every word. */
class SearchIndexIT {
  private final Graph graph = TestServer.dataset().getDefaultGraph();
  private final SearchIndex search = TestServer.search();

  /** The name of every fifteenth risk, more than a hundred. */
  private List<Triple> names() {
    List<Triple> all = graph.find(Node.ANY, RDFS.label.asNode(), Node.ANY)
        .filterKeep(name -> graph.contains(name.getSubject(), RDF.type.asNode(), AIRG.Risk)).toList().stream()
        .sorted(Comparator.comparing(name -> name.getSubject().getURI())).toList();
    List<Triple> some = IntStream.iterate(0, i -> i < all.size(), i -> i + 15).mapToObj(all::get).toList();
    assertTrue(some.size() > 100, some.size() + " names");
    return some;
  }

  @Test
  void everyBeginningOfEveryWordOfANameFindsTheRisk() {
    Map<String, Set<Node>> found = new HashMap<>();
    List<String> missed = new ArrayList<>();
    for (Triple name : names()) {
      for (String word : name.getObject().getLiteralLexicalForm().toLowerCase(Locale.ROOT).split("[\\s/()]+")) {
        for (int length = 3; length <= word.length(); length++) {
          boolean finds = found.computeIfAbsent(word.substring(0, length), beginning -> search.find(beginning).stream()
              .map(SearchHit::thing).collect(Collectors.toSet())).contains(name.getSubject());
          if (!finds) {
            missed.add(word.substring(0, length) + " of " + name.getObject());
          }
        }
      }
    }
    assertEquals(List.of(), missed);
  }

  @Test
  void aNameTypedWholeFindsItsRisk() {
    List<String> missed =
        names().stream()
            .filter(name -> new EnglishAnalyzer(EnglishAnalyzer.Form.WORD)
                .words(name.getObject().getLiteralLexicalForm()).size() <= 12)
            .filter(name -> search.find(name.getObject().getLiteralLexicalForm()).stream().map(SearchHit::thing)
                .noneMatch(name.getSubject()::equals))
            .map(Triple::toString).toList();
    assertEquals(List.of(), missed);
  }
}
