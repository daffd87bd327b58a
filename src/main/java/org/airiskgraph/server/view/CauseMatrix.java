package org.airiskgraph.server.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.airiskgraph.diagram.HeatMap;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.FacetedRiskList.Value;

/** Risks counted by domain and causal factor. */
public final class CauseMatrix {
  private CauseMatrix() {}

  /** The matrix of {@code risks}, which {@code query} selects; each cell leads to the list of its risks. */
  public static HeatMap of(List<Row> risks, RepositoryQuery query, Texts texts) {
    record Cause(Facet facet, Value value) {}
    Map<Facet, Map<Value, Integer>> all = FacetedRiskList.counts(risks, Map.of());
    List<Cause> columns = new ArrayList<>();
    for (Facet facet : List.of(Facet.ENTITY, Facet.INTENT, Facet.TIMING)) {
      all.get(facet).keySet().forEach(value -> columns.add(new Cause(facet, value)));
    }
    RepositoryQuery list = query.withMatrix(false);
    List<HeatMap.Row> rows = all.get(Facet.DOMAIN).keySet().stream().map(domain -> {
      RepositoryQuery ofDomain = list.with(Facet.DOMAIN, List.of(domain.id()));
      Map<Facet, Map<Value, Integer>> counts =
          FacetedRiskList.counts(FacetedRiskList.narrow(risks, Map.of(Facet.DOMAIN, List.of(domain.id()))), Map.of());
      return new HeatMap.Row(domain.label(), ofDomain.address(1), columns.stream()
          .map(cause -> new HeatMap.Cell(counts.get(cause.facet()).getOrDefault(cause.value(), 0),
              ofDomain.with(cause.facet(), List.of(cause.value().id())).address(1)))
          .toList());
    }).toList();
    return new HeatMap(texts.get("picture.heat-map"), texts.get("picture.heat-map-cells"),
        columns.stream().map(cause -> new HeatMap.Column(cause.facet().title(texts), cause.value().label())).toList(),
        rows);
  }
}
