package org.airiskgraph.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.ClasspathFiles;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.Ontology;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.DocumentView;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.OntologyView;
import org.airiskgraph.server.view.SchemaView;
import org.airiskgraph.server.view.PageLinks;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * {@code /ontology}, its parts such as {@code /ontology/shapes}, and its versions: a page to read, or RDF by Accept
 * header or suffix. {@code /ontology} has all terms and values under the header of the core; a part is its file.
 * {@code /ontology/context.jsonld} is the context of all JSON-LD.
 */
public final class OntologyPage extends PageServlet {
  private static final String PATH = "/ontology";
  private static final String QUERY = "q";
  private static final String CURRENT = "/" + Ontology.VERSION;

  /** The page: the terms that have the words, all terms at a glance, the words, and changes that name terms. */
  public record View(OntologyView terms, SchemaView schema, String query, List<String> changes) {}

  private final transient Supplier<Map<Node, Long>> uses;
  private final transient Map<String, Graph> documents = new ConcurrentHashMap<>();

  /** {@code uses} counts the members of each class and the statements with each property. */
  OntologyPage(SiteContext site, Supplier<Map<Node, Long>> uses) {
    super(site, QUERY);
    this.uses = uses;
  }

  /** Version numbers end in a dot and a number, never in the name of a format. */
  @Override
  List<String> offers(String path) {
    return RdfFormat.ofFileName(path).isPresent() ? List.of() : rdfOffers();
  }

  @Override
  PageResponse respond(PageRequest request) throws IOException {
    if (request.path().equals(PATH + "/" + Ontology.CONTEXT)) {
      return PageResponse.of(RdfFormat.JSONLD.contentType(), bytes(Ontology.CONTEXT))
          .with("Access-Control-Allow-Origin", "*");
    }
    Optional<RdfFormat> suffix = RdfFormat.ofFileName(request.path());
    String address = suffix.map(f -> request.path().substring(0, request.path().length() - f.ending().length() - 1))
        .orElse(request.path());
    String name = address.substring(PATH.length()).replaceFirst("^/", "").replaceFirst("/$", "");
    // The IRI of the current version names what is served now.
    String document = name.equals(Ontology.VERSION) ? ""
        : name.endsWith(CURRENT) ? name.substring(0, name.length() - CURRENT.length()) : name;
    Node subject = document.isEmpty() ? NodeFactory.createURI(AIRG.ONTOLOGY) : Ontology.part(document);
    Graph graph = documents.containsKey(document) ? documents.get(document) : read(document, subject);
    Optional<RdfFormat> format = suffix.or(() -> RdfFormat.ofMediaType(request.mediaType()));
    if (format.isPresent()) {
      PageResponse rdf = rdf(graph, Optional.of(subject), format.get());
      return suffix.isPresent() ? rdf : rdf.with("Content-Location", address + "." + format.get().ending());
    }
    List<Hyperlink> formats = GraphFiles.links(address);
    PageLinks links = new PageLinks(new GraphReader(graph), site.iris(), site.texts());
    String query = request.parameter(QUERY);
    return document.isEmpty()
        ? page(request, "ontology", new View(OntologyView.of(links, files(), uses.get(), query, formats),
            SchemaView.of(links, uses.get()), query, changes()))
        : page(request, "document", DocumentView.of(links, subject, formats));
  }

  private Graph read(String document, Node subject) {
    boolean kept = document.isEmpty() || Ontology.PARTS.contains(document);
    if (!kept && !site.reader().knows(subject)) {
      throw notFound("error.no-part", String.join(", ", Ontology.PARTS));
    }
    Graph graph = document.isEmpty() ? Ontology.stated(site.iris())
        : kept ? Ontology.part(document, site.iris())
            : ConciseBoundedDescription.of(site.reader().graph(), site.iris(), subject);
    if (kept) {
      documents.put(document, graph);
    }
    return graph;
  }

  private static List<String> changes() throws IOException {
    return AboutPage.changes().releases().stream().flatMap(release -> release.parts().stream())
        .flatMap(part -> part.changes().stream()).filter(change -> change.contains("airg:")).toList();
  }

  private static List<String> files() throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : List.of("core.ttl", "taxonomies.ttl", "alignments.ttl")) {
      files.add(new String(bytes(name), StandardCharsets.UTF_8));
    }
    return files;
  }

  private static byte[] bytes(String file) throws IOException {
    try (InputStream in = ClasspathFiles.open("ontology/" + file)) {
      return in.readAllBytes();
    }
  }
}
