package org.airiskgraph.server.page;

import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.MitigationIndexView;

/** {@code /mitigation/}: the mitigations by category and strength of evidence. */
final class MitigationsPage extends PageServlet {
  private static final String CATEGORY = "category";
  private static final String STRENGTH = "strength";

  MitigationsPage(SiteContext site) {
    super(site, CATEGORY, STRENGTH);
  }

  @Override
  PageResponse respond(PageRequest request) {
    return page(request, "mitigations", MitigationIndexView.of(site.links(), request.parameter(CATEGORY),
        request.parameter(STRENGTH)));
  }
}
