package org.airiskgraph.validation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.jena.shacl.validation.ReportEntry;

/**
 * One thing that is wrong.
 *
 * @param severity how much it matters
 * @param where {@code file:line:column} where that is known, and the thing's IRI in short form
 * @param sentence what must or should hold, or what was found
 * @param advice what to do
 * @param result the finding as SHACL states it; empty when it is not about the graph
 */
public record Finding(
    Severity severity, String where, String sentence, String advice, Optional<ReportEntry> result) {
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(result, "result");
  }

  /** A violation that is not about the graph: a file, a query. */
  static Finding ofFile(String where, String sentence, String advice) {
    return new Finding(Severity.VIOLATION, where, sentence, advice, Optional.empty());
  }

  /** The same finding, known to be written at {@code place}. */
  Finding at(String place) {
    return new Finding(severity, place + " (" + where + ")", sentence, advice, result);
  }

  /** One line: severity, place, what is wrong, what to do. */
  @Override
  public String toString() {
    return (severity + ": " + where + ": " + sentence + " " + advice).replaceAll("\\s+", " ").strip();
  }
}
