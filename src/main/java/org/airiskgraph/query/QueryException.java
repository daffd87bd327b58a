package org.airiskgraph.query;

/** A query that cannot be run because of its file, a parameter or a name. The message is one line. */
public final class QueryException extends RuntimeException {
  /** The cause, which decides the exit code and the HTTP status. */
  public enum Fault {
    /** An invalid file, header or value. */
    USAGE,
    /** A name with no match in this graph, or with several. */
    NOT_FOUND
  }

  private final Fault fault;

  public QueryException(Fault fault, String message) {
    super(message.replaceAll("\\s+", " ").strip());
    this.fault = fault;
  }

  /** An invalid file, header or value. */
  public static QueryException usage(String message) {
    return new QueryException(Fault.USAGE, message);
  }

  /** A name with no match in this graph, or with several. */
  public static QueryException notFound(String message) {
    return new QueryException(Fault.NOT_FOUND, message);
  }

  public Fault fault() {
    return fault;
  }
}
