package org.airiskgraph.server.sparql;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.graph.NodeTransform;
import org.apache.jena.sparql.serializer.SerializationContext;

/**
 * An aggregate whose groups, distinct values and joined texts count towards the memory of the query.
 *
 * @param inner the aggregate as Jena computes it
 */
record BoundedAggregator(Aggregator inner) implements Aggregator {
  private static final int GROUP_BYTES = 300;
  private static final int DISTINCT_BYTES = 100;

  static BoundedAggregator of(Aggregator aggregator) {
    return aggregator instanceof BoundedAggregator bounded ? bounded : new BoundedAggregator(aggregator);
  }

  @Override
  public Accumulator createAccumulator() {
    return new Bounded(inner.createAccumulator(), isDistinct(), joins());
  }

  private boolean isDistinct() {
    return inner.getClass().getSimpleName().endsWith("Distinct");
  }

  private boolean joins() {
    return inner instanceof AggGroupConcat || inner instanceof AggGroupConcatDistinct;
  }

  private int separatorLength() {
    String separator = inner instanceof AggGroupConcat concat ? concat.getSeparator()
        : inner instanceof AggGroupConcatDistinct concat ? concat.getSeparator() : "";
    return separator == null ? 1 : separator.length();
  }

  private final class Bounded implements Accumulator {
    private final Accumulator accumulator;
    private final boolean distinct;
    private final boolean joins;
    private boolean begun;
    private long characters;

    Bounded(Accumulator accumulator, boolean distinct, boolean joins) {
      this.accumulator = accumulator;
      this.distinct = distinct;
      this.joins = joins;
    }

    @Override
    public void accumulate(Binding binding, FunctionEnv env) {
      QueryBudget budget = QueryBudget.of(env.getContext());
      budget.check();
      if (!begun) {
        begun = true;
        budget.charge(GROUP_BYTES);
      }
      if (joins) {
        join(budget, binding, env);
      } else if (distinct) {
        budget.charge(DISTINCT_BYTES);
      }
      accumulator.accumulate(binding, env);
    }

    private void join(QueryBudget budget, Binding binding, FunctionEnv env) {
      long added = separatorLength();
      for (Expr expression : getExprList()) {
        try {
          added += expression.eval(binding, env).asString().length();
        } catch (ExprEvalException e) {
          // The aggregate meets the same error and decides what it means.
          added += 0;
        }
      }
      characters += added;
      if (characters > Guarded.MAX_TEXT) {
        throw new QueryStopped(QueryStopped.UNPROCESSABLE,
            "GROUP_CONCAT makes a text of more than " + Guarded.MAX_TEXT + " characters, the limit of this server");
      }
      budget.charge(2 * added + (distinct ? DISTINCT_BYTES : 0));
    }

    @Override
    public NodeValue getValue() {
      return accumulator.getValue();
    }
  }

  @Override
  public Node getValueEmpty() {
    return inner.getValueEmpty();
  }

  @Override
  public String toPrefixString() {
    return inner.toPrefixString();
  }

  @Override
  public String key() {
    return inner.key();
  }

  @Override
  public String getName() {
    return inner.getName();
  }

  @Override
  public ExprList getExprList() {
    return inner.getExprList();
  }

  @Override
  public Aggregator copy(ExprList expressions) {
    return new BoundedAggregator(inner.copy(expressions));
  }

  @Override
  public Aggregator copyTransform(NodeTransform transform) {
    return new BoundedAggregator(inner.copyTransform(transform));
  }

  @Override
  public boolean equals(Aggregator other, boolean bySyntax) {
    return other instanceof BoundedAggregator bounded && inner.equals(bounded.inner, bySyntax);
  }

  @Override
  public String asSparqlExpr(SerializationContext context) {
    return inner.asSparqlExpr(context);
  }
}
