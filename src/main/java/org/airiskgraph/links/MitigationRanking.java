package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.links.Fit.Way;
import org.airiskgraph.links.RiskConcepts.Weighted;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.NodeCmp;

/**
 * Ranks the mitigations that fit a risk. First come the steps of its own strategy, in their order, then mitigations
 * that name the risk, then those that act on its concepts, by the sum of the concepts' weights, and last those that
 * act on its whole sub-domain.
 *
 * <p>{@link RiskConcepts} has the weights. A list has at most eight entries, or as many as the strategy has steps. Sums
 * below a quarter of the best, concepts of the heading and sub-domains only fill it up to three, and so do all concepts
 * if there is a strategy: of 256 steps that one reader graded, 220 were useful and none was useless, of 203 other
 * mitigations of the same risks 40 and 54.
 */
public final class MitigationRanking {
  /** The most mitigations of a risk. */
  public static final int MOST = 8;

  private static final int LEAST = 3;
  private static final double ALSO_SUBDOMAIN = 1.5;
  private static final double PER_STRENGTH = 0.05;
  private static final double LEAST_SHARE = 0.25;
  /** The sum of weights that gives half of the highest score. */
  private static final double HALF = 20;
  private static final List<String> STRENGTHS = List.of("expert-opinion", "limited", "moderate", "strong");

  private record Candidate(Node mitigation, Way way, Optional<Node> via, double sum, int position) {}

  private final GraphReader reader;
  private final RiskConcepts concepts;

  /**
   * Ranks the mitigations of {@code stated}, which follows from the ontology's rules.
   *
   * @param concepts those of the risks of {@code stated}
   */
  public MitigationRanking(Graph stated, RiskConcepts concepts) {
    reader = new GraphReader(stated);
    this.concepts = concepts;
  }

  /**
   * The mitigations that fit {@code risk}, best first; none if none is known. They are known by the concept of most weight,
   * or the sub-domain; what was chosen for the risk by one of the risk's own concepts, if any.
   */
  public List<Fit> of(Node risk) {
    Map<Node, Weighted> about = concepts.of(risk);
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
      boolean fills = c.way.compareTo(Way.HEADING) >= 0
          || tier(c.way) == Way.CONCEPT && (c.sum < least || !strategy.isEmpty());
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
      default -> 0.05 * share;
    };
  }

  private Candidate candidate(Node mitigation, Node risk, Map<Node, Weighted> about, List<Node> strategy,
      List<Node> subdomains) {
    List<Node> targets = reader.objects(mitigation, AIRG.actsOn);
    List<Node> shared = targets.stream().filter(about::containsKey).sorted(
        Comparator.comparingDouble((Node c) -> about.get(c).weight()).reversed()
            .thenComparing(NodeCmp::compareRDFTerms))
        .toList();
    Optional<Node> subdomain = subdomains.stream().filter(targets::contains).findFirst();
    double strength = 1 + PER_STRENGTH * reader.object(mitigation, AIRG.evidenceStrength)
        .map(node -> STRENGTHS.indexOf(node.getLocalName().replaceFirst("^strength-", ""))).orElse(0);
    double sum = shared.stream().mapToDouble(c -> about.get(c).weight()).sum()
        * (subdomain.isPresent() ? ALSO_SUBDOMAIN : 1) * strength;
    int position = strategy.indexOf(mitigation);
    if (position >= 0 || targets.contains(risk)) {
      return new Candidate(mitigation, position >= 0 ? Way.STRATEGY : Way.RISK,
          shared.stream().filter(c -> about.get(c).way() == Way.CONCEPT).findFirst(), sum,
          Math.max(position, 0));
    }
    return shared.isEmpty() ? new Candidate(mitigation, Way.SUBDOMAIN, subdomain, strength, 0)
        : new Candidate(mitigation, about.get(shared.get(0)).way(), Optional.of(shared.get(0)), sum, 0);
  }
}
