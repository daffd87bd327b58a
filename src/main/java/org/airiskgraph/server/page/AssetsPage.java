package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.CRC32;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;

/** {@code /assets/}: style sheets, scripts, icon and the drawing library; these files and no others. */
final class AssetsPage extends PageServlet {
  private record Asset(String resource, String mediaType) {}

  private static final String CSS = "text/css;charset=utf-8";
  private static final String SCRIPT = "text/javascript;charset=utf-8";
  private static final Map<String, Asset> FILES = Map.of(
      "site.css", new Asset("/web/site.css", CSS), "ui.css", new Asset("/web/ui.css", CSS),
      "explore.js", new Asset("/web/explore.js", SCRIPT), "suggest.js", new Asset("/web/suggest.js", SCRIPT),
      "icon.svg", new Asset("/web/icon.svg", "image/svg+xml"),
      "cytoscape.min.js",
      new Asset("/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.min.js", SCRIPT));

  AssetsPage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    Asset asset = FILES.get(request.pathAfter("/assets/"));
    if (asset == null) {
      throw notFound("There is no file at this address");
    }
    byte[] bytes;
    try (InputStream in = AssetsPage.class.getResourceAsStream(asset.resource())) {
      bytes = in.readAllBytes();
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return PageResponse.of(asset.mediaType(), bytes).with("Cache-Control", "public, max-age=600")
        .with("ETag", Long.toHexString(sum.getValue()) + "-" + bytes.length);
  }
}
