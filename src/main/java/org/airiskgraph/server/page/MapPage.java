package org.airiskgraph.server.page;

import org.airiskgraph.diagram.RiskMap;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;

/** {@code /map}: all risks as dots, by domain and sub-domain; {@code /map.svg}: the picture alone. */
final class MapPage extends PageServlet {
  MapPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    RiskMap map = site.map().get();
    return request.path().endsWith(".svg") ? PageResponse.text(200, "image/svg+xml", map.draw(site.texts()))
        : page(request, "map", map);
  }
}
