package org.airiskgraph.server.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.CannedQuery;
import org.airiskgraph.query.Enumeration;
import org.airiskgraph.query.ParameterBinding;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.server.view.Phrases;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;

/**
 * A canned query with values for its parameters.
 *
 * @param form the query as a form, filled with these values
 * @param query the query to run
 * @param text the query file if all values are the defaults, or else the text of {@code query}
 */
public record BoundQuery(Form form, Query query, String text) {

  /** A canned query as a form. */
  public record Form(String name, String summary, String description, List<Field> fields) {}

  /**
   * A field of the form: its parameter, a readable name, a description, and the value in it.
   *
   * @param choices the values that it takes; empty if there are too many to list
   */
  public record Field(String name, String title, String description, String value, List<String> choices) {}

  /** The query with these texts for its parameters, and its defaults for the others; an error names the parameter. */
  public static BoundQuery of(SiteContext site, CannedQuery canned, Map<String, String> given) {
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
        throw QueryException.usage(named);
      }
    });
    boolean asItStands = canned.parameters().stream().allMatch(p -> p.defaultValue().equals(values.get(p.name())));
    Query query = canned.with(values);
    List<Field> parameters = canned.parameters().stream()
        .map(parameter -> field(site, parameter, values.get(parameter.name()))).toList();
    return new BoundQuery(new Form(canned.name(), canned.summary(), canned.description(), parameters),
        query,
        asItStands ? canned.text() : query.serialize());
  }

  private static Field field(SiteContext site, CannedQuery.Parameter parameter, Node value) {
    Optional<Enumeration> choices = site.names().choices(value);
    return new Field(parameter.name(), Phrases.heading(parameter.name()), parameter.description(),
        choices.map(all -> all.label(value)).orElseGet(() -> shown(site.iris(), value)),
        choices.map(all -> List.copyOf(all.choices().keySet())).orElse(List.of()));
  }

  /** Where the query opens in the editor. */
  String editorAddress() {
    return "/sparql?" + (text.startsWith("#+") ? "name=" + form.name() : "query=" + QueryPage.encode(text));
  }

  /** Where the query opens in the Fuseki UI. */
  String uiAddress() {
    return "/ui/#/dataset/risks/query?query=" + QueryPage.encode(text);
  }

  /** A value as a person would write it. */
  private static String shown(IriFactory iris, Node value) {
    if (value.isURI()) {
      if (iris.kind(value.getURI()).filter(kind -> value.getURI().equals(iris.namespace(kind))).isPresent()) {
        return ParameterBinding.ALL;
      }
      return value.getURI().startsWith(iris.base()) ? GraphReader.id(value) : value.getURI();
    }
    return value.getLiteralLexicalForm();
  }
}
