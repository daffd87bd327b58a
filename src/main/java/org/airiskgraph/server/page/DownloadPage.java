package org.airiskgraph.server.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;

/** {@code /download/airiskgraph.nq} and other files of the whole graph; {@code /download/} lists the files. */
public final class DownloadPage extends PageServlet {
  private static final String PATH = "/download/";
  private static final double MEGABYTE = 1e6;

  private final transient GraphFiles files;

  /**
   * The list of files.
   *
   * @param size the number of triples, with its noun
   * @param files the whole graph in each format
   * @param graphs the named graphs it consists of
   * @param json the dataset as JSON-LD for search engines
   */
  public record View(String size, List<File> files, List<NamedGraph> graphs, String json) {}

  /** A file: its name, what it holds, and its size and SHA-256, which are empty until it has been written. */
  public record File(String name, String content, String size, String sha256) {}

  /** A named graph: the last segment of its IRI, the IRI, its number of triples with the noun, and its files. */
  public record NamedGraph(String name, String iri, String size, List<Hyperlink> files) {}

  DownloadPage(SiteContext site, GraphFiles files) {
    super(site);
    this.files = files;
  }

  /** Sizes are added once files have been written. */
  @Override
  boolean isFinal() {
    return files.areComplete();
  }

  @Override
  PageResponse respond(PageRequest request) {
    String name = request.pathAfter(PATH);
    if (name.isEmpty()) {
      return page(request, "download", new View(site.texts().count("triple", site.reader().graph().size()),
          DatasetFile.ALL.stream().map(this::describe).toList(),
          Iter.toList(site.dataset().listGraphNodes()).stream()
              .filter(graph -> graph.isURI() && graph.getURI().startsWith(site.iris().graph("").getURI()))
              .map(this::graph).sorted(Comparator.comparing(NamedGraph::name)).toList(),
          new DatasetJson(site).forPages(request.server())));
    }
    if (name.equals(DatasetJson.CRATE)) {
      return PageResponse.text(200, "application/ld+json", new DatasetJson(site).crate(request.server()));
    }
    return DatasetFile.ALL.stream().filter(file -> file.name().equals(name)).findFirst()
        .map(file -> files.file(site.dataset(), file))
        .orElseThrow(() -> notFound("error.no-download"));
  }

  private File describe(DatasetFile file) {
    Optional<GraphFiles.Facts> facts = files.facts(file.name());
    return new File(file.name(), file.title(site.texts()), facts.map(known -> site.texts().get("download.bytes",
        known.bytes() / MEGABYTE, known.compressed() / MEGABYTE)).orElse(""),
        facts.map(GraphFiles.Facts::sha256).orElse(""));
  }

  private NamedGraph graph(Node graph) {
    String name = GraphReader.id(graph);
    return new NamedGraph(name, graph.getURI(), site.texts().count("triple", site.dataset().getGraph(graph).size()),
        GraphFiles.links("/graph/" + name));
  }
}
