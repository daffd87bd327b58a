package org.airiskgraph.server.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.FittingMitigation;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;

/**
 * Two risks side by side.
 *
 * @param first one risk
 * @param second the other
 * @param rows facts, each with the values of both
 * @param link the stored link from one to the other, with its score and reasons; empty if there is none
 */
public record CompareView(Side first, Side second, List<Row> rows, Optional<RelatedView.Item> link) {

  /** A risk: link to its page, identifier, summary, and original wording; the last two may be empty. */
  public record Side(Hyperlink risk, String id, String summary, String wording) {}

  /** A fact, with its values for the first and the second risk. */
  public record Row(String name, List<Value> first, List<Value> second) {}

  /** A value, and whether the other risk has it too. */
  public record Value(Hyperlink link, boolean shared) {}

  /** The address of the page that compares two risks. */
  public static String address(String first, String second) {
    return "/compare?a=" + URLEncoder.encode(first, StandardCharsets.UTF_8) + "&b="
        + URLEncoder.encode(second, StandardCharsets.UTF_8);
  }

  /** Compares two risks. */
  public static CompareView of(PageLinks links, Node first, Node second) {
    List<Row> rows = new ArrayList<>();
    GraphReader reader = links.reader();
    row(links, rows, "field.source-document", first, second, AIRG.sourceDocument);
    row(links, rows, "field.domain", first, second, AIRG.domain);
    row(links, rows, "field.sub-domain", first, second, AIRG.subdomain);
    row(links, rows, "field.entity", first, second, AIRG.entity);
    row(links, rows, "field.intent", first, second, AIRG.intent);
    row(links, rows, "field.timing", first, second, AIRG.timing);
    row(links, rows, "field.level", first, second, AIRG.headingLevel);
    row(links, rows, "field.parent", first, second, AIRG.parentRisk);
    row(links, rows, "field.first-version", first, second, AIRG.since);
    row(links, rows, "field.concepts", first, second, AIRG.concept);
    row(links, rows, "field.mitigations", mitigations(links, first), mitigations(links, second));
    row(links, rows, "field.cited-works", first, second, AIRG.cites);
    return new CompareView(side(links, first), side(links, second), rows,
        link(links, first, second).or(() -> link(links, second, first)));
  }

  private static Optional<RelatedView.Item> link(PageLinks links, Node from, Node to) {
    return RelatedView.of(links, from, false).groups().stream()
        .flatMap(group -> group.all().stream())
        .filter(item -> item.link().risk().iri().equals(to.getURI())).findFirst();
  }

  private static Side side(PageLinks links, Node risk) {
    GraphReader reader = links.reader();
    return new Side(links.to(reader.risk(risk)), GraphReader.id(risk), reader.text(risk, AIRG.summary).orElse(""),
        reader.texts(risk, AIRG.originalWording).stream().map(RiskView::readable).collect(Collectors.joining(" ")));
  }

  private static List<Hyperlink> mitigations(PageLinks links, Node risk) {
    return FittingMitigation.of(links.reader(), risk).stream().map(fit -> links.to(fit.mitigation())).toList();
  }

  private static void row(PageLinks links, List<Row> rows, String name, Node first, Node second, Node property) {
    row(links, rows, name, values(links, first, property), values(links, second, property));
  }

  private static List<Hyperlink> values(PageLinks links, Node risk, Node property) {
    GraphReader reader = links.reader();
    return reader.objects(risk, property).stream().filter(Node::isURI).distinct()
        .map(node -> property.equals(AIRG.sourceDocument) ? reader.source(node)
            : property.equals(AIRG.domain) || property.equals(AIRG.subdomain) ? reader.domain(node)
                : reader.entity(node))
        .map(links::to).sorted(java.util.Comparator.comparing(Hyperlink::label)).toList();
  }

  private static void row(PageLinks links, List<Row> rows, String name, List<Hyperlink> first, List<Hyperlink> second) {
    if (!first.isEmpty() || !second.isEmpty()) {
      rows.add(new Row(links.texts().get(name), marked(first, second), marked(second, first)));
    }
  }

  private static List<Value> marked(List<Hyperlink> values, List<Hyperlink> others) {
    Set<Hyperlink> shared = new HashSet<>(others);
    return values.stream().map(value -> new Value(value, shared.contains(value))).toList();
  }
}
