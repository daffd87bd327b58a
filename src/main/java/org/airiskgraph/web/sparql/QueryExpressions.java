package org.airiskgraph.web.sparql;

import java.util.Collection;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprTransform;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/** Shows all expressions of a query to a visitor, those in GROUP BY and aggregates too, which Jena passes over. */
final class QueryExpressions {
  private QueryExpressions() {}

  /** Shows them to {@code visitor}, whose results are not used. */
  static void visit(Query query, ExprTransform visitor) {
    QueryTransformOps.transform(query, new ElementTransformCopyBase() {
      @Override
      public Element transform(ElementSubQuery element, Query inner) {
        groups(inner, visitor);
        return super.transform(element, inner);
      }
    }, visitor);
    groups(query, visitor);
  }

  private static void groups(Query query, ExprTransform visitor) {
    visit(query.getGroupBy().getExprs().values(), visitor);
    for (ExprAggregator aggregate : query.getAggregators()) {
      if (aggregate.getAggregator().getExprList() != null) {
        visit(aggregate.getAggregator().getExprList().getList(), visitor);
      }
    }
  }

  private static void visit(Collection<Expr> expressions, ExprTransform visitor) {
    expressions.forEach(expression -> ExprTransformer.transform(visitor, expression));
  }
}
