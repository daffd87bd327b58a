package org.airiskgraph.server.page;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.query.ListSheets;
import org.airiskgraph.query.Reference;
import org.airiskgraph.query.ReferenceFormat;
import org.airiskgraph.query.ResultFormat;
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
   * @param json the entity as JSON-LD for search engines
   * @param exports files of its lists
   */
  public record View(ResourceView resource, String picture, List<Hyperlink> downloads, CiteView cite, String json,
      List<Hyperlink> exports) {}

  ResourcePage(SiteContext site, EntityKind kind, String... parameters) {
    super(site,
        Stream.concat(Stream.of(parameters), Stream.of(ListFiles.MARK, ListFiles.SHEET)).toArray(String[]::new));
    this.kind = kind;
  }

  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() || !ListFiles.stem(path).equals(path) ? List.of()
        : Stream.of(rdfOffers(), ListFiles.mediaTypes(), ListFiles.referenceMediaTypes()).flatMap(List::stream)
            .toList();
  }

  @Override
  final PageResponse respond(PageRequest request) throws IOException {
    String folder = "/" + kind.path() + "/";
    String id = request.pathAfter(folder);
    if (id.isEmpty()) {
      return PageResponse.redirect(301, folder);
    }
    Node entity = site.links().node(kind, id);
    Optional<PageResponse> file = file(request, entity, ListFiles.stem(id));
    if (file.isPresent()) {
      return file.get();
    }
    if (site.reader().knows(entity)) {
      String address = site.links().address(entity.getURI());
      return RdfFormat.ofMediaType(request.mediaType())
          .map(format -> rdf(entity, format).with("Content-Location", address + "." + format.ending()))
          .orElseGet(() -> html(request, entity, address));
    }
    Optional<RdfFormat> format = RdfFormat.ofFileName(id);
    String stem = format.map(f -> id.substring(0, id.length() - f.ending().length() - 1)).orElse(ListFiles.stem(id));
    Node stemmed = site.links().node(kind, stem);
    if (format.isPresent() && site.reader().knows(stemmed)) {
      return rdf(stemmed, format.get());
    }
    // The repository's other identifiers, names and parts of names; anything else is not found.
    Node meant = site.names().find(kind, URLDecoder.decode(stem.replace("+", "%2B"), StandardCharsets.UTF_8));
    return PageResponse.redirect(303,
        site.links().address(meant.getURI()) + id.substring(stem.length()));
  }

  /** The lists or the references of an entity, if they are asked for. */
  private Optional<PageResponse> file(PageRequest request, Node entity, String stem) throws IOException {
    // An identifier may end as a file does.
    Node listed = site.reader().knows(entity) ? entity : site.links().node(kind, stem);
    String ending = listed.equals(entity) ? "" : request.path();
    if (!site.reader().knows(listed)) {
      return Optional.empty();
    }
    String name = kind.path() + "-" + GraphReader.id(listed);
    Optional<ReferenceFormat> references = ListFiles.references(ending, request.mediaType());
    if (references.isPresent()) {
      return Optional.of(
          ListFiles.file(site.texts(), name, site.reader(), Reference.works(site.reader(), listed), references.get()));
    }
    Optional<ResultFormat> format =
        ListFiles.format(ending, request.mediaType().equals(JSON) ? "" : request.mediaType());
    return format.isEmpty() ? Optional.empty()
        : Optional.of(ListFiles.file(site.texts(), name, lists().of(listed), format.get(), request));
  }

  private ListSheets lists() {
    return new ListSheets(site.reader(), site.iris());
  }

  /** Links to the files of an entity. */
  final List<Hyperlink> exports(Node entity, String address) {
    return lists().of(entity).isEmpty() ? List.of()
        : ListFiles.links(site.texts(), address, "", !Reference.works(site.reader(), entity).isEmpty());
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
    PageResponse page = html(request, entity, address, site.links().picture(entity), GraphFiles.links(address));
    for (RdfFormat format : RdfFormat.forTriples()) {
      page = page.with("Link",
          "<" + address + "." + format.ending() + ">; rel=\"alternate\"; type=\"" + format.mediaType() + "\"");
    }
    return page;
  }

  PageResponse html(PageRequest request, Node entity, String address, String picture, List<Hyperlink> downloads) {
    return page(request, "resource", new View(ResourceView.of(site.links(), kind, entity), picture, downloads,
        CiteView.of(site.links(), kind, entity), EntityJson.of(site, kind, entity, request.server()),
        exports(entity, address)));
  }
}
