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

/** The risks as a list that can be filtered; read from the graph once. */
public final class FacetedRiskList {
  /** What the list can be filtered by, in the order of the page; each has a request parameter of the same name. */
  public enum Facet {
    DOMAIN,
    SUBDOMAIN,
    ENTITY,
    INTENT,
    TIMING,
    CONCEPT,
    MITIGATION,
    YEAR,
    SINCE,
    LEVEL,
    SOURCE;

    String title(Texts texts) {
      return texts.get("facet." + parameter());
    }

    public String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether only the most frequent values are listed, because it has hundreds. */
    boolean isLong() {
      return this == CONCEPT || this == MITIGATION;
    }

    /** Whether each risk ought to have a value, so that those without one are worth listing. */
    private boolean isCoded() {
      return this == DOMAIN || this == ENTITY || this == INTENT || this == TIMING;
    }

    private Node property() {
      return switch (this) {
        case SOURCE, YEAR -> AIRG.sourceDocument;
        case MITIGATION -> AIRG.addressedBy;
        default -> AIRG.term(parameter());
      };
    }
  }

  /**
   * One risk of the list.
   *
   * @param node its IRI
   * @param id last segment of the IRI
   * @param link link to its page, its source as the note
   * @param summary in own words; may be empty
   * @param values its values of each facet; none are missing from the map
   */
  public record Row(Node node, String id, Hyperlink link, String summary, Map<Facet, List<Value>> values) {
    /** The values of a facet; empty if there are none. */
    public List<Value> values(Facet facet) {
      return values.getOrDefault(facet, List.of());
    }

    private boolean has(Facet facet, List<String> ids) {
      return values(facet).stream().anyMatch(value -> ids.contains(value.id()));
    }
  }

  /**
   * A value of a facet.
   *
   * @param id as in addresses: {@code 7.2}, {@code ai}, {@code 34}; {@link #NONE} for risks without a value
   * @param label as on the page
   * @param order sort key among the values of the facet
   */
  public record Value(String id, String label, String order) {
    /** The identifier of what stands for a value that a risk ought to have and has not. */
    public static final String NONE = "none";

    /** Stands for a value that a risk ought to have and has not; the last in order. */
    static Value none(Texts texts) {
      return new Value(NONE, texts.get("facet.not-coded"), "~");
    }

    boolean isNone() {
      return id.equals(NONE);
    }
  }

  /** The order of the taxonomy. */
  static final Comparator<Value> ORDER = Comparator.comparing(Value::order).thenComparing(Value::id);

  private final List<Row> rows;
  private final Texts texts;

  private FacetedRiskList(List<Row> rows, Texts texts) {
    this.rows = rows;
    this.texts = texts;
  }

  /** Reads all risks, in the order of their identifiers. */
  public static FacetedRiskList read(PageLinks links) {
    GraphReader reader = links.reader();
    Map<Facet, Map<Node, Optional<Value>>> known = new EnumMap<>(Facet.class);
    List<Row> rows = new ArrayList<>();
    reader.members(AIRG.Risk).stream().sorted(Comparator.comparing(Node::getURI)).forEach(risk -> {
      Map<Facet, List<Value>> filed = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        Map<Node, Optional<Value>> values = known.computeIfAbsent(facet, f -> new HashMap<>());
        List<Value> found = reader.objects(risk, facet.property()).stream().filter(Node::isURI)
            .flatMap(node -> values.computeIfAbsent(node, n -> value(reader, facet, n)).stream()).toList();
        if (!found.isEmpty() || facet.isCoded()) {
          filed.put(facet, found.isEmpty() ? List.of(Value.none(links.texts())) : found);
        }
      }
      rows.add(new Row(risk, GraphReader.id(risk), links.to(reader.risk(risk)),
          reader.text(risk, AIRG.summary).orElse(""), filed));
    });
    return new FacetedRiskList(rows, links.texts());
  }

  private static Optional<Value> value(GraphReader reader, Facet facet, Node node) {
    String id = GraphReader.id(node);
    String local = id.substring(id.indexOf('#') + 1);
    return switch (facet) {
      case DOMAIN, SUBDOMAIN -> Optional.of(new Value(local, reader.domain(node).label(), local));
      case SOURCE -> {
        String name = reader.source(node).label();
        yield Optional.of(new Value(local, name, name.toLowerCase(Locale.ROOT)));
      }
      // Newest first.
      case YEAR -> reader.text(node, DCTerms.issued.asNode()).filter(date -> date.matches("\\d{4}.*"))
          .map(date -> date.substring(0, 4))
          .map(year -> new Value(year, year, String.valueOf(9999 - Integer.parseInt(year))));
      case ENTITY, INTENT, TIMING -> Optional.of(new Value(local.substring(facet.parameter().length() + 1),
          reader.label(node), reader.text(node, SKOS.notation.asNode()).orElse(local)));
      case SINCE -> {
        String version = reader.code(node);
        yield Optional.of(new Value(version, reader.text(node, DCTerms.issued.asNode())
            .map(day -> version + " (" + day + ")").orElse(version), local));
      }
      case LEVEL, CONCEPT, MITIGATION -> Optional.of(new Value(local, reader.label(node), reader.label(node)));
    };
  }

  public List<Row> rows() {
    return rows;
  }

  Texts texts() {
    return texts;
  }

  /** The risks of {@code among} that have, of each facet in {@code wanted}, one of the values. */
  public static List<Row> narrow(List<Row> among, Map<Facet, List<String>> wanted) {
    return among.stream()
        .filter(row -> wanted.entrySet().stream().allMatch(want -> row.has(want.getKey(), want.getValue()))).toList();
  }

  /**
   * For each facet the number of risks of {@code among} with each value that pass the filters of all other facets, in
   * the order of the taxonomy.
   */
  public static Map<Facet, Map<Value, Integer>> counts(List<Row> among, Map<Facet, List<String>> wanted) {
    Map<Facet, Map<Value, Integer>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, new HashMap<>());
    }
    for (Row row : among) {
      List<Facet> failed = wanted.entrySet().stream().filter(want -> !row.has(want.getKey(), want.getValue()))
          .map(Map.Entry::getKey).toList();
      row.values().forEach((facet, values) -> {
        if (failed.isEmpty() || failed.equals(List.of(facet))) {
          values.stream().distinct().forEach(value -> counts.get(facet).merge(value, 1, Integer::sum));
        }
      });
    }
    counts.replaceAll((facet, found) -> sorted(found));
    return counts;
  }

  private static Map<Value, Integer> sorted(Map<Value, Integer> counts) {
    Map<Value, Integer> sorted = new TreeMap<>(ORDER);
    sorted.putAll(counts);
    return sorted;
  }
}
