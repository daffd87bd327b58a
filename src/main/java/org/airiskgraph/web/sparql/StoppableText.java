package org.airiskgraph.web.sparql;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeUtils;

/** A text that stops being read once its query is cancelled: the one thing a running pattern looks at. */
final class StoppableText implements CharSequence {
  private final String text;
  private final AtomicBoolean cancelled;

  /** {@code cancelled} may be null, for a query that nothing cancels. */
  StoppableText(String text, AtomicBoolean cancelled) {
    this.text = text;
    this.cancelled = cancelled;
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
    if (cancelled != null && cancelled.get()) {
      throw new QueryCancelledException();
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
