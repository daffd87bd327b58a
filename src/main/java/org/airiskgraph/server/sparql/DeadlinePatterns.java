package org.airiskgraph.server.sparql;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransform;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Puts pattern matching that heeds the time limit in place of REGEX and REPLACE.
 *
 * <p>Java's patterns step back and try again, with some patterns for years, and look at nothing else meanwhile.
 */
final class DeadlinePatterns {
  private static final Pattern QUOTED = Pattern.compile(
      "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|<[^<>\"{}|^`\\\\\\s]*+>");
  private static final Pattern CALL =
      Pattern.compile("(?<![\\w?$:.-])(?:regex|replace)\\s*\\(", Pattern.CASE_INSENSITIVE);

  private DeadlinePatterns() {}

  /** The same query; where it matches patterns it can be stopped. Empty where it matches them elsewhere. */
  static Optional<Query> in(Query query) {
    if (!matchesPatterns(query)) {
      return Optional.of(query);
    }
    Query stoppable = replace(query);
    return matchesPatterns(stoppable) ? Optional.empty() : Optional.of(stoppable);
  }

  /** Goes by the text, which shows every place where an expression may stand; the replacements have IRIs for names. */
  private static boolean matchesPatterns(Query query) {
    return CALL.matcher(QUOTED.matcher(query.serialize()).replaceAll("''")).find();
  }

  private static Query replace(Query query) {
    ElementTransform elements = new ElementTransformCopyBase();
    return QueryTransformOps.transform(query, elements, new ExprTransformCopy() {
      @Override
      public Expr transform(ExprFunctionOp exists, ExprList args, Op op) {
        Element within = ElementTransformer.transform(exists.getElement(), elements, this);
        return exists instanceof E_Exists ? new E_Exists(within) : new E_NotExists(within);
      }

      @Override
      public Expr transform(ExprFunctionN function, ExprList args) {
        if (function instanceof E_Regex) {
          return new E_Function(DeadlineRegex.IRI, args);
        }
        return function instanceof E_StrReplace ? new E_Function(DeadlineReplace.IRI, args)
            : super.transform(function, args);
      }
    });
  }
}
