package org.airiskgraph.validation;

import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;

/** The severity of a finding: the levels of SHACL, most severe first. */
public enum Severity {
  /** Must be fixed. */
  VIOLATION(SHACL.Violation),
  /** Should be there, but may be missing for a reason. */
  WARNING(SHACL.Warning),
  /** Worth knowing. */
  INFO(SHACL.Info);

  private final Node level;

  Severity(Node level) {
    this.level = level;
  }

  /** The severity with this IRI in SHACL; unknown ones count as violations. */
  static Severity of(Node level) {
    return Stream.of(values()).filter(severity -> severity.level.equals(level)).findFirst().orElse(VIOLATION);
  }

  /** Its IRI in SHACL. */
  Node level() {
    return level;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
