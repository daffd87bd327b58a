package org.airiskgraph.web.sparql;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Puts pattern matching that heeds the time limit in place of REGEX and REPLACE.
 *
 * <p>Java's patterns step back and try again, with some patterns for years, and look at nothing else meanwhile.
 */
final class StoppablePatterns {
  private StoppablePatterns() {}

  /** The same query; where it matches patterns it can be stopped. */
  static Query in(Query query) {
    return QueryTransformOps.transform(query, new ElementTransformCopyBase(), new ExprTransformCopy() {
      @Override
      public Expr transform(ExprFunctionN function, ExprList args) {
        if (function instanceof E_Regex) {
          return new E_Function(StoppableRegex.IRI, args);
        }
        return function instanceof E_StrReplace ? new E_Function(StoppableReplace.IRI, args)
            : super.transform(function, args);
      }
    });
  }
}
