package org.airiskgraph.server.sparql;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.util.Context;

/**
 * Puts the guards into the plan of a query, after Jena has optimized it: {@link Guarded} around each function call,
 * {@link BoundedMatch} for REGEX and REPLACE, {@link BoundedAggregator} for aggregates.
 * In the plan, and not in the query, an expression is found wherever it is: in EXISTS, GROUP BY, HAVING, aggregates.
 */
final class GuardedAlgebra extends TransformCopy {
  private GuardedAlgebra() {}

  /** Guards all queries that run in {@code context}. */
  static void install(Context context) {
    // Jena would compute constant calls while it plans, before they are guarded.
    context.set(ARQ.optExprConstantFolding, false);
    RewriteFactory standard = Optimize.getFactory();
    RewriteFactory guarding = current -> op -> guard(standard.create(current).rewrite(op));
    context.set(ARQConstants.sysOptimizerFactory, guarding);
  }

  static Op guard(Op op) {
    return Transformer.transform(new GuardedAlgebra(), new Calls(), op);
  }

  @Override
  public Op transform(OpGroup group, Op sub) {
    List<ExprAggregator> aggregators = new ArrayList<>();
    for (ExprAggregator aggregator : group.getAggregators()) {
      aggregators.add(new ExprAggregator(aggregator.getVar(), BoundedAggregator.of(aggregator.getAggregator())));
    }
    if (aggregators.isEmpty()) {
      // Nothing would count the groups.
      aggregators.add(new ExprAggregator(Var.alloc("..groups"), BoundedAggregator.of(new AggCount())));
    }
    // Keys that are computed become part of the row, where they are counted.
    VarExprList keys = new VarExprList();
    VarExprList computed = new VarExprList();
    group.getGroupVars().forEachVar(keys::add);
    group.getGroupVars().forEachExpr(computed::add);
    return new OpGroup(computed.isEmpty() ? sub : OpExtend.create(sub, computed), keys, aggregators);
  }

  private static final class Calls extends ExprTransformCopy {
    @Override
    public Expr transform(ExprFunction1 call, Expr argument) {
      Expr copy = super.transform(call, BoundedArgument.of(call, 1, argument));
      return call instanceof E_Bound || call instanceof E_LogicalNot || call instanceof Guarded
          || call instanceof BoundedArgument ? copy
              : new Guarded(copy);
    }

    @Override
    public Expr transform(ExprFunction2 call, Expr left, Expr right) {
      Expr copy = super.transform(call, BoundedArgument.of(call, 1, left), BoundedArgument.of(call, 2, right));
      return call instanceof E_LogicalAnd || call instanceof E_LogicalOr ? copy : new Guarded(copy);
    }

    @Override
    public Expr transform(ExprFunction3 call, Expr first, Expr second, Expr third) {
      return new Guarded(super.transform(call, first, second, third));
    }

    @Override
    public Expr transform(ExprFunctionN call, ExprList arguments) {
      if (call instanceof E_Regex || call instanceof E_StrReplace) {
        return new BoundedMatch(call instanceof E_StrReplace, arguments);
      }
      return new Guarded(super.transform(call, arguments));
    }
  }
}
