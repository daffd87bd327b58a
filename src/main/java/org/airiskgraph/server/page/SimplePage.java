package org.airiskgraph.server.page;

import java.util.function.BiFunction;
import org.airiskgraph.diagram.RiskMap;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CrosswalkView;
import org.airiskgraph.server.view.MitigationIndexView;

/** The pages that are one expression. */
final class SimplePage extends PageServlet {
  private final transient BiFunction<SimplePage, PageRequest, PageResponse> content;

  private SimplePage(SiteContext site, BiFunction<SimplePage, PageRequest, PageResponse> content,
      String... parameters) {
    super(site, parameters);
    this.content = content;
  }

  /** {@code /map}: all risks as dots, by domain and sub-domain; {@code /map.svg}: the picture alone. */
  static SimplePage map(SiteContext site) {
    return new SimplePage(site, (page, request) -> {
      RiskMap map = site.map().get();
      return request.path().endsWith(".svg") ? PageResponse.text(200, "image/svg+xml", map.draw(site.texts()))
          : page.page(request, "map", map);
    });
  }

  /** {@code /crosswalk}: catalogues of other organizations by domain, with their licenses. */
  static SimplePage crosswalk(SiteContext site) {
    return new SimplePage(site,
        (page, request) -> page.page(request, "crosswalk", CrosswalkView.of(site.links())));
  }

  /** {@code /mitigation/}: the mitigations by category and strength of evidence. */
  static SimplePage mitigations(SiteContext site) {
    return new SimplePage(site, (page, request) -> page.page(request, "mitigations",
        MitigationIndexView.of(site.links(), request.parameter("category"), request.parameter("strength"))),
        "category", "strength");
  }

  /** Every address that no other page answers to. */
  static SimplePage notFound(SiteContext site) {
    return new SimplePage(site, (page, request) -> {
      throw page.notFound("error.no-page");
    });
  }

  @Override
  PageResponse respond(PageRequest request) {
    return content.apply(this, request);
  }
}
