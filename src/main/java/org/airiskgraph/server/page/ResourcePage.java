package org.airiskgraph.server.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighbourhood;
import org.airiskgraph.diagram.NeighbourhoodDiagram;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CiteView;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.ResourceView;
import org.apache.jena.graph.Node;

/**
 * {@code /concept/mesa-optimization} and the like: an entity as a page or as RDF, by Accept header or suffix; its other
 * names redirect to its canonical address.
 */
public class ResourcePage extends PageServlet {
  private final EntityKind kind;

  /**
   * The page.
   *
   * @param resource its content
   * @param picture its neighborhood as SVG
   * @param downloads its RDF formats
   * @param cite how to cite it
   * @param server address of this server
   */
  public record View(ResourceView resource, String picture, List<Hyperlink> downloads, CiteView cite,
      String server) {}

  ResourcePage(SiteContext site, EntityKind kind, String... parameters) {
    super(site, parameters);
    this.kind = kind;
  }

  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() ? List.of() : rdfOffers();
  }

  @Override
  boolean namesServer() {
    return true;
  }

  @Override
  final PageResponse respond(PageRequest request) {
    String folder = "/" + kind.path() + "/";
    String id = request.pathAfter(folder);
    if (id.isEmpty()) {
      return PageResponse.redirect(301, folder);
    }
    Node entity = site.links().node(kind, id);
    if (site.reader().knows(entity)) {
      String address = site.links().address(entity.getURI());
      return RdfFormat.ofMediaType(request.mediaType())
          .map(format -> rdf(entity, format).with("Content-Location", address + "." + format.ending()))
          .orElseGet(() -> html(request, entity, address));
    }
    Optional<RdfFormat> format = RdfFormat.ofFileName(id);
    String stem = format.map(f -> id.substring(0, id.length() - f.ending().length() - 1)).orElse(id);
    Node stemmed = site.links().node(kind, stem);
    if (format.isPresent() && site.reader().knows(stemmed)) {
      return rdf(stemmed, format.get());
    }
    // The repository's other identifiers, names and parts of names; anything else is not found.
    Node meant = site.names().find(kind, URLDecoder.decode(stem.replace("+", "%2B"), StandardCharsets.UTF_8));
    return PageResponse.redirect(303,
        site.links().address(meant.getURI()) + format.map(f -> "." + f.ending()).orElse(""));
  }

  private PageResponse rdf(Node entity, RdfFormat format) {
    return rdf(ConciseBoundedDescription.of(site.reader().graph(), site.iris(), entity), Optional.of(entity), format)
        .with("Link", "<" + entity.getURI() + ">; rel=\"describes\"");
  }

  private PageResponse html(PageRequest request, Node entity, String address) {
    Optional<Node> supported = site.reader().object(entity, AIRG.term("evidenceFor"));
    if (kind == EntityKind.EVIDENCE && supported.isPresent()) {
      return PageResponse.redirect(303,
          site.links().address(supported.get().toString()) + "#evidence-" + GraphReader.id(entity));
    }
    List<Hyperlink> downloads = RdfFormat.forTriples().stream()
        .map(format -> new Hyperlink(format.title(), address + "." + format.ending())).toList();
    PageResponse page = html(request, entity, address, NeighbourhoodDiagram
        .draw(Neighbourhood.of(site.reader(), site.iris(), entity), site.links()::address), downloads);
    for (RdfFormat format : RdfFormat.forTriples()) {
      page = page.with("Link",
          "<" + address + "." + format.ending() + ">; rel=\"alternate\"; type=\"" + format.mediaType() + "\"");
    }
    return page;
  }

  PageResponse html(PageRequest request, Node entity, String address, String picture, List<Hyperlink> downloads) {
    return page("resource", new View(ResourceView.of(site.links(), kind, entity), picture, downloads,
        CiteView.of(site.links(), kind, entity), request.server()));
  }
}
