package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;

/** Finds what a query's text alone shows to be too much: patterns nobody can read, texts that double. */
final class QueryComplexity {
  private static final int PATTERN_CHARACTERS = 500;

  /** How many characters or digits a query may make of its own, by all that it joins and multiplies. */
  private static final double CHARACTERS = 1e6;

  private QueryComplexity() {}

  /** What is wrong with {@code query}; empty when nothing is. */
  static Optional<String> complaint(Query query) {
    double[] growth = {1};
    List<String> complaints = new ArrayList<>();
    new QueryWalker() {
      @Override
      public Expr transform(ExprFunctionN function, ExprList args) {
        if (function instanceof E_Regex || function instanceof E_StrReplace) {
          pattern(args).ifPresent(complaints::add);
        }
        if (function instanceof E_StrConcat) {
          growth[0] *= Math.max(1, args.getList().stream().filter(arg -> !arg.isConstant()).count());
        } else if (function instanceof E_StrReplace && args.size() > 2) {
          Expr with = args.get(2);
          growth[0] *= with.isConstant() ? Math.max(1, with.getConstant().asString().length()) : PATTERN_CHARACTERS;
        }
        return super.transform(function, args);
      }

      @Override
      public Expr transform(ExprFunction2 function, Expr left, Expr right) {
        growth[0] *= function instanceof E_Multiply && !left.isConstant() && !right.isConstant() ? 2 : 1;
        return super.transform(function, left, right);
      }

      @Override
      public Expr transform(ExprFunction1 function, Expr argument) {
        growth[0] *= function instanceof E_StrEncodeForURI ? 3 : 1;
        return super.transform(function, argument);
      }
    }.visit(query);
    if (growth[0] > 1 && growth[0] * query.toString().length() > CHARACTERS) {
      complaints.add("There are so many CONCAT, REPLACE or * that texts or numbers could grow without bound.");
    }
    return complaints.stream().findFirst();
  }

  private static Optional<String> pattern(ExprList args) {
    Expr pattern = args.size() > 1 ? args.get(1) : null;
    if (pattern == null || !pattern.isConstant()) {
      return Optional.of("REGEX and REPLACE take a constant pattern here.");
    }
    return pattern.getConstant().asString().length() > PATTERN_CHARACTERS
        ? Optional.of("The pattern of REGEX or REPLACE is longer than " + PATTERN_CHARACTERS + " characters.")
        : Optional.empty();
  }
}
