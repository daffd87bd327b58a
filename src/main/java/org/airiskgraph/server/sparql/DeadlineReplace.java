package org.airiskgraph.server.sparql;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionEnv;

/** SPARQL's REPLACE (17.4.3.15), matched on a {@link DeadlineText}; keeps the language of the text. */
public final class DeadlineReplace extends FunctionBase {
  static final String IRI = "urn:airiskgraph:replace";

  @Override
  public void checkBuild(String uri, ExprList args) {
    if (args.size() < 3 || args.size() > 4 || !args.get(1).isConstant()) {
      throw new QueryBuildException("REPLACE takes a text, a constant pattern, what to put there, and flags");
    }
  }

  @Override
  protected NodeValue exec(List<NodeValue> args, FunctionEnv env) {
    Node text = DeadlineText.of("REPLACE", args.get(0));
    String flags = args.size() > 3 ? args.get(3).asString() : "";
    Pattern pattern = DeadlineRegex.compile(args.get(1).asString(), flags);
    DeadlineText stoppable = new DeadlineText(text.getLiteralLexicalForm(), Deadline.of(env.getContext()));
    try {
      String replaced = pattern.matcher(stoppable).replaceAll(args.get(2).asString());
      return text.getLiteralLanguage().isEmpty() ? NodeValue.makeString(replaced)
          : NodeValue.makeLangString(replaced, text.getLiteralLanguage());
    } catch (StackOverflowError | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new ExprEvalException("REPLACE: " + e.getMessage());
    }
  }

  @Override
  public NodeValue exec(List<NodeValue> args) {
    throw new UnsupportedOperationException("needs the query's context");
  }
}
