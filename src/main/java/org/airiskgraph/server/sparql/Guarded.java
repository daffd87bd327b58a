package org.airiskgraph.server.sparql;

import javax.xml.datatype.Duration;
import org.apache.jena.datatypes.DatatypeFormatException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/**
 * A function call that heeds the budget of its query: it looks at the deadline, and its result is bounded. Results
 * are the arguments of other functions, so bounding each keeps every single call short.
 */
final class Guarded extends ExprFunction1 {
  /** Longest text that a function may return, in characters. */
  static final int MAX_TEXT = 1_000_000;

  /** Longest number that a query may state or compute, in digits: Java parses numbers in quadratic time. */
  static final int MAX_DIGITS = 1000;

  /** Longest duration, in days: Java adds durations to dates month by month. */
  static final double MAX_DAYS = 1e7;

  /** Java searches for a text in another in the product of their lengths. */
  private static final long MAX_COMPARISONS = 100_000_000;
  private static final double BITS_PER_DIGIT = Math.log(10) / Math.log(2);
  private static final int MAX_BITS = (int) (MAX_DIGITS * BITS_PER_DIGIT);

  Guarded(Expr call) {
    super(call, "guarded");
  }

  @Override
  protected NodeValue evalSpecial(Binding binding, FunctionEnv env) {
    QueryBudget budget = QueryBudget.of(env.getContext());
    budget.check();
    try {
      return bounded(getArg() instanceof E_StrContains || getArg() instanceof E_StrBefore
          || getArg() instanceof E_StrAfter ? search((ExprFunction2) getArg(), binding, env)
              : getArg().eval(binding, env));
    } catch (IllegalArgumentException | ArithmeticException | DatatypeFormatException e) {
      throw new ExprEvalException(getArg() + ": " + e.getMessage(), e);
    }
  }

  private static NodeValue search(ExprFunction2 search, Binding binding, FunctionEnv env) {
    NodeValue text = search.getArg1().eval(binding, env);
    NodeValue part = search.getArg2().eval(binding, env);
    if ((long) text.asString().length() * part.asString().length() > MAX_COMPARISONS) {
      throw new QueryStopped(QueryStopped.UNPROCESSABLE, "CONTAINS, STRBEFORE and STRAFTER search for at most "
          + MAX_COMPARISONS + " characters, the product of the lengths of both texts");
    }
    return search.eval(text, part);
  }

  /** The value itself; stops the query if it is too long a text, and is an error if it is too large a number. */
  static NodeValue bounded(NodeValue value) {
    if (value.isInteger()) {
      if (value.getInteger().bitLength() > MAX_BITS) {
        throw new ExprEvalException("more than " + MAX_DIGITS + " digits");
      }
    } else if (value.isDecimal()) {
      if (value.getDecimal().unscaledValue().bitLength() > MAX_BITS
          || Math.abs(value.getDecimal().scale()) > MAX_DIGITS) {
        throw new ExprEvalException("more than " + MAX_DIGITS + " digits");
      }
    } else if (value.isDuration()) {
      if (days(value.getDuration()) > MAX_DAYS) {
        throw new ExprEvalException("a duration of more than 10,000,000 days");
      }
    } else if ((value.isString() || value.isLangString())
        && value.asNode().getLiteralLexicalForm().length() > MAX_TEXT) {
      throw new QueryStopped(QueryStopped.UNPROCESSABLE,
          "A function made a text of more than " + MAX_TEXT + " characters, the limit of this server");
    }
    return value;
  }

  /** About the length of {@code duration} in days, without its sign. */
  static double days(Duration duration) {
    return number(duration, javax.xml.datatype.DatatypeConstants.YEARS) * 366
        + number(duration, javax.xml.datatype.DatatypeConstants.MONTHS) * 31
        + number(duration, javax.xml.datatype.DatatypeConstants.DAYS)
        + number(duration, javax.xml.datatype.DatatypeConstants.HOURS) / 24
        + number(duration, javax.xml.datatype.DatatypeConstants.MINUTES) / 1440
        + number(duration, javax.xml.datatype.DatatypeConstants.SECONDS) / 86_400;
  }

  private static double number(Duration duration, javax.xml.datatype.DatatypeConstants.Field field) {
    Number number = duration.getField(field);
    return number == null ? 0 : number.doubleValue();
  }

  @Override
  public NodeValue eval(NodeValue value) {
    return value;
  }

  @Override
  public Expr copy(Expr call) {
    return new Guarded(call);
  }
}
