package org.airiskgraph.server.sparql;

import java.util.Collection;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Looks at all of a query: patterns, and expressions wherever they stand; Jena's own walkers pass over what stands
 * in EXISTS, GROUP BY and aggregates.
 */
abstract class QueryWalker extends ExprTransformCopy {
  private final ElementTransformCopyBase elements = new ElementTransformCopyBase() {
    @Override
    public Element transform(ElementPathBlock block) {
      triples(block);
      return super.transform(block);
    }
  };

  /** Shows all of {@code query} to this. */
  void visit(Query query) {
    QueryTransformOps.transform(query, elements, this);
    groups(query);
    subqueries(query.getQueryPattern());
  }

  private void subqueries(Element pattern) {
    if (pattern != null) {
      ElementWalker.walk(pattern, new ElementVisitorBase() {
        @Override
        public void visit(ElementSubQuery sub) {
          groups(sub.getQuery());
          subqueries(sub.getQuery().getQueryPattern());
        }
      });
    }
  }

  /** Triples and paths in one place. */
  void triples(ElementPathBlock block) {}

  @Override
  public Expr transform(ExprFunctionOp exists, ExprList args, Op op) {
    ElementTransformer.transform(exists.getElement(), elements, this);
    subqueries(exists.getElement());
    return exists;
  }

  private void groups(Query query) {
    visit(query.getGroupBy().getExprs().values());
    for (ExprAggregator aggregate : query.getAggregators()) {
      if (aggregate.getAggregator().getExprList() != null) {
        visit(aggregate.getAggregator().getExprList().getList());
      }
    }
  }

  private void visit(Collection<Expr> expressions) {
    expressions.forEach(expression -> ExprTransformer.transform(this, expression));
  }
}
