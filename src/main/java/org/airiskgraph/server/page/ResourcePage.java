package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.Neighbourhood;
import org.airiskgraph.diagram.NeighbourhoodDiagram;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.IndexView;
import org.airiskgraph.server.view.ResourceView;
import org.airiskgraph.server.view.RiskView;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFWriter;

/**
 * {@code /risk/34.02.03} and its like for the other kinds: a page for people or RDF for programs, as the client's
 * Accept header or a suffix says; other names of a thing lead to its canonical address.
 */
final class ResourcePage extends PageServlet {
  private final EntityKind kind;

  ResourcePage(SiteContext site, EntityKind kind) {
    super(site);
    this.kind = kind;
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = "/" + kind.path() + "/";
    if (request.getRequestURI().length() < path.length()) {
      redirect(response, 301, path);
      return;
    }
    String id = request.getRequestURI().substring(path.length());
    GraphReader facts = site.facts();
    if (id.isEmpty()) {
      Templates.send(response, 200, "index", IndexView.of(facts, kind));
      return;
    }
    Node thing = facts.node(kind, id);
    if (isKnown(facts, thing)) {
      negotiate(request, response, facts, thing);
      return;
    }
    Optional<RdfFormat> form = RdfFormat.ofFileName(id);
    String stem = form.map(f -> id.substring(0, id.length() - f.ending().length() - 1)).orElse(id);
    Node stemmed = facts.node(kind, stem);
    if (form.isPresent() && isKnown(facts, stemmed)) {
      document(response, facts, stemmed, form.get());
      return;
    }
    // The repository's other identifiers, names and parts of names; what means nothing ends as 404.
    Node meant = site.names().find(kind, URLDecoder.decode(stem.replace("+", "%2B"), StandardCharsets.UTF_8));
    String suffix = form.map(f -> "." + f.ending()).orElse("");
    redirect(response, 303, facts.places().href(meant).orElse("/") + suffix);
  }

  private static boolean isKnown(GraphReader facts, Node thing) {
    return facts.graph().contains(thing, Node.ANY, Node.ANY);
  }

  private void negotiate(HttpServletRequest request, HttpServletResponse response, GraphReader facts, Node thing)
      throws IOException {
    negotiate(request, response, facts.places().href(thing).orElse(""),
        form -> document(response, facts, thing, form), page -> page(page, facts, thing));
  }

  private void document(HttpServletResponse response, GraphReader facts, Node thing, RdfFormat form)
      throws IOException {
    Graph description = ConciseBoundedDescription.of(facts.graph(), site.iris(), thing);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(description).format(form.jena()).output(out);
    response.setHeader("Link", "<" + thing.getURI() + ">; rel=\"describes\"");
    response.setHeader("Access-Control-Allow-Origin", "*");
    bytes(response, 200, form.contentType(), out.toByteArray());
  }

  private void page(HttpServletResponse response, GraphReader facts, Node thing) throws IOException {
    String path = facts.places().href(thing).orElse("/");
    for (RdfFormat form : RdfFormat.forTriples()) {
      response.addHeader("Link",
          "<" + path + "." + form.ending() + ">; rel=\"alternate\"; type=\"" + form.mediaType() + "\"");
    }
    Optional<Node> supported = facts.object(thing, AIRG.term("evidenceFor"));
    if (kind == EntityKind.EVIDENCE && supported.isPresent()) {
      redirect(response, 303, facts.places().href(supported.get()).orElse("/") + "#evidence-"
          + org.airiskgraph.query.EntityResolver.id(thing));
      return;
    }
    String picture = NeighbourhoodDiagram.draw(Neighbourhood.of(facts, thing), Neighbourhood.Spot::href);
    if (kind == EntityKind.RISK) {
      Templates.send(response, 200, "risk", new RiskPage(RiskView.of(facts, thing), path, picture, downloads(path),
          RiskQueries.queries(site, thing)));
    } else {
      Templates.send(response, 200, "thing",
          new ResourceDocument(ResourceView.of(facts, kind, thing), picture, downloads(path)));
    }
  }

  private static List<org.airiskgraph.server.view.Hyperlink> downloads(String path) {
    return RdfFormat.forTriples().stream()
        .map(form -> new org.airiskgraph.server.view.Hyperlink(form.title(), path + "." + form.ending())).toList();
  }
}
