package org.airiskgraph.query;

/** A question that cannot be asked as it stands: a bad file, parameter or name. The message is one line. */
public final class QueryException extends RuntimeException {
  /** What is at fault, which decides how a caller answers. */
  public enum Fault {
    /** A file, header or parameter that somebody has to mend. */
    USAGE,
    /** A name that means nothing in this graph, or more than one thing. */
    NOT_FOUND
  }

  private final Fault fault;

  public QueryException(Fault fault, String message) {
    super(message.replaceAll("\\s+", " ").strip());
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
