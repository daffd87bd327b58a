package org.airiskgraph.server.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.EntityResolver;
import org.airiskgraph.query.ParameterBinding;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;

/**
 * A canned query with values for its parameters.
 *
 * @param form the form with these values in it
 * @param query what is run
 * @param text the file as it stands where all values are its defaults, or else the query that is run
 */
record BoundQuery(QueriesView.Form form, Query query, String text) {

  /** The query with its defaults, under the base of this site. */
  static BoundQuery defaults(SiteContext site, CannedQuery canned) {
    return of(site, canned, Map.of());
  }

  /** The query with what somebody wrote for its parameters; an error names the parameter. */
  static BoundQuery of(SiteContext site, CannedQuery canned, Map<String, String> given) {
    Map<String, Node> values = new LinkedHashMap<>();
    canned.parameters()
        .forEach(parameter -> values.put(parameter.name(), site.iris().rebase(parameter.defaultValue())));
    ParameterBinding arguments = new ParameterBinding(site.names());
    given.forEach((name, text) -> {
      try {
        values.putAll(arguments.of(canned, Map.of(name, text)));
      } catch (QueryException e) {
        String named = e.getMessage().contains(name) && e.fault() == QueryException.Fault.USAGE ? e.getMessage()
            : "parameter " + name + ": " + e.getMessage();
        throw new QueryException(QueryException.Fault.USAGE, named);
      }
    });
    boolean asItStands = canned.parameters().stream().allMatch(p -> p.defaultValue().equals(values.get(p.name())));
    Query query = canned.with(values);
    List<QueriesView.Parameter> parameters = canned.parameters().stream().map(parameter -> new QueriesView.Parameter(
        parameter.name(), parameter.description(), shown(site.iris(), values.get(parameter.name())))).toList();
    return new BoundQuery(new QueriesView.Form(canned.name(), canned.summary(), canned.description(), parameters),
        query,
        asItStands ? canned.text() : query.serialize());
  }

  /** A value as a person would write it. */
  private static String shown(IriFactory iris, Node value) {
    if (value.isURI()) {
      return value.getURI().startsWith(iris.base()) ? EntityResolver.id(value) : value.getURI();
    }
    return value.getLiteralLexicalForm();
  }
}
