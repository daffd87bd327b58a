package org.airiskgraph.server.page;

import java.util.Comparator;
import java.util.List;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;

/** {@code /download/airiskgraph.nq} and other formats: the whole graph; {@code /download/} lists the files. */
public final class DownloadPage extends PageServlet {
  private static final String PATH = "/download/";

  private final transient GraphFiles files;

  /**
   * The list of files.
   *
   * @param size the number of triples, with its noun
   * @param files the whole graph in each format
   * @param graphs the named graphs it consists of
   * @param json the dataset as JSON-LD for search engines
   */
  public record View(String size, List<Hyperlink> files, List<NamedGraph> graphs, String json) {}

  /** A named graph: the last segment of its IRI, the IRI, its number of triples with the noun, and its files. */
  public record NamedGraph(String name, String iri, String size, List<Hyperlink> files) {}

  DownloadPage(SiteContext site, GraphFiles files) {
    super(site);
    this.files = files;
  }

  @Override
  boolean namesServer() {
    return true;
  }

  @Override
  PageResponse respond(PageRequest request) {
    String name = request.pathAfter(PATH);
    if (name.isEmpty()) {
      return page("download", new View(site.texts().count("triple", site.reader().graph().size()),
          GraphFiles.FORMATS.stream().map(format -> new Hyperlink(GraphFiles.fileName(format),
              PATH + GraphFiles.fileName(format), format.hasGraphs()
                  ? site.texts().get("download.with-graphs", format.title()) : format.title()))
              .toList(),
          Iter.toList(site.dataset().listGraphNodes()).stream()
              .filter(graph -> graph.isURI() && graph.getURI().startsWith(site.iris().graph("").getURI()))
              .map(this::graph).sorted(Comparator.comparing(NamedGraph::name)).toList(),
          new DatasetJson(site).forPages(request.server())));
    }
    if (name.equals(DatasetJson.CRATE)) {
      return PageResponse.text(200, "application/ld+json", new DatasetJson(site).crate(request.server()));
    }
    return GraphFiles.FORMATS.stream().filter(format -> GraphFiles.fileName(format).equals(name)).findFirst()
        .map(format -> files.file(site.dataset(), format))
        .orElseThrow(() -> notFound("no such file; see " + PATH));
  }

  private NamedGraph graph(Node graph) {
    String name = GraphReader.id(graph);
    return new NamedGraph(name, graph.getURI(), site.texts().count("triple", site.dataset().getGraph(graph).size()),
        GraphFiles.links(name));
  }
}
