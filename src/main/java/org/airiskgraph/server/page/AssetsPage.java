package org.airiskgraph.server.page;

import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Asset;

/** {@code /assets/}: style sheets, scripts with their texts, and pictures; these files and no others. */
final class AssetsPage extends PageServlet {
  private static final String FOLDER = "/assets/";
  private static final String KEPT = "public, max-age=31536000, immutable";

  AssetsPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    // Also at the address where browsers and feed readers look for an icon without being told.
    String file = request.pathAfter(request.path().startsWith(FOLDER) ? FOLDER : "/");
    if (request.path().equals(site.texts().scriptAddress())) {
      return PageResponse.text(200, "text/javascript", site.texts().script()).with("Cache-Control", KEPT);
    }
    Asset asset = Asset.of(file).orElseThrow(() -> notFound("error.no-file"));
    return PageResponse.of(asset.mediaType(), asset.bytes()).with("ETag", asset.digest()).with("Cache-Control",
        asset.isExact(file) ? KEPT : "public, max-age=600");
  }
}
