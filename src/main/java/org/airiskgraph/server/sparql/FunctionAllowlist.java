package org.airiskgraph.server.sparql;

import java.util.Set;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * The functions that a query may call by IRI: XPath's and the casts, without those that match patterns, search or make texts
 * or integers longer than {@link QueryComplexity} sees. No class that a query names is loaded, as Jena does for
 * {@code java:} IRIs, and Jena's second names for SPARQL's own functions ({@code http://www.w3.org/ns/sparql#regex})
 * are not there, because they would go around the guards of those functions.
 */
final class FunctionAllowlist {
  private static final String XPATH = "http://www.w3.org/2005/xpath-functions";
  private static final Set<String> LEFT_OUT = Set.of(XPATH + "#matches", XPATH + "#replace", XPATH + "#concat",
      XPATH + "#encode-for-uri", XPATH + "#contains", XPATH + "#substring-before", XPATH + "#substring-after",
      XPATH + "#normalize-space", XPATH + "#apply", XPATH + "/math#pow", XPATH + "/math#exp10");

  /** Java sorts a run of accents by moving each past all others. */
  private static final String NORMALIZE = XPATH + "#normalize-unicode";

  /** Their further arguments name a language, a form or a format. */
  private static final Set<String> NAMES_IN_SECOND =
      Set.of(XPATH + "#collation-key", NORMALIZE, XPATH + "#format-number");
  private static final Set<String> PROPERTIES = Set.of(TextQuery.NS + "query",
      "http://jena.apache.org/ARQ/list#member", "http://jena.apache.org/ARQ/list#index",
      "http://jena.apache.org/ARQ/list#length", "http://www.w3.org/2000/01/rdf-schema#member");

  private FunctionAllowlist() {}

  /** Limits queries that run in {@code context} to these functions. */
  static void install(Context context) {
    TextQuery.init();
    Functions functions = new Functions();
    FunctionRegistry all = FunctionRegistry.get();
    all.keys().forEachRemaining(iri -> {
      if ((iri.startsWith(XPATH) || iri.startsWith(XSD.NS)) && !LEFT_OUT.contains(iri)) {
        FunctionFactory factory = all.get(iri);
        functions.put(iri, name -> new BoundedFunction(factory.create(name)));
      }
    });
    FunctionRegistry.set(context, functions);

    Properties properties = new Properties();
    PropertyFunctionRegistry every = PropertyFunctionRegistry.get();
    PROPERTIES.stream().filter(every::isRegistered).forEach(iri -> properties.put(iri, every.get(iri)));
    PropertyFunctionRegistry.set(context, properties);
  }

  /** A function that parses its arguments refuses long ones, because Java parses numbers in quadratic time. */
  private record BoundedFunction(Function inner) implements Function {
    @Override
    public void build(String iri, ExprList arguments, Context context) {
      inner.build(iri, arguments, context);
    }

    @Override
    public NodeValue exec(Binding binding, ExprList arguments, String iri, FunctionEnv env) {
      ExprList values = new ExprList();
      for (Expr argument : arguments) {
        NodeValue value = argument.eval(binding, env);
        if (iri.startsWith(XSD.NS) && !iri.equals(XSD.xstring.getURI())) {
          BoundedArgument.checkShort(value, Guarded.MAX_DIGITS);
        }
        if (iri.endsWith("-case") || iri.equals(NORMALIZE) && values.isEmpty()) {
          BoundedArgument.checkCased(value);
        } else if (NAMES_IN_SECOND.contains(iri) && !values.isEmpty()) {
          BoundedArgument.checkShort(value, Guarded.MAX_DIGITS);
        } else if (iri.startsWith(XPATH + "#round") && !values.isEmpty()) {
          checkPlaces(value);
        }
        values.add(value);
      }
      return inner.exec(binding, values, iri, env);
    }

    /** Java would write out all the zeros. */
    private static void checkPlaces(NodeValue places) {
      if (places.isNumber() && Math.abs(places.getDouble()) > Guarded.MAX_DIGITS) {
        throw new ExprEvalException("more than " + Guarded.MAX_DIGITS + " digits");
      }
    }
  }

  private static final class Functions extends FunctionRegistry {
    @Override
    public FunctionFactory get(String iri) {
      return isRegistered(iri) ? super.get(iri) : null;
    }
  }

  private static final class Properties extends PropertyFunctionRegistry {
    @Override
    public PropertyFunctionFactory get(String iri) {
      return isRegistered(iri) ? super.get(iri) : null;
    }

    @Override
    public boolean manages(String iri) {
      return isRegistered(iri);
    }
  }
}
