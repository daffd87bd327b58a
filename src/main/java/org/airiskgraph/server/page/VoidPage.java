package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.Once;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * {@code /dataset}, the IRI of the dataset, and {@code /.well-known/void}: the {@link DatasetDescription}; browsers are
 * redirected to the download page.
 */
final class VoidPage extends PageServlet {
  private final transient Supplier<DatasetDescription> description;

  private final transient GraphFiles files;

  VoidPage(SiteContext site, GraphFiles files) {
    super(site);
    this.files = files;
    this.description = new Once<>(() -> new DatasetDescription(site.dataset(), site.iris()));
  }

  /** How often each class and property is used. */
  Map<Node, Long> uses() {
    return description.get().uses();
  }

  /** The page for people comes last, so that clients that accept anything get the description. */
  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() ? List.of()
        : Stream.concat(RdfFormat.tripleMediaTypes().stream(), Stream.of(HTML)).toList();
  }

  /** Sizes of files are added once these have been written. */
  @Override
  boolean isFinal() {
    return files.areComplete();
  }

  @Override
  PageResponse respond(PageRequest request) {
    return RdfFormat.ofFileName(request.path()).or(() -> RdfFormat.ofMediaType(request.mediaType()))
        .map(format -> rdf(description.get().at(request.server(), files, site.texts()),
            Optional.of(NodeFactory.createURI(site.iris().base() + "dataset")), format))
        .orElseGet(() -> PageResponse.redirect(303, "/download/"));
  }
}
