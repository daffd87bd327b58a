package org.airiskgraph.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.web.view.Ref;

/** {@code /download/airiskgraph.nq} and other forms: the whole graph, sent again only when it has changed. */
final class DownloadPage extends Page {
  private static final String PATH = "/download/";

  private final transient GraphFiles files;

  DownloadPage(Site site) {
    super(site);
    this.files = new GraphFiles(site.dataset());
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getRequestURI().substring(Math.min(PATH.length(), request.getRequestURI().length()));
    if (name.isEmpty()) {
      Templates.send(response, 200, "download", new DownloadView(
          String.format(Locale.ROOT, "%,d", site.dataset().getDefaultGraph().size()),
          Arrays.stream(GraphFiles.Form.values()).map(form -> new Ref(form.fileName(), PATH + form.fileName(), form.title())).toList()));
      return;
    }
    Optional<GraphFiles.Form> form = Arrays.stream(GraphFiles.Form.values()).filter(f -> f.fileName().equals(name)).findFirst();
    send(request, response, form.orElseThrow(() -> new QueryException(QueryException.Fault.NOT_FOUND, "no such file; see " + PATH)));
  }

  private void send(HttpServletRequest request, HttpServletResponse response, GraphFiles.Form form) throws IOException {
    GraphFiles.File file = files.get(form);
    boolean gzip = Negotiation.takesGzip(request.getHeader("Accept-Encoding"));
    String etag = "\"" + file.etag() + (gzip ? "-gz" : "") + "\"";
    response.setHeader("ETag", etag);
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", "no-cache");
    if (Negotiation.isAmong(etag, request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(form.mediaType() + ";charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + form.fileName() + "\"");
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
      response.setContentLength(file.gzip().length);
      response.getOutputStream().write(file.gzip());
    } else {
      response.setContentLengthLong(file.length());
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(file.gzip()))) {
        plain.transferTo(response.getOutputStream());
      }
    }
  }
}
