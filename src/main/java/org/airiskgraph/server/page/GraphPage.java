package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.http.ContentNegotiation;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * {@code /graph/links} and its like, the addresses of the named graphs: the triples of one, by Accept header or
 * suffix; people are sent to where the download page tells of it.
 */
final class GraphPage extends PageServlet {
  private static final String PATH = "/graph/";

  /** A graph by itself has no use for the forms that name graphs. */
  private static final List<RdfFormat> FORMS = List.of(RdfFormat.TURTLE, RdfFormat.NTRIPLES);

  private final transient Map<String, GraphFiles> files = new ConcurrentHashMap<>();

  GraphPage(SiteContext site) {
    super(site);
  }

  /** The files of the graph with this name. */
  static List<Hyperlink> files(String name) {
    return FORMS.stream().map(form -> new Hyperlink(form.title(), PATH + name + "." + form.ending())).toList();
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String asked = request.getRequestURI().substring(Math.min(PATH.length(), request.getRequestURI().length()));
    Optional<RdfFormat> form = FORMS.stream().filter(f -> asked.endsWith("." + f.ending())).findFirst();
    String name = form.map(f -> asked.substring(0, asked.length() - f.ending().length() - 1)).orElse(asked);
    Node graph = site.iris().graph(name);
    if (name.isEmpty() || !site.dataset().containsGraph(graph)) {
      throw new QueryException(QueryException.Fault.NOT_FOUND, "no graph has this name; see /download/");
    }
    if (form.isEmpty()) {
      response.setHeader("Vary", "Accept");
      List<String> offers = new ArrayList<>(FORMS.stream().map(RdfFormat::mediaType).toList());
      String accept = accept(request);
      // Whoever takes anything gets what the name stands for.
      offers.add(accept != null && accept.contains("html") ? 0 : offers.size(), HTML);
      Optional<String> type = ContentNegotiation.choose(accept, offers);
      if (type.isEmpty()) {
        text(response, 406, "text/plain", "This can be had as " + String.join(", ", offers) + "\n");
        return;
      }
      form = FORMS.stream().filter(f -> f.mediaType().equals(type.get())).findFirst();
    }
    if (form.isEmpty()) {
      redirect(response, 303, "/download/#graph-" + name);
      return;
    }
    response.setHeader("Content-Location", PATH + name + "." + form.get().ending());
    DownloadPage.send(request, response, files.computeIfAbsent(name,
        n -> new GraphFiles(DatasetGraphFactory.wrap(site.dataset().getGraph(graph)))).get(form.get()), form.get(),
        name + "." + form.get().ending());
  }
}
