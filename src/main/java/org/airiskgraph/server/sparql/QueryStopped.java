package org.airiskgraph.server.sparql;

import org.apache.jena.query.QueryCancelledException;

/**
 * Ends a query with an HTTP status and a message. A cancellation, because Jena's operators pass those on and swallow
 * most other exceptions of an expression.
 */
final class QueryStopped extends QueryCancelledException {
  static final int BAD_REQUEST = 400;
  static final int NOT_ACCEPTABLE = 406;
  static final int UNPROCESSABLE = 422;
  static final int UNAVAILABLE = 503;

  private final int status;
  private final String message;

  QueryStopped(int status, String message) {
    this.status = status;
    this.message = message;
  }

  int status() {
    return status;
  }

  @Override
  public String getMessage() {
    return message;
  }
}
