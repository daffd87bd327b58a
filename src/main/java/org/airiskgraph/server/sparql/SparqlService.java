package org.airiskgraph.server.sparql;

import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;

/** What Fuseki serves of a dataset: queries under three names, and nothing else. */
public final class SparqlService {
  private SparqlService() {}

  /** The service for the dataset of {@code queries}. */
  public static DataService.Builder of(QueryService queries) {
    QueryEndpoint endpoint = new QueryEndpoint(queries);
    // The UI queries the first one.
    return DataService.newBuilder(queries.readable())
        .addEndpoint(named("sparql", endpoint)).addEndpoint(named("query", endpoint)).addEndpoint(named("", endpoint));
  }

  private static Endpoint named(String name, QueryEndpoint processor) {
    return Endpoint.create().operation(Operation.Query).endpointName(name).processor(processor).build();
  }
}
