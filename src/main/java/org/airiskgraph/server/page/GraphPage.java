package org.airiskgraph.server.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.graph.Node;

/**
 * {@code /graph/links} and the like, the addresses of the named graphs: the triples of one, by Accept header or suffix;
 * browsers are redirected to its entry on the download page. What is said about the graphs is at {@code /dataset}.
 */
final class GraphPage extends PageServlet {
  private static final String PATH = "/graph/";

  private final transient GraphFiles files;

  GraphPage(SiteContext site, GraphFiles files) {
    super(site);
    this.files = files;
  }

  /** The page for people comes last, so that clients that accept anything get the graph. */
  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() ? List.of()
        : Stream.concat(RdfFormat.tripleMediaTypes().stream(), Stream.of(HTML)).toList();
  }

  @Override
  PageResponse respond(PageRequest request) {
    Optional<RdfFormat> suffix = RdfFormat.ofFileName(request.path());
    String file = request.pathAfter(PATH);
    String name = suffix.map(f -> file.substring(0, file.length() - f.ending().length() - 1)).orElse(file);
    Node graph = site.iris().graph(name);
    if (name.isEmpty() || !site.dataset().containsGraph(graph)) {
      throw notFound("error.no-graph");
    }
    if (request.mediaType().equals(HTML)) {
      return PageResponse.redirect(303, "/download/#graph-" + name);
    }
    RdfFormat format = suffix.or(() -> RdfFormat.ofMediaType(request.mediaType())).orElseThrow();
    return files.file(site.dataset().getGraph(graph), name, format)
        .with("Content-Location", PATH + name + "." + format.ending());
  }
}
