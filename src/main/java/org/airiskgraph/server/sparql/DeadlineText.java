package org.airiskgraph.server.sparql;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeUtils;

/** A text that cannot be read after its query's deadline: the text is the one thing a running pattern looks at. */
final class DeadlineText implements CharSequence {
  /** Reading the clock costs as much as reading some hundred characters. */
  private static final int READS_BETWEEN_CHECKS = 1024;

  private final String text;
  private final Deadline deadline;
  private int reads;

  DeadlineText(String text, Deadline deadline) {
    this.text = text;
    this.deadline = deadline;
  }

  /** The string, with or without language, that {@code function} is given; an error in the query otherwise. */
  static Node of(String function, NodeValue value) {
    Node node = value.asNode();
    if (!NodeUtils.isSimpleString(node) && !NodeUtils.isLangString(node)) {
      throw new ExprEvalException(function + ": not a string: " + value);
    }
    return node;
  }

  @Override
  public char charAt(int index) {
    if (++reads % READS_BETWEEN_CHECKS == 0) {
      deadline.check();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
