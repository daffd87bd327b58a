package org.airiskgraph.server.sparql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.server.http.ErrorLog;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Answers the queries of clients under all bounds, on threads for queries: those of the SPARQL endpoint, and those that
 * reach the server in another way. Safe for many threads.
 */
public final class QueryService {
  /** How long a query may overrun its deadline before it counts as hung. */
  public static final Duration GRACE = Duration.ofSeconds(5);
  private static final int ERROR = 500;

  private final DatasetGraph readable;
  private final QueryProcessor processor;
  private final QueryThreads threads;
  private final Duration timeout;
  private final MemoryPool pool;

  /**
   * Queries to {@code dataset}; they cannot write, call other servers, or load classes.
   *
   * @param iris gives the base of instances, to which those in JSON-LD are relative
   */
  public QueryService(DatasetGraph dataset, IriFactory iris, Limits limits, TextQueries textQueries,
      QueryThreads threads,
      MemoryPool pool) {
    dataset.getContext().set(ARQ.httpServiceAllowed, false);
    FunctionAllowlist.install(dataset.getContext());
    this.readable = new NoAutoCreateDataset(dataset);
    this.processor = new QueryProcessor(readable, iris, limits, pool, textQueries);
    this.threads = threads;
    this.timeout = limits.queryTimeout();
    this.pool = pool;
  }

  /**
   * What {@code use} makes of the answer to a query: rows as SPARQL's JSON, triples as Turtle. The answer takes of the
   * share of memory of {@code client} until then, so it should be read as it is and not copied.
   */
  public <T> T ask(String query, String client, Function<QueryAnswer, T> use) {
    QueryAnswer answer = run(new QueryRequest(query, List.of(), List.of(),
        "application/sparql-results+json, text/turtle;q=0.9", null, client, false));
    try {
      return use.apply(answer);
    } finally {
      pool.release(client, answer.held());
    }
  }

  /** What Fuseki serves of the dataset: queries under three names, and nothing else. */
  public DataService.Builder service() {
    QueryEndpoint endpoint = new QueryEndpoint(this);
    DataService.Builder service = DataService.newBuilder(readable);
    // The UI queries the first one.
    for (String name : List.of("sparql", "query", "")) {
      service.addEndpoint(Endpoint.create().operation(Operation.Query).endpointName(name).processor(endpoint).build());
    }
    return service;
  }

  MemoryPool pool() {
    return pool;
  }

  /** The caller releases what the answer holds of the pool. */
  QueryAnswer run(QueryRequest request) {
    try {
      AtomicBoolean cancel = new AtomicBoolean();
      return threads.run(() -> processor.answer(request, cancel), cancel, timeout,
          late -> pool.release(request.client(), late.held()));
    } catch (TimeoutException e) {
      return QueryAnswer.error(QueryStopped.UNAVAILABLE, "The query did not end in time and was given up");
    } catch (ExecutionException e) {
      ErrorLog.report("A query failed", e.getCause());
      return QueryAnswer.error(ERROR, "An error occurred on the server; its log has the cause");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return QueryAnswer.error(QueryStopped.UNAVAILABLE, "The server is shutting down");
    }
  }
}
