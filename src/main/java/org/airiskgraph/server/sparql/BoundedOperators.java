package org.airiskgraph.server.sparql;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterProcessBinding;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;
import org.apache.jena.sparql.engine.iterator.QueryIterTopN;
import org.apache.jena.sparql.engine.iterator.QueryIteratorWrapper;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;

/**
 * The operators that hold rows, as {@link OpExecutor} runs them, but with those rows counted towards the memory of
 * the query for as long as the operator runs: hash joins, MINUS, ORDER BY and DISTINCT.
 */
final class BoundedOperators extends OpExecutor {
  private BoundedOperators(ExecutionContext execution) {
    super(execution);
  }

  /**
   * Bounds all queries that run in {@code context}. A {@link NoAutoCreateDataset} over a TDB2 store is for Jena a dataset
   * as any other, without operators of its own.
   */
  static void install(Context context) {
    QC.setFactory(context, BoundedOperators::new);
  }

  @Override
  protected QueryIterator execute(OpJoin join, QueryIterator input) {
    Held held = new Held();
    return held.until(Join.join(held.rows(exec(join.getLeft(), input)),
        held.rows(exec(join.getRight(), root())), execCxt));
  }

  @Override
  protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
    Held held = new Held();
    return held.until(Join.leftJoin(exec(join.getLeft(), input),
        held.rows(exec(join.getRight(), root())), join.getExprs(), execCxt));
  }

  @Override
  protected QueryIterator execute(OpMinus minus, QueryIterator input) {
    Held held = new Held();
    Set<Var> common = OpVars.visibleVars(minus.getLeft());
    common.retainAll(OpVars.visibleVars(minus.getRight()));
    return held.until(QueryIterMinus.create(exec(minus.getLeft(), input),
        held.rows(exec(minus.getRight(), root())), common, execCxt));
  }

  @Override
  protected QueryIterator execute(OpOrder order, QueryIterator input) {
    Held held = new Held();
    return held.until(
        new QueryIterSort(held.rows(exec(order.getSubOp(), input)), order.getConditions(), execCxt));
  }

  /** ORDER BY with a small LIMIT, which holds that many rows. */
  @Override
  protected QueryIterator execute(OpTopN top, QueryIterator input) {
    Held held = new Held(top.getLimit());
    return held.until(new QueryIterTopN(held.rows(exec(top.getSubOp(), input)), top.getConditions(),
        top.getLimit(), false, execCxt));
  }

  @Override
  protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
    Held held = new Held();
    Set<Binding> seen = new HashSet<>();
    return held.until(new QueryIterProcessBinding(exec(distinct.getSubOp(), input), execCxt) {
      @Override
      public Binding accept(Binding row) {
        if (seen.contains(row)) {
          return null;
        }
        Binding copy = BindingFactory.copy(row);
        seen.add(copy);
        held.add(copy);
        return copy;
      }
    });
  }

  /** The memory that one run of an operator holds. */
  private final class Held {
    private final QueryBudget budget = QueryBudget.of(execCxt.getContext());
    private final long most;
    private long largest;
    private long bytes;

    Held() {
      this(Long.MAX_VALUE);
    }

    /** The rows of an operator that holds at most {@code most} of them. */
    Held(long most) {
      this.most = most;
    }

    void add(Binding row) {
      long size = QueryBudget.bytes(row);
      largest = Math.max(largest, size);
      long more = Math.min(size, Math.max(0, most > Integer.MAX_VALUE ? size : largest * most - bytes));
      bytes += more;
      budget.charge(more);
    }

    /** The rows of {@code input}, each counted. */
    QueryIterator rows(QueryIterator input) {
      return new QueryIteratorWrapper(input) {
        @Override
        protected Binding moveToNextBinding() {
          // A projected row holds on to the whole row that it was taken from.
          Binding row = BindingFactory.copy(super.moveToNextBinding());
          budget.check();
          add(row);
          return row;
        }
      };
    }

    /** The rows of {@code output}; when it is closed, nothing is held any more. */
    QueryIterator until(QueryIterator output) {
      return new QueryIteratorWrapper(output) {
        @Override
        protected void closeIterator() {
          super.closeIterator();
          budget.discharge(bytes);
          bytes = 0;
        }
      };
    }
  }
}
