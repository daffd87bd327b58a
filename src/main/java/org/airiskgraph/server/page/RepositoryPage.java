package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.server.view.RepositoryView;

/** {@code /repository}: all risks, narrowed by domain, causal factors, source and words. */
final class RepositoryPage extends PageServlet {
  RepositoryPage(SiteContext site) {
    super(site);
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<FacetedRiskList.Facet, String> wanted = new EnumMap<>(FacetedRiskList.Facet.class);
    for (FacetedRiskList.Facet facet : FacetedRiskList.Facet.values()) {
      String value = parameter(request, facet.parameter());
      if (!value.isEmpty()) {
        wanted.put(facet, value);
      }
    }
    String words = parameter(request, "q");
    FacetedRiskList repository = site.repository().get();
    Map<String, SearchHit> hits = new LinkedHashMap<>();
    List<FacetedRiskList.Row> among = repository.rows();
    if (!words.isEmpty()) {
      Map<org.apache.jena.graph.Node, FacetedRiskList.Row> rows = among.stream()
          .collect(Collectors.toMap(FacetedRiskList.Row::node, Function.identity()));
      List<SearchHit> found = site.search().find(words);
      found.forEach(hit -> hits.put(EntityResolver.id(hit.thing()), hit));
      among = found.stream().map(hit -> rows.get(hit.thing())).filter(Objects::nonNull).toList();
    }
    Templates.send(response, 200, "repository",
        RepositoryView.of(repository, among, hits, words, wanted, page(parameter(request, "page"))));
  }

  private static int page(String text) {
    if (!text.matches("\\d{0,6}")) {
      throw new QueryException(QueryException.Fault.USAGE, "parameter page: found \"" + text + "\", expected a number");
    }
    return text.isEmpty() ? 1 : Integer.parseInt(text);
  }
}
