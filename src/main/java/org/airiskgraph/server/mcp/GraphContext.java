package org.airiskgraph.server.mcp;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.search.SearchFacet;
import org.airiskgraph.search.SearchHit;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.airiskgraph.server.page.SiteContext;
import org.airiskgraph.server.sparql.QueryService;
import org.airiskgraph.server.sparql.QueryThreads;
import org.airiskgraph.server.sparql.TextQueries;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.OWL2;

/**
 * What the tools read.
 *
 * @param site the graph with search, names and canned queries
 * @param queries answers SPARQL under the limits of the endpoint
 */
public record GraphContext(SiteContext site, QueryService queries) {
  static final String CREDIT = "Facts from the MIT AI Risk Repository (Slattery et al. 2024, "
      + "https://doi.org/10.48550/arXiv.2408.12622), CC BY 4.0, via the AI Risk Graph.";
  static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";
  private static final int NEAREST = 3;

  /** The same limits for a client on this machine, without a server. */
  public static GraphContext local(DatasetGraph dataset, IriFactory iris) {
    SiteContext site = SiteContext.of(dataset, iris, Limits.standard());
    Runnable nothing = () -> {
    };
    return new GraphContext(site,
        new QueryService(dataset, site.iris(), site.limits(), new TextQueries(() -> site.search().index()),
            new QueryThreads(QueryService.GRACE, nothing, nothing), MemoryPool.ofHeap()));
  }

  GraphReader reader() {
    return site.reader();
  }

  /** Version, license and line of credit, which every answer carries. */
  Facts cite() {
    String version = reader().text(site.iris().graph("catalogue"), OWL2.versionInfo.asNode()).orElse("");
    String ontology = reader().text(NodeFactory.createURI(AIRG.ONTOLOGY), OWL2.versionInfo.asNode()).orElse("");
    return new Facts().with("repositoryVersion", version).with("ontologyVersion", ontology).with("license", LICENSE)
        .with("credit", CREDIT);
  }

  /** The risk meant by {@code text}. */
  Node risk(String text) {
    return find(EntityKind.RISK, text);
  }

  /** The entity of {@code kind} meant by {@code text}; where there is none, the message has the nearest ones. */
  Node find(EntityKind kind, String text) {
    try {
      return site.names().find(kind, text);
    } catch (QueryException e) {
      if (e.fault() == QueryException.Fault.USAGE || e.getMessage().contains("identifiers")) {
        throw e;
      }
      List<SearchHit> near = site.search().search(text, Map.of(SearchFacet.KIND, kind.path()), 0, NEAREST).hits();
      String search =
          "call find_risks with " + (kind == EntityKind.RISK ? "" : "kind " + kind.path() + " and ") + "other words";
      throw new QueryException(e.fault(), e.getMessage() + (e.getMessage().endsWith("?") ? " " : ". ")
          + (near.isEmpty() ? "To find it, " + search : "Nearest by search: "
              + near.stream().map(hit -> GraphReader.id(hit.thing()) + " " + hit.label())
                  .collect(Collectors.joining("; "))
              + ". Give one of these identifiers, or " + search));
    }
  }
}
