package org.airiskgraph.server.page;

import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CrosswalkView;

/** {@code /crosswalk}: catalogues of other organizations by domain, with their licenses. */
final class CrosswalkPage extends PageServlet {
  CrosswalkPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    return page(request, "crosswalk", CrosswalkView.of(site.links()));
  }
}
