package org.airiskgraph.server.page;

import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Asset;

/** {@code /assets/}: style sheets, scripts, pictures and the drawing library; these files and no others. */
final class AssetsPage extends PageServlet {
  AssetsPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    String file = request.pathAfter("/assets/");
    Asset asset = Asset.of(file).orElseThrow(() -> notFound("There is no file at this address"));
    return PageResponse.of(asset.mediaType(), asset.bytes()).with("ETag", asset.digest()).with("Cache-Control",
        asset.isExact(file) ? "public, max-age=31536000, immutable" : "public, max-age=600");
  }
}
