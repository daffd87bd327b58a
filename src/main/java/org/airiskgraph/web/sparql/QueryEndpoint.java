package org.airiskgraph.web.sparql;

import java.util.List;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;

/**
 * Answers SPARQL queries as Fuseki does, but whole or not at all: an answer is complete before its status is
 * sent, so a client that is cut off by time or size sees that it is.
 */
public final class QueryEndpoint extends SPARQL_QueryDataset {
  /** Parameters that Fuseki writes into its answer as they come. */
  private static final List<String> REFUSED = List.of("stylesheet", "callback", "force-accept");
  private static final int UNPROCESSABLE = 422;

  private final AnswerSize size;
  private final TextQueries textQueries;

  public QueryEndpoint(AnswerSize size, TextQueries textQueries) {
    this.size = size;
    this.textQueries = textQueries;
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
    QueryComplexity.complaint(query).ifPresent(ServletOps::errorBadRequest);
  }

  @Override
  protected QueryExec createQueryExec(HttpAction action, Query query, DatasetGraph dataset) {
    textQueries.prepare(query, action.getContext());
    return super.createQueryExec(action, StoppablePatterns.in(query), dataset);
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
      return super.executeQuery(action, execution, query, log);
    } catch (AnswerSize.TooLarge e) {
      ServletOps.error(UNPROCESSABLE, e.getMessage());
      throw e;
    }
  }
}
