package org.airiskgraph.server.page;

import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;

/** Every address that no other page answers to. */
final class NotFoundPage extends PageServlet {
  NotFoundPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    throw notFound("error.no-page");
  }
}
