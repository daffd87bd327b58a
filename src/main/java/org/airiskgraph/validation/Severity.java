package org.airiskgraph.validation;

import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;

/** How much a finding matters; the levels of SHACL, gravest first. */
public enum Severity {
  /** Must be mended. */
  VIOLATION(SHACL.Violation),
  /** Should be there, and may rightly be missing. */
  WARNING(SHACL.Warning),
  /** Worth knowing. */
  INFO(SHACL.Info);

  private final Node level;

  Severity(Node level) {
    this.level = level;
  }

  /** The severity that SHACL calls {@code level}; levels of others count as violations. */
  static Severity of(Node level) {
    for (Severity severity : values()) {
      if (severity.level.equals(level)) {
        return severity;
      }
    }
    return VIOLATION;
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
