package org.airiskgraph.server.sparql;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** SPARQL's REPLACE (17.4.3.15), matched by {@link BoundedPattern}; keeps the language of the text. */
final class BoundedReplace extends ExprFunctionN {
  private BoundedPattern pattern;

  BoundedReplace(ExprList arguments) {
    super("replace", arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv env) {
    QueryBudget budget = QueryBudget.of(env.getContext());
    budget.check();
    Node text = BoundedPattern.text("REPLACE", arguments.get(0));
    if (pattern == null) {
      pattern =
          BoundedPattern.compile(arguments.get(1).asString(), arguments.size() > 3 ? arguments.get(3).asString() : "");
    }
    try {
      String replaced = pattern.replaceAll(text.getLiteralLexicalForm(), arguments.get(2).asString(), budget);
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
    return new BoundedReplace(arguments);
  }
}
