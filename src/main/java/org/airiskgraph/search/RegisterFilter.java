package org.airiskgraph.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Node;

/** What risks can be selected by; the lower-case name is the request parameter and the option. */
public enum RegisterFilter {
  DOMAIN(EntityKind.DOMAIN, AIRG.domain, AIRG.subdomain),
  SUBDOMAIN(EntityKind.DOMAIN, AIRG.subdomain),
  ENTITY(null, AIRG.entity),
  INTENT(null, AIRG.intent),
  TIMING(null, AIRG.timing),
  LEVEL(null, AIRG.headingLevel),
  SINCE(null, AIRG.since),
  SOURCE(EntityKind.SOURCE, AIRG.sourceDocument),
  CONCEPT(EntityKind.CONCEPT, AIRG.concept),
  MITIGATION(EntityKind.MITIGATION, AIRG.addressedBy),
  /** The risks to which this one is linked. */
  RELATED(EntityKind.RISK, AIRG.relatedTo);

  private final EntityKind kind;
  private final List<Node> properties;

  RegisterFilter(EntityKind kind, Node... properties) {
    this.kind = kind;
    this.properties = List.of(properties);
  }

  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The risks with this value, in no order.
   *
   * @param value an identifier, code, name or part of a name
   * @throws QueryException if there is no such value
   */
  Stream<Node> risks(GraphReader reader, EntityResolver names, String value) {
    Node node = kind == null ? coded(reader, value) : names.find(kind, value);
    return this == RELATED
        ? reader.objects(node, AIRG.link).stream().map(link -> reader.object(link, AIRG.linkTo))
            .flatMap(Optional::stream)
        : properties.stream().flatMap(property -> reader.subjects(property, node).stream())
            .filter(risk -> reader.is(risk, AIRG.Risk));
  }

  /** A term of the ontology by its code ({@code V4}), its label ({@code Post-deployment}) or the end of its name. */
  private Node coded(GraphReader reader, String value) {
    List<Node> known = reader.members(AIRG.Risk).stream()
        .map(risk -> reader.object(risk, properties.get(0)).orElse(null)).filter(Objects::nonNull).distinct().toList();
    return known.stream()
        .filter(node -> Stream
            .of(reader.code(node), reader.label(node), slug(node), GraphReader.id(node).replaceFirst(".*#", ""))
            .anyMatch(value::equalsIgnoreCase))
        .findFirst()
        .orElseThrow(() -> new QueryException(QueryException.Fault.USAGE, parameter() + ": found \"" + value
            + "\", expected one of "
            + known.stream().map(reader::label).sorted().collect(Collectors.joining(", "))));
  }

  /** {@code timing-post-deployment} as {@code post-deployment}, {@code risk-category} as {@code category}. */
  private String slug(Node node) {
    String local = node.getURI().substring(node.getURI().indexOf('#') + 1);
    return local.replaceFirst("^(risk|" + parameter() + ")-", "");
  }
}
