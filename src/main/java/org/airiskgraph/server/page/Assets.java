package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.CRC32;
import org.airiskgraph.server.http.ContentNegotiation;

/** {@code /assets/}: style, script, icon and the drawing library; these files and no other. */
final class Assets extends HttpServlet {
  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> FILES = Map.of(
      "site.css", new Asset("/web/site.css", "text/css;charset=utf-8"),
      "ui.css", new Asset("/web/ui.css", "text/css;charset=utf-8"),
      "explore.js", new Asset("/web/explore.js", "text/javascript;charset=utf-8"),
      "icon.svg", new Asset("/web/icon.svg", "image/svg+xml"),
      "cytoscape.min.js", new Asset("/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.min.js",
          "text/javascript;charset=utf-8"));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getPathInfo();
    Asset asset = path == null || path.length() < 2 ? null : FILES.get(path.substring(1));
    if (asset == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    byte[] bytes;
    try (InputStream in = Assets.class.getResourceAsStream(asset.resource())) {
      bytes = in.readAllBytes();
    }
    CRC32 sum = new CRC32();
    sum.update(bytes);
    String etag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", "public, max-age=600");
    if (ContentNegotiation.isAmong(etag, request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    PageServlet.bytes(response, HttpServletResponse.SC_OK, asset.type(), bytes);
  }
}
