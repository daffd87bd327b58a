package org.airiskgraph.server.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.diagram.HeatMap;
import org.airiskgraph.diagram.Neighbourhood;
import org.airiskgraph.diagram.NeighbourhoodDiagram;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.server.view.GraphReader;
import org.airiskgraph.server.view.Hyperlink;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;

/** {@code /}: search, an example, the heat map, and questions to start with. Made once; the graph does not change. */
final class HomePage extends PageServlet {
  private static final String EXAMPLE = "34.02.03";

  private final transient Supplier<HomeView> view;

  HomePage(SiteContext site) {
    super(site);
    this.view = new SiteContext.Once<>(() -> make(site));
  }

  @Override
  boolean isLasting() {
    return true;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Templates.send(response, 200, "home", view.get());
  }

  private static HomeView make(SiteContext site) {
    GraphReader facts = site.facts();
    List<Hyperlink> counts = List.of(count(facts, "risks", "/repository", AIRG.Risk),
        count(facts, "source documents", "/source/", AIRG.SourceDocument),
        count(facts, "concepts", "/concept/", AIRG.Concept),
        count(facts, "mitigations", "/mitigation/", AIRG.Mitigation), count(facts, "works", "/work/", AIRG.Work));
    List<Hyperlink> queries = site.library().get().all().stream()
        .map(query -> new Hyperlink(query.summary(), "/queries/" + query.name())).toList();
    return new HomeView(counts, featured(facts, site), HeatMap.draw(site.repository().get().rows()), queries);
  }

  /** Mesa-optimization where the inputs have it, or else the risk with the most links. */
  private static Optional<HomeView.Featured> featured(GraphReader facts, SiteContext site) {
    Node example = facts.node(EntityKind.RISK, EXAMPLE);
    Optional<Node> risk = facts.is(example, AIRG.Risk) ? Optional.of(example)
        : site.repository().get().rows().stream().map(row -> row.node())
            .max(java.util.Comparator.comparingInt(node -> facts.objects(node, AIRG.link).size()));
    return risk.map(node -> new HomeView.Featured(facts.ref(node),
        NeighbourhoodDiagram.draw(Neighbourhood.of(facts, node), Neighbourhood.Spot::href)));
  }

  private static Hyperlink count(GraphReader facts, String label, String href, Node type) {
    return new Hyperlink(label, href,
        String.format(java.util.Locale.ROOT, "%,d", facts.count(RDF.type.asNode(), type)));
  }
}
