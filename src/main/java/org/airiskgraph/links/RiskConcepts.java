package org.airiskgraph.links;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.links.Fit.Way;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.SKOS;

/**
 * The concepts that each risk is about, and how much, by which mitigations, catalogue entries and incidents are ranked.
 *
 * <p>The weight of a concept is its rarity, times a factor for where the risk mentions it.
 */
public final class RiskConcepts {
  private static final double RARITY = 1.5;
  private static final double IN_NAME = 3;
  private static final double IN_EVIDENCE = 0.5;
  private static final double IN_EXAMPLE = 0.3;
  private static final double BROADER = 0.5;

  /**
   * How much a risk is about a concept, and how that is known.
   *
   * @param weight above 0
   * @param way {@code CONCEPT} if the risk is tagged with it, {@code BROADER} if a concept of the risk is narrower,
   *     {@code HEADING} if the name of the risk's heading mentions it
   */
  record Weighted(double weight, Way way) {}

  private final GraphReader reader;
  private final ConceptAnnotator annotator;
  private final List<Node> risks;
  private final Set<Node> umbrellas;
  private final Map<Node, Double> rarity = new HashMap<>();

  /** Reads the risks and concepts of {@code stated}, which follows from the ontology's rules. */
  public RiskConcepts(Graph stated) {
    reader = new GraphReader(stated);
    annotator = new ConceptAnnotator(stated);
    umbrellas = Set.copyOf(reader.subjects(AIRG.umbrella, Literals.bool(true)));
    risks = reader.members(AIRG.Risk).stream().sorted(Comparator.comparing(Node::getURI)).toList();
  }

  /** The risks of the graph, in the order of their IRIs. */
  public List<Node> risks() {
    return risks;
  }

  /** What {@code risk} is about, directly or one step up, and how much, in the order of the concepts' IRIs. */
  Map<Node, Weighted> of(Node risk) {
    Map<Node, Weighted> about = new TreeMap<>(NodeCmp::compareRDFTerms);
    Set<Node> named = annotator.concepts(reader.label(risk));
    Map<Node, Double> mentions = new HashMap<>();
    reader.objects(risk, AIRG.concept).forEach(concept -> mentions.put(concept, named.contains(concept) ? IN_NAME : 1));
    reader.objects(risk, AIRG.conceptAnnotation).forEach(tag -> reader.object(tag, AIRG.annotatedConcept)
        .filter(concept -> !named.contains(concept)).ifPresent(concept -> mentions.put(concept, mention(tag))));
    mentions.forEach((concept, own) -> {
      List<Node> broader = reader.objects(concept, SKOS.broader.asNode());
      // A name such as "Deception" speaks of the narrower AI deception where the risk is about that.
      double times = Math.max(own, broader.stream().mapToDouble(b -> mentions.getOrDefault(b, 0.0)).max().orElse(0));
      add(about, concept, times * rarity(concept), Way.CONCEPT);
      // What acts on an umbrella concept such as societal harm need not act on one below it.
      broader.stream().filter(b -> !umbrellas.contains(b))
          .forEach(b -> add(about, b, BROADER * times * Math.min(rarity(concept), rarity(b)), Way.BROADER));
    });
    reader.object(risk, AIRG.parentRisk).ifPresent(parent -> annotator.concepts(reader.label(parent))
        .forEach(concept -> about.putIfAbsent(concept, new Weighted(rarity(concept) / 10, Way.HEADING))));
    return about;
  }

  private double mention(Node annotation) {
    boolean example = reader.text(annotation, AIRG.inExample).filter("true"::equals).isPresent();
    return example ? IN_EXAMPLE
        : reader.text(annotation, AIRG.foundIn).filter("evidence"::equals).isPresent() ? IN_EVIDENCE : 1;
  }

  private static void add(Map<Node, Weighted> about, Node concept, double weight, Way way) {
    about.merge(concept, new Weighted(weight, way), (a, b) -> a.weight >= b.weight ? a : b);
  }

  /** How rare a concept is among the risks: the weight of one mention, above 0. */
  double rarity(Node concept) {
    return rarity.computeIfAbsent(concept,
        c -> Math.pow(Math.log((risks.size() + 1.0) / (reader.count(AIRG.concept, c) + 1)), RARITY));
  }
}
