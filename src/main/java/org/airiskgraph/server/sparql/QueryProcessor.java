package org.airiskgraph.server.sparql;

import java.util.concurrent.atomic.AtomicBoolean;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.ResultFormat;
import org.airiskgraph.query.SyntaxFault;
import org.airiskgraph.server.http.Limits;
import org.airiskgraph.server.http.MemoryPool;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryDeniedException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.Syntax;
import org.apache.jena.query.TxnType;
import org.apache.jena.query.text.TextIndexException;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/**
 * Answers queries in SPARQL 1.1, whole or not at all: an answer is complete before its status is known, so a client
 * whose query exceeds a limit gets an error and never part of an answer. Safe for many threads.
 */
final class QueryProcessor {
  private static final String BASE = "http://server/unset-base/";
  private static final int OK = 200;
  private static final int MAX_GRAPHS = 100;
  private static final int MAX_MESSAGE = 500;

  /** What one packet holds is sent no sooner when compressed. */
  private static final int PACKET_BYTES = 1400;

  private final DatasetGraph dataset;
  private final IriFactory iris;
  private final Limits limits;
  private final MemoryPool pool;
  private final TextQueries textQueries;
  private final LongQueries longQueries;

  QueryProcessor(DatasetGraph dataset, IriFactory iris, Limits limits, MemoryPool pool, TextQueries textQueries) {
    this.dataset = dataset;
    this.iris = iris;
    this.limits = limits;
    this.pool = pool;
    this.textQueries = textQueries;
    this.longQueries = new LongQueries(limits);
  }

  /**
   * Answers {@code request}; what is wrong with it becomes an answer too.
   *
   * @param cancel ends the query once it is set
   */
  QueryAnswer answer(QueryRequest request, AtomicBoolean cancel) {
    QueryBudget budget = new QueryBudget(limits.queryTimeout(), pool, request.client(), longQueries, request.endTurn());
    long kept = 0;
    try {
      QueryAnswer answer = answer(request, budget, cancel);
      kept = answer.held();
      return answer;
    } catch (QueryStopped e) {
      return QueryAnswer.error(e.status(), e.getMessage());
    } catch (QueryCancelledException e) {
      return QueryAnswer.error(QueryStopped.UNAVAILABLE, budget.timedOut());
    } catch (ResultLimit.TooLarge e) {
      return QueryAnswer.error(QueryStopped.UNPROCESSABLE, e.getMessage());
    } catch (TextIndexException e) {
      return QueryAnswer.error(QueryStopped.BAD_REQUEST,
          "text:query: these words are no query that the index can answer");
    } catch (QueryParseException | QueryBuildException | ExprException e) {
      return QueryAnswer.error(QueryStopped.BAD_REQUEST, shortened(e));
    } catch (StackOverflowError e) {
      return QueryAnswer.error(QueryStopped.BAD_REQUEST, "The query is nested too deep");
    } catch (OutOfMemoryError e) {
      return QueryAnswer.error(QueryStopped.UNPROCESSABLE, "The query needs more memory than this server has");
    } catch (QueryDeniedException e) {
      return QueryAnswer.error(QueryStopped.UNPROCESSABLE,
          "SERVICE: this server asks no other endpoint. Ask each with a query of its own, and join the answers");
    } catch (QueryException e) {
      return QueryAnswer.error(QueryStopped.UNPROCESSABLE, "The query cannot be run: " + shortened(e));
    } finally {
      budget.settle(kept);
    }
  }

  private static String shortened(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
  }

  private QueryAnswer answer(QueryRequest request, QueryBudget budget, AtomicBoolean cancel) {
    budget.check();
    QueryText.complaint(request.text()).ifPresent(QueryProcessor::refuse);
    Query query = parse(request.text());
    QueryComplexity.complaint(query).ifPresent(QueryProcessor::refuse);
    AnswerFormat format = AnswerFormat.choose(query, request.accept(), request.output());
    DatasetGraph described = described(query, request);
    dataset.begin(TxnType.READ);
    try (QueryExec execution = execution(query, described, budget, cancel)) {
      return run(query, execution, format, budget, request.gzip());
    } finally {
      dataset.end();
    }
  }

  private static Query parse(String text) {
    try {
      return QueryFactory.create(text, BASE, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      throw new QueryStopped(QueryStopped.BAD_REQUEST, "Not a query in SPARQL 1.1: " + SyntaxFault.of(e));
    }
  }

  private static void refuse(String complaint) {
    throw new QueryStopped(QueryStopped.BAD_REQUEST, complaint);
  }

  /** The dataset that the request, or else the query, describes; the query no longer does. */
  private DatasetGraph described(Query query, QueryRequest request) {
    DatasetDescription description = request.defaultGraphs().isEmpty() && request.namedGraphs().isEmpty()
        ? DatasetDescription.create(query) : DatasetDescription.create(request.defaultGraphs(), request.namedGraphs());
    query.getGraphURIs().clear();
    query.getNamedGraphURIs().clear();
    if (description == null || description.isEmpty()) {
      return dataset;
    }
    if (description.getDefaultGraphURIs().size() + description.getNamedGraphURIs().size() > MAX_GRAPHS) {
      refuse("The query names more than " + MAX_GRAPHS + " graphs, the limit of this server");
    }
    return DynamicDatasets.dynamicDataset(description, dataset, false);
  }

  private QueryExec execution(Query query, DatasetGraph described, QueryBudget budget, AtomicBoolean cancel) {
    Context context = ARQ.getContext().copy();
    context.putAll(dataset.getContext());
    budget.install(context);
    context.set(ARQConstants.symCancelQuery, cancel);
    GuardedAlgebra.install(context);
    DatasetGraph guarded = DeadlineGraph.under(query, described, budget);
    BoundedOperators.install(context);
    textQueries.prepare(query, context);
    return QueryExec.dataset(guarded).query(query).context(context).build();
  }

  private QueryAnswer run(Query query, QueryExec execution, AnswerFormat format, QueryBudget budget,
      boolean gzip) {
    ResultLimit limit = new ResultLimit(limits.maxRows(), limits.maxCharacters());
    BoundedOutput out = new BoundedOutput(budget);
    if (query.isAskType()) {
      boolean answer = execution.ask();
      budget.check();
      ResultSetMgr.write(out, answer, format.rows().lang());
    } else if (query.isSelectType()) {
      RowSet rows = limit.rows(execution.select(), row -> {
        budget.check();
        budget.charge(QueryBudget.bytes(row));
        row.forEach((var, node) -> format.check(node));
      });
      budget.check();
      if (format.rows() == ResultFormat.JSON) {
        JsonRows.write(rows, out);
      } else {
        ResultSetMgr.write(out, ResultSet.adapt(rows), format.rows().lang());
      }
    } else {
      Graph graph = limit.graph(query.isConstructType() ? execution.constructTriples() : execution.describeTriples(),
          query.getPrefixMapping(), triple -> {
            budget.check();
            budget.charge(QueryBudget.bytes(triple));
            format.check(triple.getObject());
          });
      budget.check();
      format.graph().writeUnordered(graph, iris, out);
    }
    boolean worthIt = gzip && out.length() > PACKET_BYTES;
    BoundedOutput sent = worthIt ? out.compressed() : out;
    return new QueryAnswer(OK, format.contentType(), sent.buffers(), worthIt, sent.held());
  }
}
