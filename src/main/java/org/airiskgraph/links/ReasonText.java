package org.airiskgraph.links;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.graph.AIRG;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Words reasons, one clause each. */
final class ReasonText {
  /** A concept is called rare if at most one in this number of risks has it. */
  private static final int RARE = 50;

  private final Graph graph;
  private final RiskTable table;
  private final ConceptFeatures concepts;
  private final List<List<Node>> sources;
  private final List<List<Node>> subdomains;
  private final List<List<Node>> domains;
  private final List<List<Node>> entities;
  private final List<List<Node>> intents;
  private final List<List<Node>> timings;
  private final Map<Node, String> labels = new HashMap<>();

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
    return new Link.Reason(AIRG.term(type), weight, via, Optional.empty(), words);
  }

  Link.Reason concepts(double weight, int from, int to, int here, int there) {
    ConceptGraph thesaurus = concepts.concepts();
    boolean tagged = concepts.isTagged(from, here) && concepts.isTagged(to, there);
    if (here != there) {
      return reason("NearConceptReason", weight, List.of(thesaurus.concept(here), thesaurus.concept(there)),
          near(here, there) + (tagged ? "" : ", the heading included"));
    }
    Node concept = thesaurus.concept(here);
    if (tagged) {
      return reason("SharedConceptReason", weight, List.of(concept),
          "shares concept " + name(concept) + " " + rarity(concepts.risks(here)));
    }
    return reason("SharedCategoryReason", weight, List.of(concept),
        "shares concept " + name(concept) + " by way of a heading");
  }

  private String rarity(int risks) {
    return String.format(Locale.ROOT, "(%s%,d of %,d)", (long) risks * RARE <= table.size() ? "rare: " : "", risks,
        table.size());
  }

  private String near(int here, int there) {
    String a = name(concepts.concepts().concept(here));
    String b = name(concepts.concepts().concept(there));
    return switch (concepts.concepts().relation(here, there)) {
      case BROADER -> "concept " + a + " is narrower than " + b;
      case NARROWER -> "concept " + a + " is broader than " + b;
      case RELATED -> "concept " + a + " is related to " + b;
      case NONE -> "concepts " + a + " and " + b + " are near each other";
    };
  }

  Link.Reason words(double weight, List<String> words) {
    return reason("WordingReason", weight, List.of(), "similar wording: " + String.join(", ", words));
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

  Link.Reason work(double weight, Node work) {
    return reason("CitedWorkReason", weight, List.of(work), "both cite " + name(work));
  }

  Link.Reason authorYear(double weight, String authorYear) {
    String shown =
        authorYear.isEmpty() ? "" : authorYear.substring(0, 1).toUpperCase(Locale.ROOT) + authorYear.substring(1);
    return new Link.Reason(AIRG.term("AuthorYearReason"), weight, List.of(), Optional.of(authorYear),
        "both cite " + shown + ", perhaps not the same work");
  }

  Link.Reason mitigation(double weight, Node mitigation) {
    return reason("SharedMitigationReason", weight, List.of(mitigation), "both treated by " + name(mitigation));
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
        (same ? "same sub-domain " : "same domain ")
            + literal(shared, SKOS.notation.asNode()).map(code -> code + " ").orElse("") + name(shared));
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
