package org.airiskgraph.server.sparql;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformer;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/**
 * Visits all of a query: its patterns, and its expressions wherever they are. Jena's own walkers leave out what is in
 * EXISTS and aggregates.
 */
abstract class QueryWalker extends ExprTransformCopy {
  private final ElementTransformCopyBase elements = new ElementTransformCopyBase() {
    @Override
    public Element transform(ElementPathBlock block) {
      triples(block);
      return super.transform(block);
    }

    @Override
    public Element transform(ElementData data) {
      data.getRows().forEach(row -> row.forEach((var, node) -> constant(node)));
      return super.transform(data);
    }
  };

  /** Jena shows what is in EXISTS once as an element and once as algebra: nested ones would take a time of 2^depth. */
  private final Set<Element> seen = Collections.newSetFromMap(new IdentityHashMap<>());

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

  /** Is given the triple patterns and paths of each group. */
  void triples(ElementPathBlock block) {}

  /** Is given each constant of an expression or of VALUES. */
  void constant(Node node) {}

  @Override
  public Expr transform(NodeValue value) {
    constant(value.asNode());
    return super.transform(value);
  }

  @Override
  public Expr transform(ExprFunctionOp exists, ExprList args, Op op) {
    if (seen.add(exists.getElement())) {
      ElementTransformer.transform(exists.getElement(), elements, this);
    }
    return exists;
  }

  private void groups(Query query) {
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
