package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** The concepts of the thesaurus, numbered in the order of their IRIs, and the rates at which each spreads to others. */
final class ConceptGraph {
  /** Smaller rates are dropped. */
  private static final double LEAST_RATE = 0.02;

  /** The relation of a concept to another one step away. */
  enum Relation {
    BROADER,
    NARROWER,
    RELATED,
    NONE
  }

  private final List<Node> concepts;
  private final Map<Node, Integer> numbers = new HashMap<>();
  private final List<TreeMap<Integer, Relation>> steps = new ArrayList<>();
  private final boolean[] broad;
  private final List<SparseVector> reached = new ArrayList<>();

  ConceptGraph(Graph graph, LinkMethod.Steps method) {
    concepts = graph.find(Node.ANY, RDF.type.asNode(), AIRG.Concept).mapWith(Triple::getSubject).toList();
    concepts.sort(Comparator.comparing(Node::toString));
    for (int i = 0; i < concepts.size(); i++) {
      numbers.put(concepts.get(i), i);
      steps.add(new TreeMap<>());
    }
    edges(graph, SKOS.related.asNode(), Relation.RELATED, Relation.RELATED);
    edges(graph, SKOS.broader.asNode(), Relation.BROADER, Relation.NARROWER);
    broad = new boolean[concepts.size()];
    graph.find(Node.ANY, AIRG.umbrella, Literals.bool(true)).forEachRemaining(this::markBroad);
    graph.find(Node.ANY, SKOS.topConceptOf.asNode(), Node.ANY).forEachRemaining(this::markBroad);
    for (int i = 0; i < concepts.size(); i++) {
      reached.add(spread(i, method));
    }
  }

  private void edges(Graph graph, Node property, Relation there, Relation back) {
    graph.find(Node.ANY, property, Node.ANY).forEachRemaining(triple -> {
      int from = number(triple.getSubject());
      int to = number(triple.getObject());
      if (from >= 0 && to >= 0 && from != to) {
        steps.get(from).put(to, there);
        steps.get(to).put(from, back);
      }
    });
  }

  private void markBroad(Triple triple) {
    int concept = number(triple.getSubject());
    if (concept >= 0) {
      broad[concept] = true;
    }
  }

  /** Sums the rates of all paths of at most two steps. */
  private SparseVector spread(int concept, LinkMethod.Steps method) {
    TreeMap<Integer, Double> arriving = new TreeMap<>(Map.of(concept, 1.0));
    steps.get(concept).forEach((first, how) -> {
      double rate = rate(how, method);
      arriving.merge(first, rate, Double::sum);
      steps.get(first).forEach((second, next) -> arriving.merge(second, rate * rate(next, method), Double::sum));
    });
    arriving.values().removeIf(rate -> rate < LEAST_RATE);
    TreeMap<Integer, Float> rates = new TreeMap<>();
    arriving.forEach((to, rate) -> rates.put(to, rate.floatValue()));
    return SparseVector.of(rates);
  }

  private static double rate(Relation relation, LinkMethod.Steps method) {
    return switch (relation) {
      case BROADER -> method.broader();
      case RELATED -> method.related();
      case NARROWER, NONE -> 0;
    };
  }

  int size() {
    return concepts.size();
  }

  Node concept(int number) {
    return concepts.get(number);
  }

  /** The number of a concept, -1 for any other node. */
  int number(Node concept) {
    return numbers.getOrDefault(concept, -1);
  }

  /** The concepts within two steps, including the concept itself, and the rate for each. */
  SparseVector reached(int concept) {
    return reached.get(concept);
  }

  /** The rate at which one concept spreads to another, 0 if it does not reach it. */
  float rate(int concept, int other) {
    return reached.get(concept).value(other);
  }

  /** Whether the concept is too general to be, alone, a reason: a top concept or one marked as an umbrella. */
  boolean isBroad(int concept) {
    return broad[concept];
  }

  /** The concepts from {@code from} to {@code to}, both included, a step apart each, by broader or related ones. */
  int[] path(int from, int to) {
    if (from == to || isStep(relation(from, to))) {
      return from == to ? new int[] {from} : new int[] {from, to};
    }
    return steps.get(from).entrySet().stream().filter(step -> isStep(step.getValue())).map(Map.Entry::getKey)
        .filter(middle -> isStep(relation(middle, to))).min(Comparator.comparing(this::isBroad))
        .map(middle -> new int[] {from, middle, to}).orElse(new int[] {from, to});
  }

  /** Whether two concepts are the same or a step apart, by a broader or related one. */
  boolean isNear(int concept, int other) {
    return concept == other || isStep(relation(concept, other)) || isStep(relation(other, concept));
  }

  /** Of two concepts a step apart, the one to which the step leads. */
  int upper(int concept, int other) {
    return isStep(relation(concept, other)) ? other : concept;
  }

  private static boolean isStep(Relation relation) {
    return relation == Relation.BROADER || relation == Relation.RELATED;
  }

  /** The relation of {@code from} to {@code to}, as in "from has the broader concept to". */
  Relation relation(int from, int to) {
    return steps.get(from).getOrDefault(to, Relation.NONE);
  }
}
