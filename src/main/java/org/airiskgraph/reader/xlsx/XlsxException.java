package org.airiskgraph.reader.xlsx;

/** A workbook that cannot be read. */
public final class XlsxException extends RuntimeException {
  /** Parsers like to repeat what they could not read. */
  private static final int LONGEST_PROBLEM = 400;

  private final String place;

  XlsxException(String place, String problem) {
    this(place, problem, null);
  }

  XlsxException(String place, String problem, Throwable cause) {
    super(problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) + "…" : problem, cause);
    this.place = place;
  }

  static XlsxException damaged(String place, Exception cause) {
    return new XlsxException(place, "damaged workbook: " + cause.getMessage(), cause);
  }

  /** {@code file}, {@code file!part}, {@code file!sheet:row} or {@code file!sheet:row:column}. */
  public String place() {
    return place;
  }
}
