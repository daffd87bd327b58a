package org.airiskgraph.server.page;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.FacetedRiskList.Facet;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.server.view.RepositoryView;
import org.apache.jena.graph.Node;

/** {@code /repository}: all risks, filtered by domain, causal factors, source and words. */
final class RepositoryPage extends PageServlet {
  RepositoryPage(SiteContext site) {
    super(site, Stream.concat(Stream.of("q", "page"), Arrays.stream(Facet.values()).map(Facet::parameter))
        .toArray(String[]::new));
  }

  @Override
  PageResponse respond(PageRequest request) {
    Map<Facet, String> wanted = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      String value = request.parameter(facet.parameter());
      if (!value.isEmpty()) {
        wanted.put(facet, value);
      }
    }
    String words = request.parameter("q");
    FacetedRiskList repository = site.repository().get();
    Map<String, SearchHit> hits = new LinkedHashMap<>();
    List<Row> among = repository.rows();
    if (!words.isEmpty()) {
      Map<Node, Row> rows = among.stream().collect(Collectors.toMap(Row::node, Function.identity()));
      List<SearchHit> found = site.search().find(words);
      found.forEach(hit -> hits.put(GraphReader.id(hit.thing()), hit));
      among = found.stream().map(hit -> rows.get(hit.thing())).filter(Objects::nonNull).toList();
    }
    return page("repository",
        RepositoryView.of(repository, among, hits, words, wanted, number(request.parameter("page"))));
  }

  private static int number(String page) {
    if (!page.matches("\\d{0,6}")) {
      throw new QueryException(QueryException.Fault.USAGE, "parameter page: found \"" + page + "\", expected a number");
    }
    return page.isEmpty() ? 1 : Integer.parseInt(page);
  }
}
