package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * The risks of a graph, numbered from 0 in the order of their IRIs, and the values of their properties, by column.
 *
 * <p>Values are sorted, so results do not depend on the order of the triples.
 */
final class RiskTable {
  private final Graph graph;
  private final List<Node> risks;
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final Map<Node, Integer> owners;
  private final List<String> names;
  private final int[] parents;
  private final Set<Integer> headings;

  RiskTable(Graph graph) {
    this.graph = graph;
    this.risks = graph.find(Node.ANY, RDF.type.asNode(), AIRG.Risk).mapWith(Triple::getSubject).toList();
    risks.sort(Comparator.comparing(Node::getURI));
    for (int i = 0; i < risks.size(); i++) {
      numbers.put(risks.get(i), i);
    }
    this.owners = new HashMap<>(numbers);
    column(AIRG.evidence, (risk, passage) -> owners.put(passage, risk));
    // Risk by risk: links and reasons have many more labels.
    this.names = risks.stream().map(this::label).toList();
    this.parents = new int[risks.size()];
    Arrays.fill(parents, -1);
    column(AIRG.parentRisk, (risk, parent) -> parents[risk] = numbers.getOrDefault(parent, -1));
    this.headings = IntStream.of(parents).boxed().collect(Collectors.toSet());
  }

  int size() {
    return risks.size();
  }

  Node risk(int number) {
    return risks.get(number);
  }

  /** The number of a risk, -1 for any other node. */
  int number(Node risk) {
    return numbers.getOrDefault(risk, -1);
  }

  /** Empty for a risk without a label. */
  String name(int number) {
    return names.get(number);
  }

  /** The number of the risk above it, or -1. */
  int parent(int number) {
    return parents[number];
  }

  /** Whether there are risks below it. */
  boolean isHeading(int number) {
    return headings.contains(number);
  }

  /** The name of the risk above it, or empty. */
  String heading(int number) {
    return parents[number] < 0 ? "" : names.get(parents[number]);
  }

  /** The values of {@code property}, a list for each risk. */
  List<List<Node>> values(Node property) {
    return gather(property, numbers, false);
  }

  /** The values of {@code property} of the evidence of each risk, optionally with those of the risk itself. */
  List<List<Node>> valuesOfEvidence(Node property, boolean andOfRisk) {
    return gather(property, owners, !andOfRisk);
  }

  /** Whether {@code property} is true, for each risk. */
  boolean[] flags(Node property) {
    boolean[] flags = new boolean[size()];
    column(property, (risk, value) -> flags[risk] = value.isLiteral() && value.getLiteralLexicalForm().equals("true"));
    return flags;
  }

  private String label(Node risk) {
    return graph.find(risk, RDFS.label.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
        .min(NodeCmp::compareRDFTerms)
        .map(label -> label.isLiteral() ? label.getLiteralLexicalForm() : label.toString())
        .orElse("");
  }

  private List<List<Node>> gather(Node property, Map<Node, Integer> subjects, boolean evidenceOnly) {
    List<List<Node>> found = Stream.<List<Node>>generate(ArrayList::new).limit(size()).toList();
    graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
      Integer risk = subjects.get(triple.getSubject());
      if (risk != null && !(evidenceOnly && numbers.containsKey(triple.getSubject()))) {
        found.get(risk).add(triple.getObject());
      }
    });
    return found.stream().map(values -> values.stream().distinct().sorted(NodeCmp::compareRDFTerms).toList()).toList();
  }

  private void column(Node property, BiConsumer<Integer, Node> cell) {
    graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
      Integer risk = numbers.get(triple.getSubject());
      if (risk != null) {
        cell.accept(risk, triple.getObject());
      }
    });
  }
}
