package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.Entity;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Literals;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/**
 * The list of all entities of a kind.
 *
 * @param kind the kind
 * @param lead how many there are, in a sentence
 * @param groups the entities under headings
 */
public record IndexView(EntityKind kind, String lead, List<HyperlinkList> groups) {

  /** A line of the list, with what orders its group and the line within it. */
  private record Line(String groupOrder, Hyperlink heading, String order, Hyperlink link) {}

  /** Reads the list of {@code kind}. */
  public static IndexView of(PageLinks links, EntityKind kind) {
    // Domains are the headings over their sub-domains.
    Node type = kind == EntityKind.DOMAIN ? AIRG.Subdomain : AIRG.classes(kind).get(0);
    List<Node> nodes = links.reader().members(type);
    Map<Hyperlink, List<Hyperlink>> groups = new LinkedHashMap<>();
    nodes.stream().map(node -> line(links, kind, node))
        .sorted(Comparator.comparing(Line::groupOrder).thenComparing(Line::order)
            .thenComparing(line -> line.link().href()))
        .forEach(line -> groups.computeIfAbsent(line.heading(), heading -> new ArrayList<>()).add(line.link()));
    return new IndexView(kind, lead(links, kind, nodes),
        groups.entrySet().stream().map(group -> new HyperlinkList(group.getKey(), group.getValue())).toList());
  }

  private static String lead(PageLinks links, EntityKind kind, List<Node> nodes) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    int size = nodes.size();
    return switch (kind) {
      case DOMAIN -> texts.get("index.domains", reader.members(AIRG.Domain).size(),
          nodes.stream().filter(node -> !isDomainOnly(reader, node)).count());
      case MITIGATION -> throw new IllegalArgumentException("mitigations have a page of their own");
      case CATALOGUE -> texts.get("index.entries", size, reader.members(AIRG.ExternalCatalogue).size());
      case INCIDENT -> texts.get("index.incidents", size - exercises(reader, nodes), exercises(reader, nodes));
      default -> texts.get("index." + kind.path(), size);
    };
  }

  private static long exercises(GraphReader reader, List<Node> incidents) {
    return incidents.stream().filter(node -> reader.graph().contains(node, AIRG.exercise, Literals.bool(true))).count();
  }

  /** The repository's code for a domain without a sub-domain ends in 0: {@code 7.0}. */
  private static boolean isDomainOnly(GraphReader reader, Node subdomain) {
    return reader.code(subdomain).endsWith(".0");
  }

  private static Line line(PageLinks links, EntityKind kind, Node node) {
    GraphReader reader = links.reader();
    Texts texts = links.texts();
    String id = GraphReader.id(node);
    return switch (kind) {
      case DOMAIN -> {
        Hyperlink domain = reader.object(node, SKOS.broader.asNode()).map(reader::domain).map(links::to)
            .orElse(new Hyperlink(texts.get("index.no-domain"), ""));
        yield new Line(domain.label(), domain, id,
            links.to(reader.domain(node).withNote(risks(links, AIRG.subdomain, node))));
      }
      case MITIGATION -> throw new IllegalArgumentException("mitigations have a page of their own");
      case SOURCE -> {
        Entity source = reader.source(node);
        yield new Line("", new Hyperlink(texts.get("index.documents"), ""), id, links.to(new Entity(source.iri(),
            source.label() + ": " + source.note(), risks(links, AIRG.sourceDocument, node))));
      }
      case RISK, EVIDENCE -> {
        Node risk = kind == EntityKind.RISK ? node : reader.object(node, AIRG.term("evidenceFor")).orElse(node);
        Hyperlink source = reader.object(risk, AIRG.sourceDocument).map(reader::source)
            .map(document -> links.to(document.withNote(""))).orElse(new Hyperlink(texts.get("index.no-source"), ""));
        yield new Line(id.replaceFirst("\\..*", ""), source, id,
            kind == EntityKind.RISK ? links.to(reader.entity(node).withNote(id))
                : new Hyperlink(id, links.address(node.getURI())));
      }
      case CATALOGUE -> {
        Hyperlink catalogue = reader.object(node, SKOS.inScheme.asNode()).map(links::to)
            .orElse(new Hyperlink(texts.get("index.other"), ""));
        yield new Line(catalogue.label(), catalogue, ExternalCatalogueView.order(reader.code(node)),
            links.to(reader.domain(node).withNote(ExternalCatalogueView.risks(links, node))));
      }
      case INCIDENT -> {
        String date = reader.text(node, DCTerms.date.asNode()).orElse("");
        String year = date.isEmpty() ? texts.get("index.no-date") : date.substring(0, 4);
        yield new Line(latestFirst(year), new Hyperlink(year, ""), latestFirst(date),
            links.to(reader.entity(node).withNote(
                IncidentView.when(links, node) + ", " + risks(links, AIRG.illustratedBy, node))));
      }
      default -> {
        String key = sortKey(reader.label(node));
        Entity entity = reader.entity(node);
        yield new Line(letter(key), new Hyperlink(letter(key), ""), key,
            links.to(entity.withNote(kind == EntityKind.WORK ? authorAndYear(reader, node)
                : kind == EntityKind.CONCEPT ? risks(links, AIRG.concept, node) : "")));
      }
    };
  }

  /** A key in whose order later dates come first, and no date last. */
  private static String latestFirst(String date) {
    return date.chars().mapToObj(c -> Character.isDigit(c) ? String.valueOf('9' - c) : c == '-' ? "-" : "~")
        .collect(Collectors.joining()) + "~";
  }

  /** {@code Hubinger et al., 2019}; what is not known is left out. */
  private static String authorAndYear(GraphReader reader, Node work) {
    String[] authors = Citation.authors(reader, work).split("; ");
    String first = authors[0].replaceFirst(",.*| et al\\.$", "");
    String name = authors.length > 1 || authors[0].endsWith(" et al.") ? first + " et al." : first;
    return Stream.concat(Stream.of(name), reader.text(work, DCTerms.issued.asNode())
        .map(date -> date.replaceFirst("-.*", "")).stream()).filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String risks(PageLinks links, Node property, Node value) {
    return links.texts().count("risk", links.reader().count(property, value));
  }

  /** A title as libraries sort it: lower case, without quotation marks and the article it begins with. */
  static String sortKey(String title) {
    return title.toLowerCase(Locale.ROOT).replaceFirst("^[^\\p{L}\\p{N}]*((an?|the) )?[^\\p{L}\\p{N}]*", "");
  }

  private static String letter(String key) {
    return key.isEmpty() || !Character.isLetter(key.charAt(0)) ? "0–9" : key.substring(0, 1).toUpperCase(Locale.ROOT);
  }
}
