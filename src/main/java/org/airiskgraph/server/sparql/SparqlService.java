package org.airiskgraph.server.sparql;

import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;

/** What Fuseki serves of a dataset: queries under three names, and nothing else. */
public final class SparqlService {
  private SparqlService() {}

  /** The service for {@code dataset}; it cannot write, call other servers, or load classes. */
  public static DataService.Builder of(DatasetGraph dataset, Limits limits, TextQueries textQueries,
      QueryThreads threads, MemoryPool pool) {
    dataset.getContext().set(ARQ.httpServiceAllowed, false);
    FunctionAllowlist.install(dataset.getContext());
    DatasetGraph readable = new NoAutoCreateDataset(dataset);
    QueryEndpoint endpoint = new QueryEndpoint(new QueryProcessor(readable, limits, pool, textQueries), threads,
        limits.queryTimeout(), pool);
    // The UI queries the first one.
    return DataService.newBuilder(readable)
        .addEndpoint(named("sparql", endpoint)).addEndpoint(named("query", endpoint)).addEndpoint(named("", endpoint));
  }

  private static Endpoint named(String name, QueryEndpoint processor) {
    return Endpoint.create().operation(Operation.Query).endpointName(name).processor(processor).build();
  }
}
