package org.airiskgraph.server.page;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.airiskgraph.diagram.RiskMap;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.graph.Once;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.search.ProfileMatcher;
import org.airiskgraph.search.RiskMatcher;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.RequestDeadline;
import org.airiskgraph.server.http.ResponseCache;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.server.view.PageLinks;
import org.airiskgraph.server.view.RepositoryMap;
import org.airiskgraph.server.view.Texts;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What the pages share. Expensive parts are made when first used, so that the server starts quickly.
 *
 * @param dataset the graph, which does not change while it is served
 * @param iris base of its instances
 * @param texts the texts of the interface
 * @param library canned queries
 * @param search full-text search
 * @param matcher risks near to a text
 * @param profiles the kinds of systems that the catalogue describes
 * @param repository the list of risks
 * @param map the map of them
 * @param limits limits of one request
 * @param cache responses sent before
 * @param deadline of each request; reading the graph here after it is an error
 */
public record SiteContext(DatasetGraph dataset, IriFactory iris, Texts texts, Supplier<QueryLibrary> library,
    SearchIndex search,
    Supplier<RiskMatcher> matcher, Supplier<ProfileMatcher> profiles, Supplier<FacetedRiskList> repository,
    Supplier<RiskMap> map, Limits limits,
    ResponseCache cache, RequestDeadline deadline) {
  /** The site over {@code dataset}. */
  public static SiteContext of(DatasetGraph dataset, IriFactory iris, Limits limits) {
    return of(dataset, iris, limits, Texts.of(Locale.ENGLISH));
  }

  /** The site over {@code dataset} in the language of {@code texts}. */
  public static SiteContext of(DatasetGraph dataset, IriFactory iris, Limits limits, Texts texts) {
    PageLinks links = new PageLinks(new GraphReader(dataset.getDefaultGraph()), iris, texts);
    RequestDeadline deadline = new RequestDeadline(limits.queryTimeout());
    Supplier<RiskMatcher> matcher = new Once<>(() -> new RiskMatcher(dataset.getDefaultGraph()));
    Supplier<FacetedRiskList> repository = new Once<>(() -> FacetedRiskList.read(links));
    return new SiteContext(dataset, iris, texts, new Once<>(QueryLibrary::bundled),
        new SearchIndex(dataset.getDefaultGraph()),
        () -> deadline.apart(matcher),
        new Once<>(() -> new ProfileMatcher(dataset.getDefaultGraph(), iris, Optional.empty())), repository,
        new Once<>(() -> RepositoryMap.of(links.reader(), repository.get())), limits, new ResponseCache(),
        deadline);
  }

  /** The texts of the interface; where they are under edit, as they are in the file now. */
  @Override
  public Texts texts() {
    return System.getProperty(Templates.EDITED) == null ? texts : texts.readAgain();
  }

  /** Full-text search, with its index built. */
  @Override
  public SearchIndex search() {
    deadline.apart(search::index);
    return search;
  }

  public GraphReader reader() {
    return new GraphReader(deadline.under(dataset.getDefaultGraph()));
  }

  public PageLinks links() {
    return new PageLinks(reader(), iris, texts());
  }

  public EntityResolver names() {
    return new EntityResolver(deadline.under(dataset.getDefaultGraph()), iris);
  }
}
