package org.airiskgraph.server.sparql;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * SPARQL's REGEX (17.4.3.14) and REPLACE (17.4.3.15), matched by {@link BoundedPattern}; REPLACE keeps the language of the
 * text.
 */
final class BoundedMatch extends ExprFunctionN {
  private final boolean replaces;
  private BoundedPattern pattern;

  BoundedMatch(boolean replaces, ExprList arguments) {
    super(replaces ? "replace" : "regex", arguments);
    this.replaces = replaces;
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv env) {
    QueryBudget budget = QueryBudget.of(env.getContext());
    budget.check();
    Node text = BoundedPattern.text(replaces ? "REPLACE" : "REGEX", arguments.get(0));
    if (pattern == null) {
      // Pattern and flags are constants; QueryComplexity has seen to that.
      int flags = replaces ? 3 : 2;
      pattern = BoundedPattern.compile(arguments.get(1).asString(),
          arguments.size() > flags ? arguments.get(flags).asString() : "");
    }
    return replaces ? replaced(text, arguments.get(2).asString(), budget)
        : NodeValue.booleanReturn(pattern.find(text.getLiteralLexicalForm(), budget));
  }

  private NodeValue replaced(Node text, String replacement, QueryBudget budget) {
    try {
      String replaced = pattern.replaceAll(text.getLiteralLexicalForm(), replacement, budget);
      return text.getLiteralLanguage().isEmpty() ? NodeValue.makeString(replaced)
          : NodeValue.makeLangString(replaced, text.getLiteralLanguage());
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ExprEvalException("REPLACE: " + e.getMessage());
    }
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    throw new UnsupportedOperationException("needs the budget of the query");
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedMatch(replaces, arguments);
  }
}
