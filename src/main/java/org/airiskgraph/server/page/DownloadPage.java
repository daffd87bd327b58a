package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.atlas.iterator.Iter;

/** {@code /download/airiskgraph.nq} and other forms: the whole graph; {@code /download/} says what there is. */
final class DownloadPage extends PageServlet {
  private static final String PATH = "/download/";

  private final transient GraphFiles files;

  DownloadPage(SiteContext site) {
    super(site);
    this.files = new GraphFiles(site.dataset());
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getRequestURI().substring(Math.min(PATH.length(), request.getRequestURI().length()));
    if (name.isEmpty()) {
      Templates.send(response, 200, "download", new DownloadView(
          String.format(Locale.ROOT, "%,d", site.dataset().getDefaultGraph().size()),
          GraphFiles.FORMATS.stream()
              .map(form -> new Hyperlink(GraphFiles.fileName(form), PATH + GraphFiles.fileName(form),
                  GraphFiles.title(form)))
              .toList(),
          graphs(site)));
      return;
    }
    Optional<RdfFormat> form =
        GraphFiles.FORMATS.stream().filter(f -> GraphFiles.fileName(f).equals(name)).findFirst();
    RdfFormat known =
        form.orElseThrow(() -> new QueryException(QueryException.Fault.NOT_FOUND, "no such file; see " + PATH));
    send(request, response, files.get(known), known, name);
  }

  private static List<DownloadView.Graph> graphs(SiteContext site) {
    return Iter.toList(site.dataset().listGraphNodes()).stream()
        .filter(graph -> graph.isURI() && graph.getURI().startsWith(site.iris().graph("").getURI()))
        .map(graph -> new DownloadView.Graph(EntityResolver.id(graph), graph.getURI(),
            String.format(Locale.ROOT, "%,d", site.dataset().getGraph(graph).size()),
            GraphPage.files(EntityResolver.id(graph))))
        .sorted(Comparator.comparing(DownloadView.Graph::name)).toList();
  }

  /** Sends a file as it is or compressed; nothing of it when the client has it already. */
  static void send(HttpServletRequest request, HttpServletResponse response, GraphFiles.File file, RdfFormat form,
      String name)
      throws IOException {
    boolean gzip = ContentNegotiation.takesGzip(request.getHeader("Accept-Encoding"));
    String etag = "\"" + file.etag() + (gzip ? "-gz" : "") + "\"";
    response.setHeader("ETag", etag);
    response.addHeader("Vary", "Accept-Encoding");
    response.setHeader("Cache-Control", "no-cache");
    if (ContentNegotiation.isAmong(etag, request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(form.contentType());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
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
