package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ConceptAnnotator;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.vocabulary.SKOS;

/**
 * Ranks the mitigations that fit a risk. First come the steps of its own strategy, in their order, then mitigations
 * that name the risk, then those that act on its concepts, by the sum of the concepts' weights, and last those that
 * act on its whole sub-domain.
 *
 * <p>The weight of a concept is its rarity, times a factor for where the risk mentions it. Sums below a quarter of the
 * best, concepts of the heading and sub-domains only fill the list up to three. A list has at most eight entries, or
 * as many as the strategy has steps.
 */
public final class MitigationRanking {
  /** The most mitigations of a risk. */
  public static final int MOST = 8;

  private static final int LEAST = 3;
  private static final double RARITY = 1.5;
  private static final double IN_NAME = 3;
  private static final double IN_EVIDENCE = 0.5;
  private static final double IN_EXAMPLE = 0.3;
  private static final double BROADER = 0.5;
  private static final double ALSO_SUBDOMAIN = 1.5;
  private static final double PER_STRENGTH = 0.05;
  private static final double LEAST_SHARE = 0.25;
  /** The sum of weights that gives half of the highest score. */
  private static final double HALF = 20;
  private static final List<String> STRENGTHS = List.of("expert-opinion", "limited", "moderate", "strong");

  /** How a mitigation fits a risk, the best way first. */
  public enum Way {
    /** A step of the risk's own strategy. */
    STRATEGY("own strategy"),
    /** Acts on this risk by name. */
    RISK("this risk"),
    /** Acts on a concept of the risk. */
    CONCEPT("concept"),
    /** Acts on the broader concept of one of the risk's. */
    BROADER("broader concept"),
    /** Acts on a concept that the name of the risk's heading mentions. */
    HEADING("concept of the heading"),
    /** Acts on the whole sub-domain. */
    SUBDOMAIN("sub-domain");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    /** The value of {@code airg:fitsBy}. */
    public String text() {
      return text;
    }
  }

  /**
   * A mitigation of a risk.
   *
   * @param via the concept of most weight, or the sub-domain
   * @param score in [0,1], never above that of an entry before it
   */
  public record Fit(Node mitigation, Way way, Optional<Node> via, double score) {}

  /** What a risk is about, how much, and how that is known. */
  record Weighted(double weight, Way way) {}

  private record Candidate(Node mitigation, Way way, Optional<Node> via, double sum, int position) {}

  private final GraphReader reader;
  private final ConceptAnnotator annotator;
  private final List<Node> risks;
  private final Map<Node, Double> rarity = new HashMap<>();

  /** Reads the risks, concepts and mitigations of {@code stated}, which follows from the ontology's rules. */
  public MitigationRanking(Graph stated) {
    reader = new GraphReader(stated);
    annotator = new ConceptAnnotator(stated);
    risks = reader.members(AIRG.Risk).stream().sorted(Comparator.comparing(Node::getURI)).toList();
  }

  /** The risks of the graph, in the order of their IRIs. */
  List<Node> risks() {
    return risks;
  }

  /** The mitigations that fit {@code risk}, best first; none if none is known. */
  public List<Fit> of(Node risk) {
    Map<Node, Weighted> about = concepts(risk);
    List<Node> strategy = reader.objects(risk, AIRG.mitigationStep).stream()
        .sorted(Comparator.comparingInt(step -> reader.number(step, AIRG.rank)))
        .map(step -> reader.object(step, AIRG.mitigation).orElseThrow()).toList();
    List<Node> subdomains = reader.objects(risk, AIRG.subdomain);
    Set<Node> mitigations = new LinkedHashSet<>(strategy);
    Stream.of(Stream.of(risk), about.keySet().stream(), subdomains.stream()).flatMap(targets -> targets)
        .forEach(target -> mitigations.addAll(reader.subjects(AIRG.actsOn, target)));
    List<Candidate> ranked = mitigations.stream().map(node -> candidate(node, risk, about, strategy, subdomains))
        .sorted(Comparator.comparing((Candidate c) -> tier(c.way)).thenComparing(Candidate::position)
            .thenComparing(Comparator.comparingDouble(Candidate::sum).reversed())
            .thenComparing(c -> reader.label(c.mitigation)).thenComparing(c -> c.mitigation.getURI()))
        .toList();
    double least = LEAST_SHARE * ranked.stream().filter(c -> tier(c.way) == Way.CONCEPT).mapToDouble(Candidate::sum)
        .max().orElse(0);
    List<Fit> fits = new ArrayList<>();
    for (Candidate c : ranked) {
      boolean fills = c.way.compareTo(Way.HEADING) >= 0 || tier(c.way) == Way.CONCEPT && c.sum < least;
      if (c.way == Way.STRATEGY || fits.size() < (fills ? LEAST : MOST)) {
        fits.add(new Fit(c.mitigation, c.way, c.via, score(c)));
      }
    }
    return fits;
  }

  /** Concepts and their broader ones compete by weight alone. */
  private static Way tier(Way way) {
    return way == Way.BROADER ? Way.CONCEPT : way;
  }

  private static double score(Candidate c) {
    double share = c.sum / (c.sum + HALF);
    return switch (c.way) {
      case STRATEGY -> 1;
      case RISK -> 0.9 + 0.1 * share;
      case CONCEPT, BROADER -> 0.1 + 0.8 * share;
      case HEADING -> 0.05 + 0.05 * share;
      case SUBDOMAIN -> 0.05 * share;
    };
  }

  private Candidate candidate(Node mitigation, Node risk, Map<Node, Weighted> about, List<Node> strategy,
      List<Node> subdomains) {
    List<Node> targets = reader.objects(mitigation, AIRG.actsOn);
    List<Node> shared = targets.stream().filter(about::containsKey).sorted(
        Comparator.comparingDouble((Node c) -> about.get(c).weight).reversed().thenComparing(NodeCmp::compareRDFTerms))
        .toList();
    Optional<Node> subdomain = subdomains.stream().filter(targets::contains).findFirst();
    double strength = 1 + PER_STRENGTH * reader.object(mitigation, AIRG.evidenceStrength)
        .map(node -> STRENGTHS.indexOf(node.getLocalName().replaceFirst("^strength-", ""))).orElse(0);
    double sum = shared.stream().mapToDouble(c -> about.get(c).weight).sum()
        * (subdomain.isPresent() ? ALSO_SUBDOMAIN : 1) * strength;
    int position = strategy.indexOf(mitigation);
    if (position >= 0 || targets.contains(risk)) {
      return new Candidate(mitigation, position >= 0 ? Way.STRATEGY : Way.RISK, Optional.empty(), sum,
          Math.max(position, 0));
    }
    return shared.isEmpty() ? new Candidate(mitigation, Way.SUBDOMAIN, subdomain, strength, 0)
        : new Candidate(mitigation, about.get(shared.get(0)).way, Optional.of(shared.get(0)), sum, 0);
  }

  /** What the risk is about, directly or one step up, and how much. */
  Map<Node, Weighted> concepts(Node risk) {
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
      broader.forEach(
          b -> add(about, b, BROADER * times * Math.min(rarity(concept), rarity(b)), Way.BROADER));
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

  private double rarity(Node concept) {
    return rarity.computeIfAbsent(concept,
        c -> Math.pow(Math.log((risks.size() + 1.0) / (reader.count(AIRG.concept, c) + 1)), RARITY));
  }
}
