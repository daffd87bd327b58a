package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.airiskgraph.graph.AIRG;
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
    concepts = new ConceptFeatures(table, thesaurus, graph, method);
    words = new TermFeatures(table, method.text());
    index = new FeatureIndex(thesaurus.size(), words.stems().size());
    List<SparseVector[]> sets = new ArrayList<>();
    for (Signal signal : method.weights().keySet()) {
      if (signal != Signal.CONCEPT && signal != Signal.WORDING) {
        sets.add(SetFeatures.vectors(signal, things(signal, table, graph), index, method.weight(signal)));
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
    List<List<Integer>> families = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      families.add(table.parent(i) >= 0 ? List.of(table.parent(i)) : table.isHeading(i) ? List.of(i) : List.of());
    }
    return families;
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
    List<List<String>> all = new ArrayList<>();
    for (List<Node> works : table.valuesOfEvidence(AIRG.cites, true)) {
      TreeSet<String> own = new TreeSet<>();
      works.stream().filter(authorYears::containsKey).forEach(work -> own.add(authorYears.get(work)));
      all.add(List.copyOf(own));
    }
    return all;
  }

  /** Entity, intent and timing together, if all three are coded. */
  private static List<List<List<Node>>> causes(RiskTable table) {
    List<List<Node>> entities = table.values(AIRG.entity);
    List<List<Node>> intents = table.values(AIRG.intent);
    List<List<Node>> timings = table.values(AIRG.timing);
    List<List<List<Node>>> causes = new ArrayList<>();
    for (int i = 0; i < table.size(); i++) {
      boolean coded = !entities.get(i).isEmpty() && !intents.get(i).isEmpty() && !timings.get(i).isEmpty();
      causes.add(coded ? List.of(List.of(entities.get(i).get(0), intents.get(i).get(0), timings.get(i).get(0)))
          : List.of());
    }
    return causes;
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
