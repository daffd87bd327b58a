package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * Ranks the incidents that illustrate a risk: those that involve a concept of the risk (weighed by
 * {@link RiskConcepts}) or a narrower one, by their text or by a technique that is mapped to it; top and umbrella concepts
 * do not count.
 *
 * <p>The score says how much of each the other is about: the geometric mean of the share of the common concepts in the
 * weights of the risk's and the share in the weights of the incident's. So a risk of leaking training data is not
 * illustrated by a prompt injection that leaks a conversation. An incident whose collection files it under the risk's
 * sub-domain counts more, and the latest of such incidents fill a list up to {@value #LEAST}. A risk has at most
 * {@value #MOST} incidents.
 */
public final class IncidentRanking {
  /** The most incidents of a risk. */
  public static final int MOST = 10;
  /** The number up to which incidents known by the sub-domain alone fill a list. */
  public static final int LEAST = 3;

  /** The least score: of 50 pairs at or above it, one reader found 40 apt. */
  private static final double LEAST_SCORE = 0.55;
  private static final double LEAST_SHARE = 0.5;
  private static final double TECHNIQUE = 0.35;
  private static final double NARROWER = 0.35;
  private static final double ALSO_SUBDOMAIN = 1.5;
  private static final double HAPPENED = 1.05;
  private static final double SUBDOMAIN_ONLY = 0.04;

  /** A concept that an incident involves, how much, and how that is known. */
  private record Involved(Node incident, double weight, Way way, Node via) {}

  private final GraphReader reader;
  private final GraphReader incidents;
  private final RiskConcepts concepts;
  private final Map<Node, List<Involved>> byConcept = new HashMap<>();
  /** For each incident the weight of what it involves. */
  private final Map<Node, Double> weights = new HashMap<>();
  private final Map<Node, List<Node>> bySubdomain = new HashMap<>();
  private final Map<Node, Set<Node>> against;
  private final Comparator<Node> latestFirst;

  /**
   * Ranks the incidents of {@code found}.
   *
   * @param facts the risks
   * @param concepts those of the risks
   * @param found the incidents, and the entries of catalogues
   * @param mappings of concepts to entries
   * @param against for an incident the concepts that it is not about; a risk that is about one of them is not illustrated
   */
  public IncidentRanking(Graph facts, RiskConcepts concepts, Graph found, List<Mapped> mappings,
      Map<Node, Set<Node>> against) {
    this.against = against;
    reader = new GraphReader(facts);
    incidents = new GraphReader(found);
    this.concepts = concepts;
    latestFirst = Comparator.comparing((Node incident) -> incidents.text(incident, DCTerms.date.asNode()).orElse(""))
        .reversed().thenComparing(Node::getURI);
    Map<Node, Set<Node>> ofEntry = new HashMap<>();
    mappings.stream().filter(m -> implies(m) && reader.is(m.subject(), AIRG.Concept))
        .forEach(m -> ofEntry.computeIfAbsent(m.object(), entry -> new LinkedHashSet<>()).add(m.subject()));
    incidents.members(AIRG.Incident).stream().sorted(latestFirst).forEach(incident -> involve(incident, ofEntry));
  }

  /** Whether an incident that uses the mapped technique is a case of the concept. */
  private static boolean implies(Mapped mapping) {
    return Set.of(SKOS.exactMatch.asNode(), SKOS.narrowMatch.asNode()).contains(mapping.predicate());
  }

  private void involve(Node incident, Map<Node, Set<Node>> ofEntry) {
    Map<Node, Involved> involved = new LinkedHashMap<>();
    for (Node node : incidents.objects(incident, AIRG.involves)) {
      if (reader.is(node, AIRG.Concept)) {
        better(involved, node, new Involved(incident, 1, Way.CONCEPT, node));
      } else if (reader.is(node, AIRG.Subdomain)) {
        bySubdomain.computeIfAbsent(node, subdomain -> new ArrayList<>()).add(incident);
      }
    }
    for (Node technique : incidents.objects(incident, AIRG.technique)) {
      Set<Node> entries = new LinkedHashSet<>(Set.of(technique));
      entries.addAll(incidents.objects(technique, SKOS.broader.asNode()));
      entries.forEach(entry -> ofEntry.getOrDefault(entry, Set.of())
          .forEach(concept -> better(involved, concept, new Involved(incident, TECHNIQUE, Way.TECHNIQUE, technique))));
    }
    weights.put(incident, involved.entrySet().stream().filter(own -> !isGeneral(own.getKey()))
        .mapToDouble(own -> own.getValue().weight * concepts.rarity(own.getKey())).sum());
    // What involves a concept involves the broader one.
    List.copyOf(involved.entrySet()).stream()
        .filter(own -> own.getValue().way == Way.CONCEPT && !isGeneral(own.getKey()))
        .forEach(own -> reader.objects(own.getKey(), SKOS.broader.asNode()).forEach(broader -> better(involved, broader,
            new Involved(incident, NARROWER, Way.CONCEPT, own.getKey()))));
    involved.keySet().removeIf(this::isGeneral);
    involved.forEach((concept, one) -> byConcept.computeIfAbsent(concept, c -> new ArrayList<>()).add(one));
  }

  /** Whether a concept is so general that an incident and a risk have nothing in common by it alone. */
  private boolean isGeneral(Node concept) {
    return reader.objects(concept, SKOS.broader.asNode()).isEmpty()
        || reader.graph().contains(concept, AIRG.umbrella, Literals.bool(true));
  }

  private static void better(Map<Node, Involved> involved, Node concept, Involved one) {
    involved.merge(concept, one, (a, b) -> b.weight > a.weight
        || b.weight == a.weight && b.via.getURI().compareTo(a.via.getURI()) < 0 ? b : a);
  }

  /** The incidents that illustrate {@code risk}, best first; none if none is known. */
  public List<Fit> of(Node risk) {
    Map<Node, RiskConcepts.Weighted> own = new LinkedHashMap<>(concepts.of(risk));
    own.entrySet().removeIf(one -> one.getValue().way() != Way.CONCEPT || isGeneral(one.getKey()));
    double all = own.values().stream().mapToDouble(RiskConcepts.Weighted::weight).sum();
    Map<Node, WeightSum> ofRisk = new LinkedHashMap<>();
    Map<Node, Double> ofIncident = new HashMap<>();
    own.forEach((concept, weighted) -> byConcept.getOrDefault(concept, List.of()).forEach(one -> {
      ofRisk.computeIfAbsent(one.incident, incident -> new WeightSum()).add(weighted.weight() * one.weight, one.way,
          one.via);
      ofIncident.merge(one.incident, concepts.rarity(concept) * one.weight, Double::sum);
    }));
    Map<Node, Node> filed = new LinkedHashMap<>();
    reader.objects(risk, AIRG.subdomain).forEach(subdomain -> bySubdomain.getOrDefault(subdomain, List.of())
        .forEach(incident -> filed.putIfAbsent(incident, subdomain)));
    List<Fit> found = ofRisk.entrySet().stream()
        .filter(one -> against.getOrDefault(one.getKey(), Set.of()).stream().noneMatch(own::containsKey)).map(one -> {
          Node incident = one.getKey();
          double score = Math.sqrt(one.getValue().sum() / all
              * Math.min(1, ofIncident.get(incident) / weights.get(incident)))
              * (filed.containsKey(incident) ? ALSO_SUBDOMAIN : 1);
          return new Fit(incident, one.getValue().way(), Optional.of(one.getValue().via()), score);
        }).filter(fit -> fit.score() >= LEAST_SCORE).map(this::happened)
        .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::thing, latestFirst)).toList();
    double least = LEAST_SHARE * found.stream().mapToDouble(Fit::score).findFirst().orElse(0);
    List<Fit> fits = new ArrayList<>(found.stream().filter(fit -> fit.score() >= least).limit(MOST).toList());
    filed.entrySet().stream().filter(entry -> fits.stream().noneMatch(fit -> fit.thing().equals(entry.getKey())))
        .sorted(Map.Entry.comparingByKey(latestFirst)).limit(Math.max(0, LEAST - fits.size())).toList()
        .forEach(
            entry -> fits.add(new Fit(entry.getKey(), Way.SUBDOMAIN, Optional.of(entry.getValue()), SUBDOMAIN_ONLY)));
    return fits;
  }

  /** What happened counts a little more than an exercise. */
  private Fit happened(Fit fit) {
    double times = incidents.graph().contains(fit.thing(), AIRG.exercise, Literals.bool(true)) ? 1 : HAPPENED;
    return new Fit(fit.thing(), fit.way(), fit.via(), Math.min(1, fit.score() * times));
  }
}
