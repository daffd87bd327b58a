package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
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
  /** The index of {@code kind}. */
  public static IndexView of(GraphReader facts, EntityKind kind) {
    // Of domains only the sub-domains are listed, each under its domain.
    Node type = kind == EntityKind.DOMAIN ? AIRG.Subdomain : AIRG.classes(kind).get(0);
    List<Node> things = facts.graph().find(Node.ANY, RDF.type.asNode(), type).mapWith(Triple::getSubject).toList();
    Map<String, List<Hyperlink>> groups = new LinkedHashMap<>();
    things.stream().sorted(Comparator.comparing((Node node) -> heading(facts, kind, node))
        .thenComparing(node -> order(facts, kind, node)).thenComparing(Node::getURI))
        .forEach(node -> groups.computeIfAbsent(heading(facts, kind, node), heading -> new ArrayList<>())
            .add(entry(facts, kind, node)));
    List<ResourceView.Group> list = new ArrayList<>();
    groups.forEach((heading, refs) -> list.add(new ResourceView.Group(heading, refs)));
    return new IndexView(kind.plural(), things.size() + (kind == EntityKind.DOMAIN ? " sub-domains" : ""), list);
  }

  private static String heading(GraphReader facts, EntityKind kind, Node node) {
    return switch (kind) {
      case DOMAIN -> facts.object(node, SKOS.broader.asNode()).map(facts::domain).map(Hyperlink::label).orElse("");
      case MITIGATION -> facts.object(node, AIRG.mitigationCategory)
          .map(category -> facts.text(category, SKOS.notation.asNode()).orElse("") + " " + facts.label(category))
          .orElse("Other");
      case SOURCE -> "In the order of the repository";
      case RISK, EVIDENCE -> EntityResolver.id(node).replaceFirst("\\..*", "");
      default -> facts.label(node).isEmpty() ? "" : facts.label(node).substring(0, 1).toUpperCase(Locale.ROOT);
    };
  }

  private static String order(GraphReader facts, EntityKind kind, Node node) {
    return kind == EntityKind.CONCEPT || kind == EntityKind.WORK || kind == EntityKind.MITIGATION
        ? facts.label(node).toLowerCase(Locale.ROOT) : EntityResolver.id(node);
  }

  private static Hyperlink entry(GraphReader facts, EntityKind kind, Node node) {
    return switch (kind) {
      case DOMAIN -> facts.domain(node).withNote(facts.count(AIRG.subdomain, node) + " risks");
      case SOURCE -> new Hyperlink(facts.source(node).label() + ": " + facts.label(node), facts.source(node).href(),
          facts.count(AIRG.sourceDocument, node) + " risks");
      case CONCEPT -> facts.ref(node).withNote(facts.count(AIRG.concept, node) + " risks");
      case MITIGATION -> facts.ref(node);
      case RISK -> facts.risk(node).withNote(EntityResolver.id(node));
      case EVIDENCE -> new Hyperlink(EntityResolver.id(node), facts.places().href(node).orElse(""));
      default -> facts.ref(node);
    };
  }
}
