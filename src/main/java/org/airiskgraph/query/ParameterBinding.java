package org.airiskgraph.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Turns what a person writes for a parameter into a value of the kind its default has: the IRI of a risk,
 * domain or other thing by any of its names, or a literal of the same datatype.
 */
public final class ParameterBinding {
  /** Canned queries name their defaults under this base. */
  private static final IriFactory DEFAULT_IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  private final EntityResolver names;

  public ParameterBinding(EntityResolver names) {
    this.names = names;
  }

  /** The values for {@code query} that {@code texts} give, by parameter name. */
  public Map<String, Node> of(CannedQuery query, Map<String, String> texts) {
    Map<String, Node> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, value(query.parameter(name), text)));
    return values;
  }

  private Node value(CannedQuery.Parameter parameter, String text) {
    Node standard = parameter.defaultValue();
    if (standard.isURI()) {
      return DEFAULT_IRIS.kind(standard.getURI()).map(kind -> names.find(kind, text))
          .orElseGet(() -> iri(parameter.name(), text));
    }
    Node value = NodeFactory.createLiteral(text, standard.getLiteralLanguage(), standard.getLiteralDatatype());
    if (!value.getLiteralDatatype().isValid(text)) {
      throw new QueryException(QueryException.Fault.USAGE, "parameter " + parameter.name() + ": found \"" + text
          + "\", expected a value of type " + standard.getLiteralDatatype().getURI().replaceFirst(".*#", "xsd:"));
    }
    return value;
  }

  private static Node iri(String name, String text) {
    if (!text.matches("[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")) {
      throw new QueryException(QueryException.Fault.USAGE,
          "parameter " + name + ": found \"" + text + "\", expected an IRI");
    }
    return NodeFactory.createURI(text);
  }
}
