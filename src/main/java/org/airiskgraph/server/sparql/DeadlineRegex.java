package org.airiskgraph.server.sparql;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryBuildException;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.function.FunctionBase;
import org.apache.jena.sparql.function.FunctionEnv;

/** SPARQL's REGEX (17.4.3.14), matched on a {@link DeadlineText}. */
public final class DeadlineRegex extends FunctionBase {
  static final String IRI = "urn:airiskgraph:regex";

  private Pattern compiled;
  private String compiledFrom = "";

  @Override
  public void checkBuild(String uri, ExprList args) {
    if (args.size() < 2 || args.size() > 3 || args.getList().stream().skip(1).anyMatch(arg -> !arg.isConstant())) {
      throw new QueryBuildException("REGEX takes a text, a constant pattern and constant flags");
    }
  }

  @Override
  protected NodeValue exec(List<NodeValue> args, FunctionEnv env) {
    String text = DeadlineText.of("REGEX", args.get(0)).getLiteralLexicalForm();
    try {
      return NodeValue.booleanReturn(pattern(args)
          .matcher(new DeadlineText(text, Deadline.of(env.getContext()))).find());
    } catch (StackOverflowError e) {
      throw new ExprEvalException("REGEX: the pattern goes too deep");
    }
  }

  private Pattern pattern(List<NodeValue> args) {
    String flags = args.size() > 2 ? args.get(2).asString() : "";
    String source = flags + "/" + args.get(1).asString();
    if (!source.equals(compiledFrom)) {
      compiled = compile(args.get(1).asString(), flags);
      compiledFrom = source;
    }
    return compiled;
  }

  /** A pattern with SPARQL's flags; one that is none is an error of the expression, as everywhere in SPARQL. */
  static Pattern compile(String pattern, String flags) {
    return RegexEngine.makePattern("REGEX", pattern, flags);
  }

  @Override
  public NodeValue exec(List<NodeValue> args) {
    throw new UnsupportedOperationException("needs the query's context");
  }

}
