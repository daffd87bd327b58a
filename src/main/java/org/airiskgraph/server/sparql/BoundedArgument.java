package org.airiskgraph.server.sparql;

import java.util.function.Consumer;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;

/** An argument of a function that takes more than a moment for a long one: Java's time for some grows with the square. */
final class BoundedArgument extends ExprFunction1 {
  /** Longest text that becomes an IRI, in characters. */
  private static final int MAX_IRI = 10_000;

  /** Longest text with letters beyond ASCII that changes its case: Java copies it for each letter that becomes two. */
  private static final int MAX_CASED = 10_000;
  private static final int ASCII = 128;

  private final Consumer<NodeValue> check;

  private BoundedArgument(Expr argument, Consumer<NodeValue> check) {
    super(argument, "argument");
    this.check = check;
  }

  /** The argument at {@code position}, from 1, of {@code call}, checked if it needs to be. */
  static Expr of(ExprFunction call, int position, Expr argument) {
    if (call instanceof E_StrDatatype && position == 1 || call instanceof E_StrLang && position == 2) {
      return new BoundedArgument(argument, text -> checkShort(text, Guarded.MAX_DIGITS));
    }
    if (call instanceof E_IRI) {
      return new BoundedArgument(argument, text -> checkShort(text, MAX_IRI));
    }
    return call instanceof E_StrUpperCase || call instanceof E_StrLowerCase
        ? new BoundedArgument(argument, BoundedArgument::checkCased) : argument;
  }

  /** Refuses a text of more than {@code most} characters where a number, a language or an IRI is read from it. */
  static void checkShort(NodeValue text, int most) {
    if (text.isString() && text.getString().length() > most) {
      throw new ExprEvalException("more than " + most + " characters");
    }
  }

  /** Refuses a text of which Java would make capitals, small letters or composed ones for seconds. */
  static void checkCased(NodeValue value) {
    if (!value.isString() && !value.isLangString()) {
      return;
    }
    String text = value.asNode().getLiteralLexicalForm();
    if (text.length() > MAX_CASED && !text.chars().allMatch(c -> c < ASCII)) {
      throw new QueryStopped(QueryStopped.UNPROCESSABLE,
          "UCASE, LCASE and normalize-unicode take at most " + MAX_CASED + " characters where some are not ASCII");
    }
  }

  @Override
  public NodeValue eval(NodeValue value) {
    check.accept(value);
    return value;
  }

  @Override
  public Expr copy(Expr argument) {
    return new BoundedArgument(argument, check);
  }
}
