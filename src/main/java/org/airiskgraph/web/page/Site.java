package org.airiskgraph.web.page;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.airiskgraph.graph.Iris;
import org.airiskgraph.query.Names;
import org.airiskgraph.query.QueryLibrary;
import org.airiskgraph.web.Limits;
import org.airiskgraph.web.search.TextSearch;
import org.airiskgraph.web.view.Facts;
import org.airiskgraph.web.view.Repository;
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
public record Site(DatasetGraph dataset, Iris iris, Supplier<QueryLibrary> library, TextSearch search,
    Supplier<Repository> repository, Limits limits, GivenAnswers given) {

  public Site {
    requireNonNull(dataset, "dataset");
    requireNonNull(iris, "iris");
  }

  /** The site over {@code dataset}. */
  public static Site of(DatasetGraph dataset, Iris iris, Limits limits) {
    return new Site(dataset, iris, new Once<>(QueryLibrary::bundled), new TextSearch(dataset.getDefaultGraph()),
        new Once<>(() -> Repository.read(new Facts(dataset.getDefaultGraph(), iris))), limits, new GivenAnswers());
  }

  public Facts facts() {
    return new Facts(dataset.getDefaultGraph(), iris);
  }

  public Names names() {
    return new Names(dataset.getDefaultGraph(), iris);
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
