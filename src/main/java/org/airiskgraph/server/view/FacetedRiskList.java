package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.query.EntityResolver;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** The risks as a list that can be narrowed down by what they are filed under; read from the graph once. */
public final class FacetedRiskList {
  /** What the list can be narrowed by, in the order of the page; each is also the name of a request parameter. */
  public enum Facet {
    DOMAIN("Domain"),
    SUBDOMAIN("Sub-domain"),
    ENTITY("Entity"),
    INTENT("Intent"),
    TIMING("Timing"),
    LEVEL("Level"),
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
   * @param id end of the IRI
   * @param ref link to its page, its source as the note
   * @param summary what it is; may be empty
   * @param values what it is filed under
   */
  public record Row(Node node, String id, Hyperlink ref, String summary, Map<Facet, Value> values) {}

  /**
   * A value of a facet.
   *
   * @param id as it stands in addresses: {@code 7.2}, {@code ai}, {@code 34}
   * @param label as it stands on the page
   * @param order where it stands among the others
   */
  public record Value(String id, String label, String order) {}

  private final List<Row> rows;

  private FacetedRiskList(List<Row> rows) {
    this.rows = rows;
  }

  /** Reads all risks, in the order of their identifiers. */
  public static FacetedRiskList read(GraphReader facts) {
    Map<Node, Value> values = new HashMap<>();
    List<Row> rows = new ArrayList<>();
    facts.graph().find(Node.ANY, RDF.type.asNode(), AIRG.Risk).mapWith(Triple::getSubject).toList().stream()
        .sorted(Comparator.comparing(Node::getURI)).forEach(risk -> {
          Map<Facet, Value> filed = new LinkedHashMap<>();
          for (Facet facet : Facet.values()) {
            facts.object(risk, facet.property()).filter(Node::isURI)
                .ifPresent(node -> filed.put(facet, values.computeIfAbsent(node, n -> value(facts, facet, n))));
          }
          rows.add(new Row(risk, EntityResolver.id(risk), facts.risk(risk), facts.text(risk, AIRG.summary).orElse(""),
              filed));
        });
    return new FacetedRiskList(rows);
  }

  private static Value value(GraphReader facts, Facet facet, Node node) {
    String id = EntityResolver.id(node);
    String local = id.contains("#") ? id.substring(id.indexOf('#') + 1) : id;
    return switch (facet) {
      case DOMAIN, SUBDOMAIN -> new Value(local, facts.domain(node).label(), local);
      case SOURCE -> new Value(local, facts.source(node).label(), facts.source(node).label().toLowerCase(Locale.ROOT));
      case ENTITY, INTENT, TIMING -> new Value(local.substring(facet.parameter().length() + 1), facts.label(node),
          facts.text(node, SKOS.notation.asNode()).orElse(local));
      case LEVEL -> new Value(local, facts.label(node), local);
    };
  }

  public List<Row> rows() {
    return rows;
  }

  /** The risks that are filed under all of {@code wanted}, of those in {@code among}. */
  public static List<Row> narrow(List<Row> among, Map<Facet, String> wanted) {
    return among.stream()
        .filter(row -> wanted.entrySet().stream().allMatch(want -> has(row, want.getKey(), want.getValue()))).toList();
  }

  private static boolean has(Row row, Facet facet, String id) {
    return Optional.ofNullable(row.values().get(facet)).filter(value -> value.id().equals(id)).isPresent();
  }

  /** How many of {@code rows} stand under each value of {@code facet}, in the order of the taxonomy. */
  public static Map<Value, Integer> counts(List<Row> rows, Facet facet) {
    Map<Value, Integer> counts = new TreeMap<>(Comparator.comparing(Value::order).thenComparing(Value::id));
    rows.forEach(
        row -> Optional.ofNullable(row.values().get(facet)).ifPresent(value -> counts.merge(value, 1, Integer::sum)));
    return counts;
  }
}
