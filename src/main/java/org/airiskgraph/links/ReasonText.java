package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Words reasons, one clause each. */
final class ReasonText {
  /** A concept is called rare if at most one in this number of risks has it. */
  static final int RARE = 100;
  /** Works and mitigations named in words; all are in the data. */
  private static final int MOST_NAMES = 3;

  private final Graph graph;
  private final RiskTable table;
  private final ConceptFeatures concepts;
  private final List<List<Node>> sources;
  private final List<List<Node>> subdomains;
  private final List<List<Node>> domains;
  private final List<List<Node>> entities;
  private final List<List<Node>> intents;
  private final List<List<Node>> timings;
  private final Map<Node, String> labels = new ConcurrentHashMap<>();

  ReasonText(Graph graph, RiskTable table, ConceptFeatures concepts) {
    this.graph = graph;
    this.table = table;
    this.concepts = concepts;
    this.sources = table.values(AIRG.sourceDocument);
    this.subdomains = table.values(AIRG.subdomain);
    this.domains = table.values(AIRG.domain);
    this.entities = table.values(AIRG.entity);
    this.intents = table.values(AIRG.intent);
    this.timings = table.values(AIRG.timing);
  }

  private Link.Reason reason(String type, double weight, List<Node> via, String words) {
    return new Link.Reason(AIRG.term(type), weight, via, List.of(), words);
  }

  /**
   * A concept in common, or two that are near.
   *
   * @param tagged whether both have their concepts themselves, not by way of a heading
   * @param path the concept of the first, the one where both meet, and that of the second
   */
  Link.Reason concepts(double weight, boolean tagged, int[] path) {
    Node here = concepts.concepts().concept(path[0]);
    if (path[0] != path[2]) {
      int[] there = concepts.concepts().path(path[0], path[1]);
      int[] back = concepts.concepts().path(path[2], path[1]);
      List<Node> via = new ArrayList<>(List.of(here, concepts.concepts().concept(path[2])));
      IntStream.concat(Arrays.stream(there), Arrays.stream(back)).mapToObj(concepts.concepts()::concept)
          .filter(concept -> !via.contains(concept)).distinct().forEach(via::add);
      return reason("NearConceptReason", weight, via,
          "near concepts: " + near(there, back) + (tagged ? "" : " (one by way of a heading)"));
    }
    return tagged
        ? reason("SharedConceptReason", weight, List.of(here),
            "shares concept " + name(here) + " " + rarity(concepts.risks(path[0])))
        : reason("SharedCategoryReason", weight, List.of(here),
            "shares concept " + name(here) + " by way of a heading");
  }

  private String rarity(int risks) {
    return String.format(Locale.ROOT, "(%s%,d of %,d)", (long) risks * RARE <= table.size() ? "rare: " : "", risks,
        table.size());
  }

  /** Spells out two paths that end at one concept. */
  private String near(int[] there, int[] back) {
    boolean alike = there.length == 2 && back.length == 2
        && concepts.concepts().relation(there[0], there[1]) == concepts.concepts().relation(back[0], back[1]);
    if (alike) {
      return label(there[0]) + " and " + label(back[0])
          + (isUnder(there[0], there[1]) ? " both belong under " : " are both related to ") + label(there[1]);
    }
    return Stream.concat(steps(there), steps(back)).collect(Collectors.joining("; "));
  }

  private Stream<String> steps(int[] path) {
    return IntStream.range(1, path.length).mapToObj(i -> label(path[i - 1])
        + (isUnder(path[i - 1], path[i]) ? " belongs under " : " is related to ") + label(path[i]));
  }

  private boolean isUnder(int concept, int other) {
    return concepts.concepts().relation(concept, other) == ConceptGraph.Relation.BROADER;
  }

  private String label(int concept) {
    return name(concepts.concepts().concept(concept));
  }

  Link.Reason words(double weight, List<String> words) {
    return new Link.Reason(AIRG.term("WordingReason"), weight, List.of(), words,
        "similar wording: " + String.join(", ", words));
  }

  /** Concepts of a risk that others near to a text, or example sentences, have, too. */
  Link.Reason nearby(double weight, List<Integer> shared) {
    return reason("SharedConceptReason", weight, shared.stream().map(concepts.concepts()::concept).toList(),
        "like the nearest risks and examples, about "
            + shared.stream().map(this::label).collect(Collectors.joining(", ")));
  }

  /** The sub-domain of a risk, which a text suggests. */
  Link.Reason suggested(double weight, int risk) {
    Node subdomain = subdomains.get(risk).get(0);
    return reason("SubdomainReason", weight, List.of(subdomain), "in the suggested sub-domain " + coded(subdomain));
  }

  Link.Reason sameName(double weight) {
    return reason("SameNameReason", weight, List.of(), "same name");
  }

  Link.Reason rest(double weight) {
    return reason("RemainderReason", weight, List.of(), "general concepts and minor things in common");
  }

  Link.Reason family(double weight, int from, int to) {
    if (table.parent(from) == to) {
      return reason("ParentReason", weight, List.of(table.risk(to)), "parent risk" + source(from));
    }
    if (table.parent(to) == from) {
      return reason("ParentReason", weight, List.of(table.risk(from)), "child risk" + source(from));
    }
    return reason("SiblingReason", weight, List.of(table.risk(table.parent(from))),
        "sibling" + source(from) + ", under " + table.heading(from));
  }

  /** {@code " in Ji 2023"}, or nothing. */
  private String source(int risk) {
    return sources.get(risk).isEmpty() ? ""
        : literal(sources.get(risk).get(0), AIRG.quickRef)
            .map(ref -> " in " + ref.replaceFirst("(?<=\\p{L})(?=\\d{4}$)", " ")).orElse("");
  }

  Link.Reason category(double weight, int from, int to) {
    return reason("SharedCategoryReason", weight, List.of(table.risk(table.parent(from)), table.risk(table.parent(to))),
        "both under a heading named " + table.heading(from));
  }

  Link.Reason works(double weight, List<Node> works) {
    return reason("CitedWorkReason", weight, works, "both cite " + list(works.stream().map(this::name).toList()));
  }

  Link.Reason authorYears(double weight, List<String> authorYears) {
    return new Link.Reason(AIRG.term("AuthorYearReason"), weight, List.of(), authorYears,
        "both cite " + list(authorYears.stream().map(ReasonText::capitalized).toList())
            + ", perhaps not the same work");
  }

  private static String capitalized(String text) {
    return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  Link.Reason mitigations(double weight, List<Node> mitigations) {
    return reason("SharedMitigationReason", weight, mitigations,
        "both treated by " + list(mitigations.stream().map(this::name).toList()));
  }

  /** The first names, and how many more there are. */
  private static String list(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  Link.Reason cause(double weight, int risk) {
    List<Node> factors = List.of(entities.get(risk).get(0), intents.get(risk).get(0), timings.get(risk).get(0));
    return reason("CausalProfileReason", weight, factors,
        "same cause: " + String.join(", ", factors.stream().map(this::name).toList()));
  }

  Link.Reason domain(double weight, int from, int to) {
    boolean same = !subdomains.get(from).isEmpty() && subdomains.get(from).equals(subdomains.get(to));
    Node shared = (same ? subdomains : domains).get(from).get(0);
    return reason(same ? "SubdomainReason" : "DomainReason", weight, List.of(shared),
        (same ? "same sub-domain " : "same domain ") + coded(shared));
  }

  private String coded(Node domain) {
    return literal(domain, SKOS.notation.asNode()).map(code -> code + " ").orElse("") + name(domain);
  }

  private String name(Node node) {
    return labels.computeIfAbsent(node, key -> literal(key, SKOS.prefLabel.asNode())
        .or(() -> literal(key, RDFS.label.asNode())).orElse(key.toString()));
  }

  private Optional<String> literal(Node subject, Node property) {
    return graph.find(subject, property, Node.ANY).mapWith(triple -> triple.getObject().getLiteralLexicalForm())
        .toList().stream().sorted().findFirst();
  }
}
