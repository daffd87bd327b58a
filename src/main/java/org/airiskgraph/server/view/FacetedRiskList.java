package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

/** The risks as a list that can be filtered by their classification; read from the graph once. */
public final class FacetedRiskList {
  /** What the list can be filtered by, in the order of the page; each has a request parameter of the same name. */
  public enum Facet {
    DOMAIN("Domain"),
    SUBDOMAIN("Sub-domain"),
    ENTITY("Entity"),
    INTENT("Intent"),
    TIMING("Timing"),
    LEVEL("Level"),
    SINCE("New in version"),
    SOURCE("Source document");

    private final String title;

    Facet(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }

    private Node property() {
      return this == SOURCE ? AIRG.sourceDocument : AIRG.term(parameter());
    }
  }

  /**
   * One risk of the list.
   *
   * @param node its IRI
   * @param id last segment of the IRI
   * @param link link to its page, its source as the note
   * @param summary in own words; may be empty
   * @param values its classification
   */
  public record Row(Node node, String id, Hyperlink link, String summary, Map<Facet, Value> values) {}

  /**
   * A value of a facet.
   *
   * @param id as in addresses: {@code 7.2}, {@code ai}, {@code 34}
   * @param label as on the page
   * @param order sort key among the values of the facet
   */
  public record Value(String id, String label, String order) {}

  private final List<Row> rows;

  private FacetedRiskList(List<Row> rows) {
    this.rows = rows;
  }

  /** Reads all risks, in the order of their identifiers. */
  public static FacetedRiskList read(PageLinks links) {
    GraphReader reader = links.reader();
    Map<Node, Value> values = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    reader.members(AIRG.Risk).stream().sorted(Comparator.comparing(Node::getURI)).forEach(risk -> {
      Map<Facet, Value> filed = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        reader.object(risk, facet.property()).filter(Node::isURI)
            .ifPresent(node -> filed.put(facet, values.computeIfAbsent(node, n -> value(reader, facet, n))));
      }
      rows.add(new Row(risk, GraphReader.id(risk), links.to(reader.risk(risk)),
          reader.text(risk, AIRG.summary).orElse(""), filed));
    });
    return new FacetedRiskList(rows);
  }

  private static Value value(GraphReader reader, Facet facet, Node node) {
    String id = GraphReader.id(node);
    String local = id.substring(id.indexOf('#') + 1);
    return switch (facet) {
      case DOMAIN, SUBDOMAIN -> new Value(local, reader.domain(node).label(), local);
      case SOURCE -> {
        String name = reader.source(node).label();
        yield new Value(local, name, name.toLowerCase(Locale.ROOT));
      }
      case ENTITY, INTENT, TIMING -> new Value(local.substring(facet.parameter().length() + 1), reader.label(node),
          reader.text(node, SKOS.notation.asNode()).orElse(local));
      case SINCE -> {
        String version = reader.code(node);
        yield new Value(version, reader.text(node, DCTerms.issued.asNode()).map(day -> version + " (" + day + ")")
            .orElse(version), local);
      }
      case LEVEL -> new Value(local, reader.label(node), local);
    };
  }

  public List<Row> rows() {
    return rows;
  }

  /** The risks of {@code among} that have all values in {@code wanted}. */
  public static List<Row> narrow(List<Row> among, Map<Facet, String> wanted) {
    return among.stream()
        .filter(row -> wanted.entrySet().stream().allMatch(want -> has(row, want.getKey(), want.getValue()))).toList();
  }

  private static boolean has(Row row, Facet facet, String id) {
    return Optional.ofNullable(row.values().get(facet)).filter(value -> value.id().equals(id)).isPresent();
  }

  /** The number of {@code rows} with each value of {@code facet}, in the order of the taxonomy. */
  public static Map<Value, Integer> counts(List<Row> rows, Facet facet) {
    Map<Value, Integer> counts = new TreeMap<>(Comparator.comparing(Value::order).thenComparing(Value::id));
    rows.forEach(
        row -> Optional.ofNullable(row.values().get(facet)).ifPresent(value -> counts.merge(value, 1, Integer::sum)));
    return counts;
  }
}
