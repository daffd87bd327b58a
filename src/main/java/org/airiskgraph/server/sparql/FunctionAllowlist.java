package org.airiskgraph.server.sparql;

import java.util.Set;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * The functions a query may call: those listed, and no class that it names.
 *
 * <p>Jena loads any class on the class path for {@code java:} IRIs and for some of its own. Of the registered ones
 * there are the casts and XPath's, but for those that match patterns without heeding the time limit, make texts
 * or integers longer than {@link QueryComplexity} sees, or call others. Jena's second names for SPARQL's own functions
 * ({@code http://www.w3.org/ns/sparql#regex}) would get round all that is checked of REGEX and CONCAT.
 */
final class FunctionAllowlist {
  private static final String XPATH = "http://www.w3.org/2005/xpath-functions";
  private static final Set<String> LEFT_OUT = Set.of(XPATH + "#matches", XPATH + "#replace", XPATH + "#concat",
      XPATH + "#encode-for-uri", XPATH + "#apply", XPATH + "/math#pow", XPATH + "/math#exp10");
  private static final Set<String> PROPERTIES = Set.of(TextQuery.NS + "query",
      "http://jena.apache.org/ARQ/list#member", "http://jena.apache.org/ARQ/list#index",
      "http://jena.apache.org/ARQ/list#length", "http://www.w3.org/2000/01/rdf-schema#member");

  private FunctionAllowlist() {}

  /** Lets queries that run in {@code context} call these and no others. */
  static void install(Context context) {
    TextQuery.init();
    Functions functions = new Functions();
    FunctionRegistry all = FunctionRegistry.get();
    all.keys().forEachRemaining(iri -> {
      if ((iri.startsWith(XPATH) || iri.startsWith(XSD.NS)) && !LEFT_OUT.contains(iri)) {
        functions.put(iri, all.get(iri));
      }
    });
    functions.put(DeadlineRegex.IRI, DeadlineRegex.class);
    functions.put(DeadlineReplace.IRI, DeadlineReplace.class);
    FunctionRegistry.set(context, functions);

    Properties properties = new Properties();
    PropertyFunctionRegistry every = PropertyFunctionRegistry.get();
    PROPERTIES.stream().filter(every::isRegistered).forEach(iri -> properties.put(iri, every.get(iri)));
    PropertyFunctionRegistry.set(context, properties);
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
