package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

/** The vectors of all risks, each the features of all signals that the method uses. */
final class FeatureMatrix {
  private final SparseVector[] vectors;
  private final FeatureIndex index;
  private final ConceptFeatures concepts;
  private final TermFeatures words;

  FeatureMatrix(RiskTable table, Graph graph, LinkMethod method) {
    ConceptGraph thesaurus = new ConceptGraph(graph, method.steps());
    concepts = new ConceptFeatures(table, thesaurus, new ConceptAnnotator(graph), method);
    words = new TermFeatures(table, method.text());
    index = new FeatureIndex(thesaurus.size(), words.stems().size());
    List<SparseVector[]> sets = new ArrayList<>();
    for (Signal signal : method.weights().keySet()) {
      if (signal != Signal.CONCEPT && signal != Signal.WORDING) {
        sets.add(vectors(signal, things(signal, table, graph), method.weight(signal)));
      }
    }
    SparseVector[] wording = words.vectors(index, method.weight(Signal.WORDING));
    vectors = new SparseVector[table.size()];
    for (int i = 0; i < vectors.length; i++) {
      SparseVector[] parts = new SparseVector[sets.size() + 2];
      parts[0] = method.uses(Signal.CONCEPT) ? concepts.vector(i) : SparseVector.EMPTY;
      parts[1] = method.uses(Signal.WORDING) ? wording[i] : SparseVector.EMPTY;
      for (int set = 0; set < sets.size(); set++) {
        parts[set + 2] = sets.get(set)[i];
      }
      vectors[i] = SparseVector.joined(parts);
    }
  }

  /**
   * The vectors of all risks for {@code signal}, with squared length at most {@code weight}, from the entities that each has
   * or lacks: works, mitigations, the family, the sub-domain.
   */
  private SparseVector[] vectors(Signal signal, List<? extends List<?>> things, double weight) {
    Map<Object, Integer> risks = new HashMap<>();
    things.forEach(own -> own.forEach(thing -> risks.merge(thing, 1, Integer::sum)));
    double most = Math.log(things.size() + 1.0);
    return things.stream().map(own -> {
      TreeMap<Integer, Float> values = new TreeMap<>();
      own.stream().filter(thing -> risks.get(thing) > 1).forEach(thing -> {
        double rarity = Math.log((things.size() + 1.0) / risks.get(thing)) / most;
        values.put(index.number(signal, thing), (float) Math.sqrt(weight * rarity / own.size()));
      });
      return SparseVector.of(values);
    }).toArray(SparseVector[]::new);
  }

  private static List<? extends List<?>> things(Signal signal, RiskTable table, Graph graph) {
    return switch (signal) {
      case NAME -> names(table.size(), table::name);
      case FAMILY -> families(table);
      case CATEGORY -> names(table.size(), table::heading);
      case WORK -> table.valuesOfEvidence(AIRG.cites, true);
      case AUTHOR_YEAR -> authorYears(table, graph);
      case MITIGATION -> table.values(AIRG.mitigatedBy);
      case CAUSE -> causes(table);
      case SUBDOMAIN -> table.values(AIRG.subdomain);
      case DOMAIN -> table.values(AIRG.domain);
      case CONCEPT, WORDING -> throw new IllegalArgumentException("not a set: " + signal);
    };
  }

  /** The family of a risk is named by its parent, that of a parent by itself. */
  private static List<List<Integer>> families(RiskTable table) {
    return IntStream.range(0, table.size()).mapToObj(i -> table.parent(i) >= 0 ? List.of(table.parent(i))
        : table.isHeading(i) ? List.of(i) : List.<Integer>of()).toList();
  }

  /** A name of each risk in plain letters, if it has one. */
  private static List<List<String>> names(int size, IntFunction<String> name) {
    return IntStream.range(0, size).mapToObj(name).map(DuplicateDetector::plain)
        .map(plain -> plain.isEmpty() ? List.<String>of() : List.of(plain)).toList();
  }

  private static List<List<String>> authorYears(RiskTable table, Graph graph) {
    Map<Node, String> authorYears = new HashMap<>();
    graph.find(Node.ANY, AIRG.authorYear, Node.ANY).forEachRemaining(triple -> authorYears.merge(triple.getSubject(),
        triple.getObject().getLiteralLexicalForm().toLowerCase(Locale.ROOT), (a, b) -> a.compareTo(b) <= 0 ? a : b));
    return table.valuesOfEvidence(AIRG.cites, true).stream().map(works -> works.stream()
        .filter(authorYears::containsKey).map(authorYears::get).distinct().sorted().toList()).toList();
  }

  /** Entity, intent and timing together, if all three are coded. */
  private static List<List<List<Node>>> causes(RiskTable table) {
    List<List<Node>> entities = table.values(AIRG.entity);
    List<List<Node>> intents = table.values(AIRG.intent);
    List<List<Node>> timings = table.values(AIRG.timing);
    return IntStream.range(0, table.size()).mapToObj(i -> {
      boolean coded = !entities.get(i).isEmpty() && !intents.get(i).isEmpty() && !timings.get(i).isEmpty();
      return coded ? List.of(List.of(entities.get(i).get(0), intents.get(i).get(0), timings.get(i).get(0)))
          : List.<List<Node>>of();
    }).toList();
  }

  SparseVector vector(int risk) {
    return vectors[risk];
  }

  int size() {
    return vectors.length;
  }

  FeatureIndex index() {
    return index;
  }

  ConceptFeatures concepts() {
    return concepts;
  }

  TermFeatures words() {
    return words;
  }
}
