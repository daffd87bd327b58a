package org.airiskgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;

/** Where the concepts of the thesaurus come from: a citation, and the address of the work that it cites. */
class ConceptSourcesTest {
  private static final Node PAGE = NodeFactory.createURI("http://xmlns.com/foaf/0.1/page");
  private static final Pattern ARXIV = Pattern.compile("arXiv[:./](\\d{4}\\.\\d{4,5})|arxiv\\.org/abs/(\\S+)");

  private final Graph graph = RiskGraphBuilder.build(CatalogueInputs.bundled(),
      new IriFactory(IriFactory.DEFAULT_BASE), LinkOptions.standard()).getDefaultGraph();
  private final GraphReader reader = new GraphReader(graph);

  @Test
  void addressLeadsToTheWorkOfTheCatalogueThatTheCitationNames() {
    List<String> wrong = new ArrayList<>();
    int joined = 0;
    for (Node concept : reader.members(AIRG.Concept)) {
      List<Node> sources = reader.objects(concept, DCTerms.source.asNode());
      String citation = String.join(" ", sources.stream().filter(Node::isLiteral).map(GraphReader::text).toList());
      for (Node address : sources.stream().filter(Node::isURI).toList()) {
        for (Node work : Set.copyOf(reader.subjects(PAGE, address))) {
          joined++;
          String title = reader.text(work, DCTerms.title.asNode()).orElse("");
          if (!words(citation).contains(words(title))) {
            wrong.add(reader.label(concept) + ": " + citation + " leads to " + title);
          }
        }
      }
    }

    assertEquals(List.of(), wrong);
    assertTrue(joined >= 34, joined + " joined");
  }

  @Test
  void numbersOfPreprintsInCitationAndAddressAreTheSame() {
    List<String> wrong = new ArrayList<>();
    for (Node concept : reader.members(AIRG.Concept)) {
      Set<String> numbers = new TreeSet<>();
      for (Node source : reader.objects(concept, DCTerms.source.asNode())) {
        Matcher number = ARXIV.matcher(source.isURI() ? source.getURI() : GraphReader.text(source));
        while (number.find()) {
          numbers.add(number.group(1) == null ? number.group(2) : number.group(1));
        }
      }
      if (numbers.size() > 1) {
        wrong.add(reader.label(concept) + " " + numbers);
      }
    }

    assertEquals(List.of(), wrong);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}
