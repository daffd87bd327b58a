package org.airiskgraph.server.page;

import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.IndexView;

/** {@code /concept/} and the like: all entities of a kind. */
final class IndexPage extends PageServlet {
  private final EntityKind kind;

  IndexPage(SiteContext site, EntityKind kind) {
    super(site);
    this.kind = kind;
  }

  @Override
  PageResponse respond(PageRequest request) {
    return page("index", IndexView.of(site.links(), kind));
  }
}
