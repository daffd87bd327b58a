package org.airiskgraph.server.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.RiskMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.server.http.PageRequest;
import org.airiskgraph.server.http.PageResponse;
import org.airiskgraph.server.view.CauseMatrix;
import org.airiskgraph.server.view.FacetedRiskList.Row;
import org.airiskgraph.server.view.RepositoryQuery;
import org.airiskgraph.server.view.Hyperlink;
import org.airiskgraph.server.view.RepositoryMap;
import org.airiskgraph.server.view.VersionView;
import org.apache.jena.graph.Node;

/** {@code /}: search, what one can do here, an example, the map of all risks, and the heat map. */
public final class HomePage extends PageServlet {
  private static final String EXAMPLE = "34.02.03";

  /**
   * The home page.
   *
   * @param counts numbers of entities by kind
   * @param version the newest version of the repository that the graph holds
   * @param featured the example
   * @param map all risks by domain
   * @param heatMap risks by domain and causal factor, as SVG
   * @param queries number of canned queries
   * @param json the dataset as JSON-LD for search engines
   */
  public record View(List<Count> counts, Optional<VersionView> version, Optional<Featured> featured,
      RiskMap map, String heatMap, int queries, String json) {}

  /** A number, its address, and the key of its text. */
  public record Count(String href, String key, int number) {}

  /** A risk and its neighborhood as SVG. */
  public record Featured(Hyperlink link, String picture) {}

  HomePage(SiteContext site) {
    super(site);
  }

  @Override
  PageResponse respond(PageRequest request) {
    List<Count> counts = List.of(count("/repository", "home.risks", AIRG.Risk),
        count("/source/", "home.documents", AIRG.SourceDocument), count("/concept/", "home.concepts", AIRG.Concept),
        count("/mitigation/", "home.mitigations", AIRG.Mitigation), count("/work/", "home.works", AIRG.Work));
    return page(request, "home", new View(counts, VersionView.all(site.links()).stream().findFirst(), featured(),
        RepositoryMap.outline(site.repository().get()),
        CauseMatrix.of(site.repository().get().rows(), RepositoryQuery.ALL, site.texts()).draw(),
        site.library().get().all().size(), new DatasetJson(site).forPages(request.server())));
  }

  /** Mesa-optimization if the graph has it, or else the risk with the most links. */
  private Optional<Featured> featured() {
    GraphReader reader = site.reader();
    Node example = site.iris().entity(EntityKind.RISK, EXAMPLE);
    Optional<Node> risk = reader.is(example, AIRG.Risk) ? Optional.of(example)
        : site.repository().get().rows().stream().map(Row::node)
            .max(Comparator.comparingInt(node -> reader.objects(node, AIRG.link).size()));
    return risk.map(node -> new Featured(site.links().to(node),
        site.links().picture(node)));
  }

  private Count count(String href, String key, Node type) {
    return new Count(href, key, site.reader().members(type).size());
  }
}
