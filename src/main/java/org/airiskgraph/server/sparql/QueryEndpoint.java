package org.airiskgraph.server.sparql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionErrorException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers SPARQL queries as Fuseki does, but whole or not at all: an answer is complete before its status is
 * sent, so a client that is cut off by time or size sees that it is.
 */
public final class QueryEndpoint extends SPARQL_QueryDataset {
  private static final Logger LOG = LoggerFactory.getLogger(QueryEndpoint.class);

  /** Parameters that Fuseki writes into its answer as they come. */
  private static final List<String> REFUSED = List.of("stylesheet", "callback", "force-accept");
  private static final int UNPROCESSABLE = 422;
  private static final int IDLE_SECONDS = 10;

  private final ResultLimit size;
  private final Duration time;
  private final TextQueries textQueries;
  private final ScheduledExecutorService alarms = alarms();

  /** Answers that fit {@code size} and are there within {@code time}. */
  public QueryEndpoint(ResultLimit size, Duration time, TextQueries textQueries) {
    this.size = size;
    this.time = time;
    this.textQueries = textQueries;
  }

  @Override
  public void validate(HttpAction action) {
    try {
      // Fuseki writes names that it does not know into its log as they come, with the lines they break.
      if (action.getRequest().getParameterMap().keySet().stream()
          .anyMatch(name -> name.matches("(?s).*\\p{Cntrl}.*"))) {
        ServletOps.errorBadRequest("The name of a parameter holds a control character");
      }
      super.validate(action);
    } catch (BadMessageException e) {
      ServletOps.errorBadRequest("The parameters cannot be decoded or are too many; expected at most fifty,"
          + " in UTF-8 with per cent signs before pairs of hexadecimal digits");
    }
  }

  @Override
  protected void validateRequest(HttpAction action) {
    for (String parameter : REFUSED) {
      if (action.getRequestParameter(parameter) != null) {
        ServletOps.errorBadRequest("This server takes no parameter " + parameter);
      }
    }
    super.validateRequest(action);
  }

  @Override
  protected void validateQuery(HttpAction action, Query query) {
    if (query.isJsonType()) {
      // Its answer goes out while it is made, and would be cut where the time is up.
      ServletOps.errorBadRequest("This server takes no JSON queries; ask with SELECT for JSON results");
    }
    QueryComplexity.complaint(query).ifPresent(ServletOps::errorBadRequest);
  }

  /**
   * Runs the query until the time is up. Jena's own alarm waits for a lock that some queries (MINUS) hold while
   * they run, and with it wait the alarms of all others; here the signal is set, and every iterator heeds it.
   */
  @Override
  protected void execute(String query, HttpAction action) {
    AtomicBoolean cancel = new AtomicBoolean();
    action.getContext().set(ARQConstants.symCancelQuery, cancel);
    Deadline.set(action.getContext(), time);
    Future<?> alarm = alarms.schedule(() -> cancel.set(true), time.toMillis(), TimeUnit.MILLISECONDS);
    try {
      super.execute(query, action);
    } catch (ActionErrorException e) {
      // Fuseki miscounts the length of messages that are not ASCII, and then fails instead of refusing.
      ServletOps.error(e.getRC(), String.valueOf(e.getMessage()).replaceAll("[^\\p{ASCII}]", "?"));
    } catch (QueryBuildException e) {
      ServletOps.errorBadRequest(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      ServletOps.errorBadRequest("The query is nested too deep");
    } catch (JenaException | RuntimeIOException e) {
      // Fuseki knows what to tell of these.
      throw e;
    } catch (RuntimeException e) {
      LOG.error("a query failed", e);
      ServletOps.errorOccurred("Something went wrong here; the server's log says what");
    } finally {
      alarm.cancel(false);
    }
  }

  private static ScheduledExecutorService alarms() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "query-alarms");
      thread.setDaemon(true);
      return thread;
    });
    executor.setRemoveOnCancelPolicy(true);
    // Nobody tells an endpoint that its server has stopped, so the thread ends by itself.
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  @Override
  protected QueryExec createQueryExec(HttpAction action, Query query, DatasetGraph dataset) {
    textQueries.prepare(query, action.getContext());
    Optional<Query> stoppable = DeadlinePatterns.in(query);
    if (stoppable.isEmpty()) {
      ServletOps.errorBadRequest(
          "REGEX and REPLACE cannot stand in GROUP BY or in an aggregate here; BIND what they find first.");
    }
    return super.createQueryExec(action, stoppable.get(),
        DeadlineGraph.under(query, dataset, Deadline.of(action.getContext())));
  }

  @Override
  protected QueryExecResult executeQuery(HttpAction action, QueryExec execution, Query query, String log) {
    try {
      if (query.isSelectType()) {
        return new QueryExecResult(size.rows(execution.select()));
      }
      if (query.isConstructType() && !query.isConstructQuad()) {
        return new QueryExecResult(size.graph(execution.constructTriples(), query.getPrefixMapping()));
      }
      if (query.isConstructType()) {
        return new QueryExecResult(size.dataset(execution.constructQuads(), query.getPrefixMapping()));
      }
      if (query.isDescribeType()) {
        return new QueryExecResult(size.graph(execution.describeTriples(), query.getPrefixMapping()));
      }
      return super.executeQuery(action, execution, query, log);
    } catch (ResultLimit.TooLarge e) {
      ServletOps.error(UNPROCESSABLE, e.getMessage());
      throw e;
    } catch (TextIndexException e) {
      ServletOps.errorBadRequest("text:query: these words are no query that the index can answer");
      throw e;
    }
  }
}
