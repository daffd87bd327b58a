package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.query.EntityResolver;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/**
 * All things of a kind.
 *
 * @param title what they are
 * @param intro how many there are
 * @param groups the things under headings
 */
public record IndexView(String title, String intro, List<ResourceView.Group> groups) {
  private static final Map<String, Node> TYPES =
      Map.of("risk", AIRG.Risk, "domain", AIRG.Subdomain, "source", AIRG.SourceDocument,
          "work", AIRG.Work, "mitigation", AIRG.Mitigation, "concept", AIRG.Concept, "evidence", AIRG.Evidence);
  private static final Map<String, String> TITLES =
      Map.of("risk", "Risks", "domain", "Domains", "source", "Source documents",
          "work", "Works", "mitigation", "Mitigations", "concept", "Concepts", "evidence", "Evidence");

  /** The index of {@code kind}. */
  public static IndexView of(GraphReader facts, String kind) {
    List<Node> things =
        facts.graph().find(Node.ANY, RDF.type.asNode(), TYPES.get(kind)).mapWith(Triple::getSubject).toList();
    Map<String, List<Hyperlink>> groups = new LinkedHashMap<>();
    things.stream().sorted(Comparator.comparing((Node node) -> heading(facts, kind, node))
        .thenComparing(node -> order(facts, kind, node)).thenComparing(Node::getURI))
        .forEach(node -> groups.computeIfAbsent(heading(facts, kind, node), heading -> new ArrayList<>())
            .add(entry(facts, kind, node)));
    List<ResourceView.Group> list = new ArrayList<>();
    groups.forEach((heading, refs) -> list.add(new ResourceView.Group(heading, refs)));
    return new IndexView(TITLES.get(kind), things.size() + (kind.equals("domain") ? " sub-domains" : ""), list);
  }

  private static String heading(GraphReader facts, String kind, Node node) {
    return switch (kind) {
      case "domain" -> facts.object(node, SKOS.broader.asNode()).map(facts::domain).map(Hyperlink::label).orElse("");
      case "mitigation" -> facts.object(node, AIRG.mitigationCategory)
          .map(category -> facts.text(category, SKOS.notation.asNode()).orElse("") + " " + facts.label(category))
          .orElse("Other");
      case "source" -> "In the order of the repository";
      case "risk", "evidence" -> EntityResolver.id(node).replaceFirst("\\..*", "");
      default -> facts.label(node).isEmpty() ? "" : facts.label(node).substring(0, 1).toUpperCase(Locale.ROOT);
    };
  }

  private static String order(GraphReader facts, String kind, Node node) {
    return kind.equals("concept") || kind.equals("work") || kind.equals("mitigation")
        ? facts.label(node).toLowerCase(Locale.ROOT) : EntityResolver.id(node);
  }

  private static Hyperlink entry(GraphReader facts, String kind, Node node) {
    return switch (kind) {
      case "domain" -> facts.domain(node).withNote(facts.count(AIRG.subdomain, node) + " risks");
      case "source" -> new Hyperlink(facts.source(node).label() + ": " + facts.label(node), facts.source(node).href(),
          facts.count(AIRG.sourceDocument, node) + " risks");
      case "concept" -> facts.ref(node).withNote(facts.count(AIRG.concept, node) + " risks");
      case "mitigation" -> facts.ref(node);
      case "risk" -> facts.risk(node).withNote(EntityResolver.id(node));
      case "evidence" -> new Hyperlink(EntityResolver.id(node), facts.places().href(node).orElse(""));
      default -> facts.ref(node);
    };
  }
}
