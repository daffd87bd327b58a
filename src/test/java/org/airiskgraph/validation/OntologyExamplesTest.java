package org.airiskgraph.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.links.LinkOptions;
import org.airiskgraph.reader.CatalogueInputs;
import org.airiskgraph.store.RiskGraphBuilder;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of the ontology's terms speak of risks, links, concepts, entries and scores that the graph has. */
class OntologyExamplesTest {
  private static final String ID = "\\d\\d\\.\\d\\d\\.\\d\\d";
  private static final IriFactory IRIS = new IriFactory(IriFactory.DEFAULT_BASE);
  private static GraphReader reader;
  private static List<String> examples;

  @BeforeAll
  static void build() {
    reader = new GraphReader(
        RiskGraphBuilder.build(CatalogueInputs.bundled(), IRIS, LinkOptions.standard()).getDefaultGraph());
    examples = reader.graph().find(Node.ANY, SKOS.example.asNode(), Node.ANY).toList().stream()
        .map(triple -> GraphReader.text(triple.getObject())).distinct().toList();
  }

  /** What is wrong with the matches of {@code pattern}, of which there must be some. */
  private static void check(String pattern, BiConsumer<MatchResult, Consumer<String>> test) {
    List<String> wrong = new ArrayList<>();
    long found = examples.stream().flatMap(example -> Pattern.compile(pattern).matcher(example).results()
        .peek(match -> test.accept(match, fault -> wrong.add(example + " -> " + fault)))).count();
    assertEquals(List.of(), wrong);
    assertTrue(found > 0, "no example is like " + pattern);
  }

  private static Node entity(EntityKind kind, String id) {
    return IRIS.entity(kind, id);
  }

  @Test
  void identifiersAreThoseOfRisksAndEvidence() {
    check(ID + "(\\.[a-z]\\b)?", (match, report) -> {
      EntityKind kind = match.group(1) == null ? EntityKind.RISK : EntityKind.EVIDENCE;
      if (!reader.knows(entity(kind, match.group()))) {
        report.accept("no " + kind.path() + " " + match.group());
      }
    });
  }

  @Test
  void namesBeforeIdentifiersAreThoseOfTheRisks() {
    check("(.*?) \\((" + ID + ")\\)", (match, report) -> {
      String label = reader.label(entity(EntityKind.RISK, match.group(2)));
      if (!match.group(1).toLowerCase(Locale.ROOT).endsWith(label.toLowerCase(Locale.ROOT))) {
        report.accept(match.group(2) + " is " + label);
      }
    });
  }

  @Test
  void linksAndReasonsAreThere() {
    check("(" + ID + ")#([a-z]+[\\w.-]*[\\w])", (match, report) -> {
      if (!reader
          .knows(NodeFactory.createURI(entity(EntityKind.RISK, match.group(1)).getURI() + "#" + match.group(2)))) {
        report.accept("nothing is called " + match.group());
      }
    });
  }

  @Test
  void scoresOfLinksAreThoseOfTheGraph() {
    check("^(0\\.\\d\\d), of the link from .*\\((" + ID + ")\\) to .*\\((" + ID + ")\\)", (match, report) -> {
      List<String> scores = reader.objects(entity(EntityKind.RISK, match.group(2)), AIRG.link).stream()
          .filter(link -> reader.object(link, AIRG.linkTo).equals(
              Optional.of(entity(EntityKind.RISK, match.group(3)))))
          .map(link -> String.format(Locale.ROOT, "%.2f", reader.decimal(link, AIRG.score))).toList();
      if (!scores.equals(List.of(match.group(1)))) {
        report.accept("the score is " + scores);
      }
    });
  }

  @Test
  void conceptsAreThoseOfTheThesaurus() {
    Set<String> labels = reader.members(AIRG.Concept).stream().flatMap(concept -> Stream
        .concat(Stream.of(reader.label(concept)), reader.texts(concept, SKOS.altLabel.asNode()).stream()))
        .map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    check("\\bthe (?:related )?concept ([a-z][a-z -]+?)(?= was | of |[.,])", (match, report) -> {
      if (!labels.contains(match.group(1))) {
        report.accept("no concept " + match.group(1));
      }
    });
  }

  @Test
  void codesOfOtherCataloguesAreThere() {
    check("\\b(AML\\.T\\d{4}|LLM\\d\\d)\\b", (match, report) -> {
      String catalogue = match.group().startsWith("AML") ? "mitre-atlas" : "owasp-llm";
      if (!reader
          .knows(NodeFactory.createURI(IRIS.namespace(EntityKind.CATALOGUE) + catalogue + "/" + match.group()))) {
        report.accept("no entry " + match.group());
      }
    });
    check("\\bAML\\.CS\\d{4}\\b", (match, report) -> {
      if (!reader.knows(entity(EntityKind.INCIDENT, match.group()))) {
        report.accept("no incident " + match.group());
      }
    });
  }
}
