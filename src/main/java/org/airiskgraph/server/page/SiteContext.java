package org.airiskgraph.server.page;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.search.SearchIndex;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.view.FacetedRiskList;
import org.airiskgraph.server.view.GraphReader;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * What all pages draw on. The dearer parts are made when first asked for, so that the server answers at once.
 *
 * @param dataset the graph; it does not change while it is served
 * @param iris base of its instances
 * @param library canned queries
 * @param search full-text search
 * @param repository the list of risks
 * @param limits what one request may use
 * @param given answers given before
 */
public record SiteContext(DatasetGraph dataset, IriFactory iris, Supplier<QueryLibrary> library, SearchIndex search,
    Supplier<FacetedRiskList> repository, Limits limits, ResponseCache given) {

  public SiteContext {
    requireNonNull(dataset, "dataset");
    requireNonNull(iris, "iris");
  }

  /** The site over {@code dataset}. */
  public static SiteContext of(DatasetGraph dataset, IriFactory iris, Limits limits) {
    return new SiteContext(dataset, iris, new Once<>(QueryLibrary::bundled), new SearchIndex(dataset.getDefaultGraph()),
        new Once<>(() -> FacetedRiskList.read(new GraphReader(dataset.getDefaultGraph(), iris))), limits,
        new ResponseCache());
  }

  public GraphReader facts() {
    return new GraphReader(dataset.getDefaultGraph(), iris);
  }

  public EntityResolver names() {
    return new EntityResolver(dataset.getDefaultGraph(), iris);
  }

  /** A value that is made once, by whoever asks first. */
  static final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T value;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized T get() {
      if (value == null) {
        value = requireNonNull(maker.get());
      }
      return value;
    }
  }
}
