package org.airiskgraph.validation;

import java.util.Locale;
import java.util.Optional;
import org.airiskgraph.reader.InputException;
import org.apache.jena.shacl.validation.ReportEntry;

/**
 * One fault or omission.
 *
 * @param severity its severity
 * @param where {@code file:line:column} if known, and the IRI of the entity in short form
 * @param sentence the condition that does not hold, or what was found
 * @param advice what to do
 * @param result the finding as a SHACL result; empty if it is not about the graph
 */
public record Finding(
    Severity severity, String where, String sentence, String advice, Optional<ReportEntry> result) {
  /** A violation in a file or query, not in the graph. */
  static Finding ofFile(String where, String sentence, String advice) {
    return new Finding(Severity.VIOLATION, where, sentence, advice, Optional.empty());
  }

  /** What is wrong in an input file. */
  static Finding of(InputException fault, Severity severity) {
    // The message is "place: problem", and a place has no blank after its colons.
    String[] parts = fault.getMessage().split(": ", 2);
    boolean isSyntax = parts[1].startsWith("not ") || parts[1].toLowerCase(Locale.ROOT).contains("utf-8");
    return new Finding(severity, parts[0], parts[1].matches(".*[.?]") ? parts[1] : parts[1] + ".",
        isSyntax || severity != Severity.VIOLATION ? "" : "Correct the file; data/README.md describes its fields.",
        Optional.empty());
  }

  Finding withAdvice(String other) {
    return new Finding(severity, where, sentence, other, result);
  }

  /** This finding with {@code place} before its IRI. */
  Finding at(String place) {
    return new Finding(severity, place + " (" + where + ")", sentence, advice, result);
  }

  /** The sentence without values: findings with the same text are of the same type. */
  String type() {
    return sentence.replaceFirst(" Found .*", "").replaceAll("\"[^\"]*\"", "…")
        .replaceAll("\\b[a-z]+:[^\\s,)]+", "…").strip();
  }

  /** Whether both are the same result for the same entity, wherever that is written. */
  boolean isSameAs(Finding other) {
    return result.isPresent() && other.result().isPresent() && sentence.equals(other.sentence())
        && result.get().focusNode().equals(other.result().get().focusNode());
  }

  /** One line: severity, place, what is wrong, what to do. */
  @Override
  public String toString() {
    return (severity + ": " + where + ": " + sentence + " " + advice).replaceAll("\\s+", " ").strip();
  }
}
