package org.airiskgraph.server.sparql;

import org.airiskgraph.server.http.Limits;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;

/** What Fuseki serves of a dataset: queries under three names, and nothing else. */
public final class SparqlService {
  private SparqlService() {}

  /** The service for {@code dataset}; it cannot write, call other servers, or load classes. */
  public static DataService.Builder of(DatasetGraph dataset, Limits limits, TextQueries textQueries) {
    close(dataset.getContext());
    QueryEndpoint endpoint =
        new QueryEndpoint(new ResultLimit(limits.maxRows(), limits.maxCharacters()), limits.queryTimeout(),
            textQueries);
    // The UI asks the first one.
    return DataService.newBuilder(new NoAutoCreateDataset(dataset))
        .addEndpoint(named("sparql", endpoint)).addEndpoint(named("query", endpoint)).addEndpoint(named("", endpoint));
  }

  private static Endpoint named(String name, QueryEndpoint processor) {
    return Endpoint.create().operation(Operation.Query).endpointName(name).processor(processor).build();
  }

  /** No query on the dataset, whoever asks it, calls other servers or loads classes. */
  private static void close(Context context) {
    context.set(ARQ.httpServiceAllowed, false);
    FunctionAllowlist.install(context);
  }
}
