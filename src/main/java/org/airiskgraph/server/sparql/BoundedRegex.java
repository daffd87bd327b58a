package org.airiskgraph.server.sparql;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** SPARQL's REGEX (17.4.3.14), matched by {@link BoundedPattern}. */
final class BoundedRegex extends ExprFunctionN {
  private BoundedPattern pattern;

  BoundedRegex(ExprList arguments) {
    super("regex", arguments);
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments, FunctionEnv env) {
    QueryBudget budget = QueryBudget.of(env.getContext());
    budget.check();
    String text = BoundedPattern.text("REGEX", arguments.get(0)).getLiteralLexicalForm();
    if (pattern == null) {
      // Pattern and flags are constants; QueryComplexity has seen to that.
      pattern =
          BoundedPattern.compile(arguments.get(1).asString(), arguments.size() > 2 ? arguments.get(2).asString() : "");
    }
    return NodeValue.booleanReturn(pattern.find(text, budget));
  }

  @Override
  public NodeValue eval(List<NodeValue> arguments) {
    throw new UnsupportedOperationException("needs the budget of the query");
  }

  @Override
  public Expr copy(ExprList arguments) {
    return new BoundedRegex(arguments);
  }
}
