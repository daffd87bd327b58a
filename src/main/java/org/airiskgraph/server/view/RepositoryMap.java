package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import org.airiskgraph.diagram.RiskMap;
import org.airiskgraph.diagram.RiskMap.Disk;
import org.airiskgraph.diagram.RiskMap.Item;
import org.airiskgraph.diagram.RiskMap.Region;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.FacetedRiskList.Value;
import org.apache.jena.graph.Node;

/** All risks by domain and sub-domain, as a map. */
public final class RepositoryMap {
  private RepositoryMap() {}

  /** The map of {@code risks} without heed to links: the same places, which is all that small pictures show. */
  public static RiskMap outline(FacetedRiskList risks) {
    return of(risks, (a, b) -> 0);
  }

  /** The map of {@code risks}; of those in one sub-domain, the ones with the strongest links stand side by side. */
  public static RiskMap of(GraphReader reader, FacetedRiskList risks) {
    Map<String, Map<String, Double>> strengths = strengths(reader, risks.rows());
    return of(risks, (a, b) -> strengths.get(a.id()).getOrDefault(b.id(), 0.0));
  }

  private static RiskMap of(FacetedRiskList risks, ToDoubleBiFunction<Item, Item> strength) {
    Map<Value, Map<Value, List<Row>>> filed = new TreeMap<>(FacetedRiskList.ORDER);
    Value none = Value.none(risks.texts());
    risks.rows().forEach(
        row -> filed.computeIfAbsent(row.values(Facet.DOMAIN).get(0), d -> new TreeMap<>(FacetedRiskList.ORDER))
            .computeIfAbsent(part(row).orElse(none), s -> new ArrayList<>())
            .add(row));
    return RiskMap.of(filed.entrySet().stream().map(domain -> {
      RepositoryQuery ofDomain = RepositoryQuery.ALL.with(Facet.DOMAIN, List.of(domain.getKey().id()));
      return Region.of(code(domain.getKey()), name(domain.getKey()), ofDomain.address(1),
          domain.getValue().entrySet().stream().map(part -> Disk.of(code(part.getKey()), name(part.getKey()),
              part.getKey().isNone() ? ofDomain.address(1)
                  : RepositoryQuery.ALL.with(Facet.SUBDOMAIN, List.of(part.getKey().id())).address(1),
              part.getValue().stream().map(row -> new Item(row.id(), row.link().label(), row.link().href())).toList(),
              strength)).toList());
    }).toList());
  }

  /** The scores of the links between two risks of a sub-domain, added up, by their identifiers in both orders. */
  private static Map<String, Map<String, Double>> strengths(GraphReader reader, List<Row> risks) {
    Map<Node, Row> rows = risks.stream().collect(Collectors.toMap(Row::node, row -> row));
    Map<String, Map<String, Double>> strengths =
        risks.stream().collect(Collectors.toMap(Row::id, row -> new HashMap<>()));
    risks.forEach(row -> reader.objects(row.node(), AIRG.link)
        .forEach(link -> reader.object(link, AIRG.linkTo).map(rows::get).filter(to -> part(to).equals(part(row)))
            .ifPresent(to -> {
              double score = reader.decimal(link, AIRG.score);
              strengths.get(row.id()).merge(to.id(), score, Double::sum);
              strengths.get(to.id()).merge(row.id(), score, Double::sum);
            })));
    return strengths;
  }

  private static Optional<Value> part(Row row) {
    return row.values(Facet.SUBDOMAIN).stream().findFirst();
  }

  private static String code(Value value) {
    return value.isNone() ? "" : value.id();
  }

  /** The label without the code at its beginning. */
  private static String name(Value value) {
    return value.isNone() ? Phrases.capitalized(value.label())
        : value.label().startsWith(value.id() + " ") ? value.label().substring(value.id().length() + 1) : value.label();
  }
}
