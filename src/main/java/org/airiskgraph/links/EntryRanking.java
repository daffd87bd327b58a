package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.CrosswalkToRdf.Mapped;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.airiskgraph.links.Fit.Way;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;

/**
 * Ranks the entries of other catalogues that concern a risk. They are found by mappings of the risk itself, of its
 * concepts (weighed by {@link RiskConcepts}), of the mitigations that fit it and of its sub-domain, and by one
 * step from an entry found so to one of another catalogue, such as from a risk of a register to a control of a
 * standard. From an entry found by a mitigation the step leads only to the broader one, such as from an action to its
 * subcategory. A step to a broader concept ends below the top of the thesaurus and at umbrella concepts: attacks with AI
 * and the security of AI are both security, and have little else in common.
 *
 * <p>Entries to which much of a catalogue, or many mitigations, are mapped say little about a risk found so, and count by
 * the fourth power of the share that is not mapped to them: a register maps 21 of its 70 risks to one control of ISO 42001.
 *
 * <p>A risk has at most {@value #MOST} entries, and the best {@value #PER_CATALOGUE} of one catalogue beside its own,
 * with those that score the same as the last of them, up to twice as many. Entries known by the sub-domain alone are
 * kept only where a catalogue has no better one.
 */
public final class EntryRanking {
  /** The most entries of a risk. */
  public static final int MOST = 30;
  /** The most entries of a risk in one catalogue, unless more are its own or score the same. */
  public static final int PER_CATALOGUE = 5;

  private static final double LEAST_SHARE = 0.5;
  /** The sum of weights that gives half of the highest score. */
  private static final double HALF = 20;
  private static final double ALSO_SUBDOMAIN = 1.5;
  private static final double MITIGATION = 0.45;
  private static final double STEP = 0.6;
  private static final double LEAST_FOR_STEP = 0.1;
  /** Of fewer sources, how many are mapped to an entry says little. */
  private static final int LEAST_SOURCES = 20;

  /** @param broader whether it is stated to be broader than what is mapped to it */
  private record Target(Node entry, double factor, boolean broader) {}

  private final GraphReader reader;
  private final RiskConcepts concepts;
  private final Map<Node, List<Target>> targets = new HashMap<>();
  private final Map<Node, Node> catalogues = new HashMap<>();

  /**
   * Ranks by {@code mappings}.
   *
   * @param facts the risks, and the mitigations that fit them
   * @param concepts those of the risks
   * @param crosswalk the entries of the catalogues
   */
  public EntryRanking(Graph facts, RiskConcepts concepts, Graph crosswalk, List<Mapped> mappings) {
    reader = new GraphReader(facts);
    this.concepts = concepts;
    GraphReader entries = new GraphReader(crosswalk);
    entries.members(AIRG.CatalogueEntry)
        .forEach(entry -> entries.object(entry, SKOS.inScheme.asNode()).ifPresent(in -> catalogues.put(entry, in)));
    for (Mapped mapping : mappings) {
      add(mapping.subject(), mapping.object(), mapping.predicate());
      add(mapping.object(), mapping.subject(), inverse(mapping.predicate()));
    }
    weighBySpecificity();
  }

  /** A group of sources of mappings, and what they are mapped to. */
  private record Fan(Node group, Node to) {}

  private void weighBySpecificity() {
    Map<Fan, Set<Node>> sources = new HashMap<>();
    targets.forEach((from, known) -> group(from).ifPresent(group -> known.forEach(t -> List
        .of(t.entry, catalogues.get(t.entry))
        .forEach(to -> sources.computeIfAbsent(new Fan(group, to), fan -> new HashSet<>()).add(from)))));
    targets.replaceAll((from, known) -> group(from).map(group -> known.stream().map(t -> new Target(t.entry,
        t.factor * specificity(sources.get(new Fan(group, t.entry)).size(),
            sources.get(new Fan(group, catalogues.get(t.entry))).size()),
        t.broader)).toList()).orElse(known));
  }

  private static double specificity(int mapped, int all) {
    return all < LEAST_SOURCES ? 1 : Math.pow(1 - (mapped - 1.0) / all, 4);
  }

  /** The catalogue of an entry, or the class of mitigations: what is mapped as part of a whole list. */
  private Optional<Node> group(Node from) {
    return Optional.ofNullable(catalogues.get(from))
        .or(() -> Optional.of(AIRG.Mitigation).filter(type -> reader.is(from, type)));
  }

  private void add(Node from, Node to, Node predicate) {
    if (catalogues.containsKey(to)) {
      targets.computeIfAbsent(from, node -> new ArrayList<>())
          .add(new Target(to, factor(predicate), predicate.equals(SKOS.broadMatch.asNode())));
    }
  }

  private static Node inverse(Node predicate) {
    return predicate.equals(SKOS.broadMatch.asNode()) ? SKOS.narrowMatch.asNode()
        : predicate.equals(SKOS.narrowMatch.asNode()) ? SKOS.broadMatch.asNode() : predicate;
  }

  /** How much of what holds of the subject holds of the object. */
  private static double factor(Node predicate) {
    return switch (predicate.getLocalName()) {
      case "exactMatch" -> 1;
      case "closeMatch" -> 0.95;
      case "broadMatch" -> 0.8;
      case "relatedMatch" -> 0.5;
      default -> 0.4;
    };
  }

  /** The entries that concern {@code risk}, best first; none if none is known. */
  public List<Fit> of(Node risk) {
    Map<Node, Fit> fits = new LinkedHashMap<>();
    targets(risk).forEach(t -> better(fits, new Fit(t.entry, Way.RISK, Optional.empty(), 0.9 + 0.1 * t.factor)));
    List<Node> subdomains = reader.objects(risk, AIRG.subdomain);
    // What is mapped to a domain need not hold of each of its sub-domains.
    List<Node> domains = subdomains.stream().anyMatch(targets::containsKey) ? subdomains
        : reader.objects(risk, AIRG.domain);
    Map<Node, Target> ofDomain = new HashMap<>();
    domains.forEach(domain -> targets(domain).forEach(t -> {
      ofDomain.merge(t.entry, t, (a, b) -> a.factor >= b.factor ? a : b);
      better(fits, new Fit(t.entry, Way.SUBDOMAIN, Optional.of(domain), 0.05 * t.factor));
    }));
    byConcept(risk, ofDomain).forEach(fit -> better(fits, fit));
    reader.objects(risk, AIRG.mitigationFit).forEach(fit -> reader.object(fit, AIRG.mitigation)
        .ifPresent(mitigation -> targets(mitigation).forEach(t -> better(fits, new Fit(t.entry, Way.MITIGATION,
            Optional.of(mitigation), MITIGATION * t.factor * reader.decimal(fit, AIRG.score))))));
    List.copyOf(fits.values()).stream().filter(fit -> fit.way().compareTo(Way.MITIGATION) <= 0
        && fit.score() >= LEAST_FOR_STEP).forEach(
            fit -> targets(fit.thing()).stream().filter(t -> fit.way() != Way.MITIGATION || t.broader)
                .forEach(t -> better(fits, new Fit(t.entry, Way.ENTRY, Optional.of(fit.thing()),
                    STEP * t.factor * fit.score()))));
    return best(fits);
  }

  private List<Target> targets(Node node) {
    return targets.getOrDefault(node, List.of());
  }

  private static void better(Map<Node, Fit> fits, Fit fit) {
    fits.merge(fit.thing(), fit, (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
  }

  private static final Comparator<Fit> ORDER = Comparator.comparingDouble(Fit::score).reversed()
      .thenComparing(Fit::way).thenComparing(fit -> fit.thing().getURI())
      .thenComparing(fit -> fit.via().map(Node::getURI).orElse(""));

  private List<Fit> byConcept(Node risk, Map<Node, Target> ofDomain) {
    Map<Node, WeightSum> found = new LinkedHashMap<>();
    concepts.of(risk).forEach((concept, weighted) -> {
      boolean broader = weighted.way() == Way.BROADER;
      if (weighted.way() == Way.HEADING || broader && isGeneral(concept)) {
        return;
      }
      for (Target t : targets(concept)) {
        // What is narrower than a concept one step up has nothing to do with the risk.
        double weight = broader && t.factor < 0.5 ? 0 : t.factor * weighted.weight();
        found.computeIfAbsent(t.entry, entry -> new WeightSum())
            .add(weight, weighted.way(), concept);
      }
    });
    return found.entrySet().stream().filter(entry -> entry.getValue().via() != null).map(entry -> {
      WeightSum weights = entry.getValue();
      double sum = weights.sum() * (ofDomain.containsKey(entry.getKey()) ? ALSO_SUBDOMAIN : 1);
      return new Fit(entry.getKey(), weights.way(), Optional.of(weights.via()), 0.05 + 0.85 * sum / (sum + HALF));
    }).toList();
  }

  /** Whether concepts of many kinds meet in this one: at the top of the thesaurus, or an umbrella concept. */
  private boolean isGeneral(Node concept) {
    return reader.graph().contains(concept, SKOS.topConceptOf.asNode(), Node.ANY)
        || reader.graph().contains(concept, AIRG.umbrella, Literals.bool(true));
  }

  private List<Fit> best(Map<Node, Fit> fits) {
    Map<Node, List<Fit>> kept = new HashMap<>();
    fits.values().stream().sorted(ORDER).forEach(fit -> {
      List<Fit> same = kept.computeIfAbsent(catalogues.get(fit.thing()), catalogue -> new ArrayList<>());
      boolean weak = !same.isEmpty() && (fit.score() < LEAST_SHARE * same.get(0).score()
          || fit.way() == Way.SUBDOMAIN && same.get(0).way() != Way.SUBDOMAIN);
      boolean room = same.size() < PER_CATALOGUE
          || same.size() < 2 * PER_CATALOGUE && fit.score() == same.get(same.size() - 1).score();
      if (fit.way() == Way.RISK || room && !weak) {
        same.add(fit);
      }
    });
    return kept.values().stream().flatMap(List::stream).sorted(ORDER).limit(MOST).toList();
  }
}
