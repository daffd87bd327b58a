package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.LinkKind;
import org.airiskgraph.graph.RelatedRisk;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * The risks that a risk is linked to, in groups.
 *
 * @param groups the groups that have risks
 * @param total number of all linked risks
 * @param elsewhere how many of them are in a domain other than the risk's
 * @param elsewhereOnly whether the groups have those alone
 */
public record RelatedView(List<Group> groups, int total, int elsewhere, boolean elsewhereOnly) {
  private static final int SHOWN = 5;

  /** Risks under a heading: those to show at once, and the weaker ones. */
  public record Group(String heading, List<Item> first, List<Item> more) {
    /** All risks of the group, those of one name in a row. */
    List<Item> all() {
      return Stream.concat(first.stream(), more.stream())
          .flatMap(item -> Stream.concat(Stream.of(item), item.namesakes().stream())).toList();
    }
  }

  /**
   * A related risk.
   *
   * @param link the link as the graph has it
   * @param risk link to its page, its source document as the note
   * @param kind what it is to the risk, where the heading does not say so; may be empty
   * @param filed its sub-domain or domain, with a link; empty where it has none
   * @param summary in own words; may be empty
   * @param because the heaviest reason
   * @param reasons all reasons, with links to what they name and their weights as notes
   * @param compare address of the page that compares the two
   * @param namesakes weaker links of the group to risks of the same name
   */
  public record Item(RelatedRisk link, Hyperlink risk, String kind, Optional<Hyperlink> filed, String summary,
      String because, List<Reason> reasons, String compare, List<Item> namesakes) {

    private Item with(Item namesake) {
      List<Item> more = new ArrayList<>(namesakes);
      more.add(namesake);
      return new Item(link, risk, kind, filed, summary, because, reasons, compare, List.copyOf(more));
    }
  }

  /** A reason: the fragment of its IRI, its text, and its part of the score with two decimal places. */
  public record Reason(String fragment, LinkedText text, String weight) {}

  /** The risks linked to {@code risk}, or of these only those of other domains. */
  static RelatedView of(PageLinks links, Node risk, boolean elsewhereOnly) {
    GraphReader reader = links.reader();
    List<RelatedRisk> all = RelatedRisk.of(reader, risk);
    List<RelatedRisk> elsewhere = all.stream().filter(related -> isElsewhere(reader, risk, node(related))).toList();
    Map<String, Map<String, Item>> groups = new LinkedHashMap<>();
    RelatedRisk.grouped(elsewhereOnly ? elsewhere : all).forEach((kind, list) -> list.forEach(related -> {
      Item item = item(links, risk, related);
      groups.computeIfAbsent(heading(links.texts(), kind), heading -> new LinkedHashMap<>())
          .merge(GraphReader.id(risk) + name(related) + item.kind(), item, Item::with);
    }));
    return new RelatedView(groups.entrySet().stream().map(group -> group(group.getKey(), group.getValue())).toList(),
        all.size(), elsewhere.size(), elsewhereOnly);
  }

  private static Group group(String heading, Map<String, Item> items) {
    List<Item> all = List.copyOf(items.values());
    int shown = Math.min(all.size(), SHOWN);
    return new Group(heading, all.subList(0, shown), all.subList(shown, all.size()));
  }

  private static Node node(RelatedRisk related) {
    return NodeFactory.createURI(related.risk().iri());
  }

  /** Upper and lower case and punctuation do not make another name. */
  private static String name(RelatedRisk related) {
    return related.risk().label().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static boolean isElsewhere(GraphReader reader, Node risk, Node other) {
    Optional<Node> domain = reader.object(other, AIRG.domain);
    return domain.isPresent() && !domain.equals(reader.object(risk, AIRG.domain));
  }

  private static String heading(Texts texts, LinkKind kind) {
    return switch (kind) {
      case BROADER, NARROWER, SIBLING -> texts.get("related.same-source");
      case SAME_RISK -> texts.get("related.same-risk");
      case RELATED -> texts.get("related.related");
    };
  }

  private static Item item(PageLinks links, Node risk, RelatedRisk related) {
    GraphReader reader = links.reader();
    Node other = node(related);
    List<Reason> reasons = related.reasons().stream().map(reason -> new Reason(reason.fragment(),
        LinkedText.of(links, reason.text(), reason.via()),
        reason.roundedWeight())).toList();
    return new Item(related, links.to(related.risk()),
        Set.of(LinkKind.SAME_RISK, LinkKind.RELATED).contains(related.kind()) ? "" : links.texts().link(related.kind()),
        filed(links, other), reader.text(other, AIRG.summary).orElse(""),
        related.reasons().isEmpty() ? "" : related.reasons().get(0).text(), reasons,
        CompareView.address(GraphReader.id(risk), GraphReader.id(other)), List.of());
  }

  static Optional<Hyperlink> filed(PageLinks links, Node risk) {
    return links.reader().object(risk, AIRG.subdomain).or(() -> links.reader().object(risk, AIRG.domain))
        .map(links.reader()::domain).map(links::to);
  }
}
