package org.airiskgraph.links;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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
  static final int MOST_WORDS = 3;
  /** A word is shown if it counts at least this part of what the heaviest word does. */
  static final double LEAST_WORD = 0.3;
  /** Works, mitigations and shared concepts named in words; all are in the data. */
  private static final int MOST_NAMES = 3;
  /** Pairs of near concepts that are named. */
  private static final int MOST_PAIRS = 2;

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

  /** A concept that both have, and how. */
  record Shared(int concept, ConceptFeatures.Way way) {}

  /** A concept of the first, the one where both meet, a concept of the second, and how they have them. */
  record Near(int from, int at, int to, ConceptFeatures.Way way) {}

  /** Concepts in common, heaviest first. */
  Link.Reason shared(double weight, List<Shared> shared) {
    boolean heading = shared.stream().allMatch(one -> one.way() == ConceptFeatures.Way.HEADING);
    Shared first = shared.get(0);
    String words = shared.size() > 1
        ? "shares concepts " + list(shared.stream().map(one -> label(one.concept()) + way(one.way())).toList(), ", ")
        : "shares concept " + label(first.concept()) + (first.way() == ConceptFeatures.Way.ABOUT
            ? " " + rarity(concepts.risks(first.concept())) : way(first.way()));
    return reason(heading ? "SharedCategoryReason" : "SharedConceptReason", weight,
        shared.stream().map(one -> node(one.concept())).toList(), words);
  }

  private static String way(ConceptFeatures.Way way) {
    return switch (way) {
      case ABOUT -> "";
      case MENTIONED -> " in passing";
      case HEADING -> " by way of a heading";
    };
  }

  /** Pairs of concepts that are near, heaviest first: one is spelled out step by step, of several what leads there. */
  Link.Reason near(double weight, List<Near> near) {
    Set<Node> via = new LinkedHashSet<>();
    List<String> pairs = new ArrayList<>();
    for (Near pair : near.subList(0, Math.min(near.size(), MOST_PAIRS))) {
      int[] there = concepts.concepts().path(pair.from(), pair.at());
      int[] back = concepts.concepts().path(pair.to(), pair.at());
      via.addAll(List.of(node(pair.from()), node(pair.to())));
      IntStream.concat(Arrays.stream(there), Arrays.stream(back)).mapToObj(this::node).forEach(via::add);
      pairs.add((near.size() == 1 ? near(there, back) : briefly(there, back))
          + (pair.way() == ConceptFeatures.Way.ABOUT ? "" : " (one" + way(pair.way()) + ")"));
    }
    int more = near.size() - pairs.size();
    return reason("NearConceptReason", weight, List.copyOf(via),
        "near concepts: " + String.join("; ", pairs) + (more > 0 ? "; and " + more + " more" : ""));
  }

  /**
   * Umbrella concepts in common.
   *
   * @param umbrellas heaviest first
   * @param from the concept of the first risk that leads to the first of them
   * @param to that of the second risk
   */
  Link.Reason general(double weight, List<Integer> umbrellas, int from, int to) {
    int first = umbrellas.get(0);
    List<Integer> below = IntStream.of(from, to).distinct().filter(concept -> concept != first).boxed().toList();
    List<String> names = new ArrayList<>(umbrellas.stream().map(this::label).toList());
    if (!below.isEmpty()) {
      names.set(0,
          names.get(0) + " (by way of " + below.stream().map(this::label).collect(Collectors.joining(" and ")) + ")");
    }
    return reason("GeneralConceptReason", weight,
        Stream.concat(umbrellas.stream(), below.stream()).distinct().map(this::node).toList(),
        (names.size() > 1 ? "general concepts in common: " : "general concept in common: ") + list(names, ", "));
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

  private String briefly(int[] there, int[] back) {
    List<Integer> between = IntStream.concat(Arrays.stream(there), Arrays.stream(back)).distinct()
        .filter(concept -> concept != there[0] && concept != back[0]).boxed().toList();
    return between.isEmpty() ? near(there, back) : label(there[0]) + " and " + label(back[0]) + " by way of "
        + between.stream().map(this::label).collect(Collectors.joining(" and "));
  }

  private Stream<String> steps(int[] path) {
    return IntStream.range(1, path.length).mapToObj(i -> label(path[i - 1])
        + (isUnder(path[i - 1], path[i]) ? " belongs under " : " is related to ") + label(path[i]));
  }

  private boolean isUnder(int concept, int other) {
    return concepts.concepts().relation(concept, other) == ConceptGraph.Relation.BROADER;
  }

  private Node node(int concept) {
    return concepts.concepts().concept(concept);
  }

  private String label(int concept) {
    return name(node(concept));
  }

  /**
   * Words in common; those that any text may have are named only if there are no others.
   *
   * @param shares of words, heaviest first
   * @param vague whether any text may have the word of a feature
   * @param word the word of a feature
   */
  Link.Reason words(double weight, List<ConceptExplainer.Share> shares, IntPredicate vague, IntFunction<String> word) {
    List<ConceptExplainer.Share> telling = shares.stream().filter(share -> !vague.test(share.feature())).toList();
    List<ConceptExplainer.Share> named = telling.isEmpty() ? shares : telling;
    List<String> words = named.stream().limit(MOST_WORDS)
        .filter(share -> share.weight() >= LEAST_WORD * named.get(0).weight())
        .map(share -> word.apply(share.feature())).toList();
    return new Link.Reason(AIRG.term("WordingReason"), weight, List.of(), words,
        (telling.isEmpty() ? "only common words: " : "similar wording: ") + String.join(", ", words));
  }

  /** Concepts that a risk is about or {@code near} to, as others near to a text, or example sentences, are. */
  Link.Reason nearby(double weight, boolean near, List<Integer> shared) {
    return reason("SharedConceptReason", weight, shared.stream().map(this::node).toList(),
        "like the nearest risks and examples, " + (near ? "near " : "about ")
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
    return list(names, "; ");
  }

  private static String list(List<String> names, String separator) {
    int more = names.size() - MOST_NAMES;
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining(separator))
        + (more > 0 ? separator + "and " + more + " more" : "");
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
