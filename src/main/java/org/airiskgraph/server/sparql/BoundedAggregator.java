package org.airiskgraph.server.sparql;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  static BoundedAggregator of(Aggregator aggregator) {
    return aggregator instanceof BoundedAggregator bounded ? bounded : new BoundedAggregator(aggregator);
  }

  /** What an aggregate keeps of the values that it is given. */
  private enum Keeps {
    NUMBER,
    ONE,
    DISTINCT,
    JOINED
  }

  private Keeps keeps() {
    String name = inner.getClass().getSimpleName();
    return name.startsWith("AggGroupConcat") ? Keeps.JOINED : name.matches("AggCustom|.*Distinct") ? Keeps.DISTINCT
        : name.matches("Agg(Sample|Min|Max)") ? Keeps.ONE : Keeps.NUMBER;
  }

  private int separatorLength() {
    String separator = inner instanceof AggGroupConcat concat ? concat.getSeparator()
        : inner instanceof AggGroupConcatDistinct concat ? concat.getSeparator() : "";
    return separator == null ? 1 : separator.length();
  }

  @Override
  public Accumulator createAccumulator() {
    return new Bounded(inner.createAccumulator(), keeps());
  }

  private final class Bounded implements Accumulator {
    private final Accumulator accumulator;
    private final Keeps keeps;
    private final boolean isDistinct = inner.getClass().getSimpleName().endsWith("Distinct");
    private final Set<Object> seen = isDistinct ? new HashSet<>() : Set.of();
    private boolean begun;
    private long characters;
    private long largest;

    Bounded(Accumulator accumulator, Keeps keeps) {
      this.accumulator = accumulator;
      this.keeps = keeps;
    }

    @Override
    public void accumulate(Binding binding, FunctionEnv env) {
      QueryBudget budget = QueryBudget.of(env.getContext());
      budget.check();
      if (!begun) {
        begun = true;
        // The row has the key of its group.
        budget.charge(GROUP_BYTES + QueryBudget.bytes(binding));
      }
      if (keeps != Keeps.NUMBER) {
        keep(budget, binding, env);
      }
      accumulator.accumulate(binding, env);
    }

    private void keep(QueryBudget budget, Binding binding, FunctionEnv env) {
      boolean isOfRows = getExprList() == null || getExprList().isEmpty();
      long bytes = isOfRows && isNew(binding) ? QueryBudget.bytes(binding) : 0;
      for (Expr expression : isOfRows ? List.<Expr>of() : getExprList()) {
        try {
          NodeValue value = expression.eval(binding, env);
          if (isNew(value)) {
            bytes += QueryBudget.bytes(value.asNode());
            characters += keeps == Keeps.JOINED ? separatorLength() + value.asString().length() : 0;
          }
        } catch (ExprEvalException e) {
          // The aggregate meets the same error and decides what it means.
          bytes += 0;
        }
      }
      if (keeps == Keeps.JOINED && characters > Guarded.MAX_TEXT) {
        throw new QueryStopped(QueryStopped.UNPROCESSABLE,
            "GROUP_CONCAT makes a text of more than " + Guarded.MAX_TEXT + " characters, the limit of this server");
      }
      // The aggregate has its own set of distinct values.
      budget.charge(keeps == Keeps.ONE ? Math.max(0, bytes - largest) : isDistinct ? 2 * bytes : bytes);
      largest = Math.max(largest, bytes);
    }

    /** Whether the aggregate takes the value: one with DISTINCT takes equal ones once. */
    private boolean isNew(Object value) {
      return !isDistinct || seen.add(value);
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
