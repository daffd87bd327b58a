package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.path.P_FixedLength;
import org.apache.jena.sparql.path.P_Mod;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.vocabulary.XSD;

/**
 * Bounds what a parsed query may ask for before it is planned: its size, the numbers and patterns in it, and texts or
 * numbers that would grow with each function they pass.
 */
final class QueryComplexity extends QueryWalker {
  /** Most triple patterns, path steps counted singly: Jena orders them in quadratic time. */
  static final int MAX_TRIPLES = 1000;

  /** Most function calls, each of which may read a text of a million characters. */
  static final int MAX_CALLS = 2000;

  /** Most states of all patterns together: each takes some hundred bytes for as long as the query runs. */
  static final double MAX_STATES = 100_000;

  /** How many characters or digits a query may make of its own, by all that it joins and multiplies. */
  private static final double MAX_GROWTH = 1e6;

  private final List<String> complaints = new ArrayList<>();
  private double growth = 1;
  private int triples;
  private int calls;
  private double states;

  private QueryComplexity() {}

  /** What is wrong with {@code query}; empty if nothing is. */
  static Optional<String> complaint(Query query) {
    QueryComplexity complexity = new QueryComplexity();
    complexity.visit(query);
    if (query.isConstructType()) {
      complexity.triples += query.getConstructTemplate().getQuads().size();
    }
    complexity.triples += query.isDescribeType() ? query.getResultURIs().size() : 0;
    return complexity.result(query);
  }

  private Optional<String> result(Query query) {
    if (triples > MAX_TRIPLES) {
      return Optional
          .of("The query has " + triples + " triple patterns, path steps and resources to describe; this server takes "
              + MAX_TRIPLES + " at most");
    }
    if (calls > MAX_CALLS) {
      return Optional.of("The query has " + calls + " function calls; this server takes " + MAX_CALLS + " at most");
    }
    if (complaints.isEmpty() && growth > 1 && growth * query.toString().length() > MAX_GROWTH) {
      complaints.add("With this number of CONCAT, REPLACE or *, texts or numbers could grow without bound");
    }
    return complaints.stream().findFirst();
  }

  @Override
  void triples(ElementPathBlock block) {
    for (TriplePath triple : block.getPattern().getList()) {
      triples += triple.isTriple() ? 1 : steps(triple.getPath());
      if (triple.isTriple()) {
        constant(triple.getObject());
      }
    }
  }

  private int steps(Path path) {
    if (path instanceof P_FixedLength || path instanceof P_Mod) {
      complaints.add("Path{n} and path{n,m} are not SPARQL 1.1");
      return 1;
    }
    if (path instanceof P_Path2 two) {
      return 1 + steps(two.getLeft()) + steps(two.getRight());
    }
    return path instanceof P_Path1 one ? 1 + steps(one.getSubPath())
        : path instanceof P_NegPropSet not ? 1 + not.getNodes().size() : 1;
  }

  @Override
  void constant(Node node) {
    if (!node.isLiteral() || !node.getLiteralDatatypeURI().startsWith(XSD.NS)
        || node.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
      return;
    }
    if (node.getLiteralLexicalForm().length() > Guarded.MAX_DIGITS) {
      complaints.add("A number or date in the query has more than " + Guarded.MAX_DIGITS + " characters");
      return;
    }
    NodeValue value = NodeValue.makeNode(node);
    if (value.isDuration() && Guarded.days(value.getDuration()) > Guarded.MAX_DAYS) {
      complaints.add("A duration in the query is longer than 10,000,000 days");
    }
  }

  @Override
  public Expr transform(ExprFunctionN function, ExprList args) {
    calls++;
    if (function instanceof E_Regex || function instanceof E_StrReplace) {
      pattern(args, function instanceof E_Regex ? 2 : 3).ifPresent(complaints::add);
    }
    if (function instanceof E_StrConcat) {
      growth *= Math.max(1, args.getList().stream().filter(arg -> !arg.isConstant()).count());
    } else if (function instanceof E_StrReplace && args.size() > 2) {
      Expr with = args.get(2);
      growth *= with.isConstant() ? Math.max(1, with.getConstant().asString().length()) : BoundedPattern.MAX_CHARACTERS;
    }
    return super.transform(function, args);
  }

  @Override
  public Expr transform(ExprFunction3 function, Expr first, Expr second, Expr third) {
    calls++;
    return super.transform(function, first, second, third);
  }

  @Override
  public Expr transform(ExprFunction2 function, Expr left, Expr right) {
    calls++;
    growth *= function instanceof E_Multiply && !left.isConstant() && !right.isConstant() ? 2 : 1;
    return super.transform(function, left, right);
  }

  @Override
  public Expr transform(ExprFunction1 function, Expr argument) {
    calls++;
    growth *= function instanceof E_StrEncodeForURI ? 3 : 1;
    return super.transform(function, argument);
  }

  private Optional<String> pattern(ExprList args, int flagsAt) {
    Expr pattern = args.size() > 1 ? args.get(1) : null;
    Expr flags = args.size() > flagsAt ? args.get(flagsAt) : null;
    if (pattern == null || !pattern.isConstant() || flags != null && !flags.isConstant()) {
      return Optional.of("REGEX and REPLACE take a constant pattern and constant flags here");
    }
    String text = pattern.getConstant().asString();
    states += Math.min(BoundedPattern.states(text), BoundedPattern.MAX_STATES);
    if (states > MAX_STATES) {
      return Optional.of("The patterns of REGEX and REPLACE come to more than " + (int) MAX_STATES
          + " characters after repetition, the limit of this server for all together");
    }
    try {
      BoundedPattern.compile(text, flags == null ? "" : flags.getConstant().asString());
      return Optional.empty();
    } catch (ExprEvalException e) {
      return Optional.of("REGEX or REPLACE: " + e.getMessage());
    }
  }
}
