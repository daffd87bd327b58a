package org.airiskgraph.server.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.query.ListSheets;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.IndexView;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** {@code /concept/} and the like: all entities of a kind; {@code /concept.csv} and the like: the same as files. */
public final class IndexPage extends PageServlet {
  private final EntityKind kind;

  /** The list and its files. */
  public record View(IndexView index, List<Hyperlink> exports) {}

  IndexPage(SiteContext site, EntityKind kind) {
    super(site, ListFiles.MARK);
    this.kind = kind;
  }

  /** The paths of the files. */
  List<String> files() {
    Stream<String> suffixes = ResultFormat.forLists().stream().map(ResultFormat::suffix);
    return Stream.concat(suffixes, hasReferences() ? Stream.of(ReferenceFormat.values()).map(ReferenceFormat::suffix)
        : Stream.empty()).map(suffix -> "/" + kind.path() + "." + suffix).toList();
  }

  private boolean hasReferences() {
    return kind == EntityKind.WORK || kind == EntityKind.SOURCE;
  }

  /** Folders that are SKOS schemes as well are described in RDF. */
  private Optional<Node> scheme() {
    return Optional.of(NodeFactory.createURI(site.iris().namespace(kind))).filter(site.reader()::knows);
  }

  @Override
  List<String> offers(String path) {
    return path.endsWith("/") && scheme().isPresent() ? rdfOffers() : List.of();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    Optional<RdfFormat> rdf = RdfFormat.ofMediaType(request.mediaType());
    if (rdf.isPresent()) {
      Node scheme = scheme().orElseThrow();
      return rdf(ConciseBoundedDescription.of(site.reader().graph(), site.iris(), scheme), Optional.of(scheme),
          rdf.get());
    }
    Optional<ReferenceFormat> references = ListFiles.references(request.path(), "");
    if (references.isPresent()) {
      List<Node> works = site.reader().members(AIRG.classes(kind).get(0)).stream()
          .sorted(Comparator.comparing(Node::getURI)).toList();
      return ListFiles.file(site.texts(), kind.path(), site.reader(), works, references.get());
    }
    Optional<ResultFormat> format = ListFiles.format(request.path(), "");
    return format.isPresent()
        ? ListFiles.file(site.texts(), kind.path(), List.of(new ListSheets(site.reader(), site.iris()).all(kind)),
            format.get(),
            request)
        : page(request, "index",
            new View(IndexView.of(site.links(), kind),
                ListFiles.links(site.texts(), "/" + kind.path(), "", hasReferences())));
  }
}
