package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;

/** {@code /queries}: the canned queries, each with a form. */
public final class QueriesPage extends PageServlet {
  /** The queries. */
  public record View(List<BoundQuery.Form> queries) {}

  QueriesPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    return page("queries", new View(
        site.library().get().all().stream().map(query -> BoundQuery.of(site, query, Map.of()).form()).toList()));
  }
}
