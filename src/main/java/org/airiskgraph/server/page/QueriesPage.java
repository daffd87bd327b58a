package org.airiskgraph.server.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.export.RdfFormat;
import org.airiskgraph.query.ConciseBoundedDescription;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** {@code /queries}: the canned queries, each with a form; or as {@code sh:SPARQLExecutable} in RDF. */
public final class QueriesPage extends PageServlet {
  /** The queries. */
  public record View(List<BoundQuery.Form> queries) {}

  QueriesPage(SiteContext site) {
    super(site);
  }

  @Override
  List<String> offers(String path) {
    return rdfOffers();
  }

  @Override
  PageResponse respond(PageRequest request) {
    Optional<RdfFormat> format = RdfFormat.ofMediaType(request.mediaType());
    if (format.isPresent()) {
      Node all = NodeFactory.createURI(site.iris().base() + "queries/");
      return rdf(ConciseBoundedDescription.of(site.reader().graph(), site.iris(), all), Optional.of(all), format.get());
    }
    return page(request, "queries", new View(
        site.library().get().all().stream().map(query -> BoundQuery.of(site, query, Map.of()).form()).toList()));
  }
}
