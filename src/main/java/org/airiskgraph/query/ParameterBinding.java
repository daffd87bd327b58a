package org.airiskgraph.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Turns texts for the parameters of a canned query into values of the type of their defaults: the IRI of an entity of
 * the same kind, found by any of its names; one of the values of the default's scheme; or a literal of the same
 * datatype. Where the default is the scheme of all entities of a kind, it is written {@value #ALL}.
 */
public final class ParameterBinding {
  /** The base of the defaults in canned queries. */
  private static final IriFactory DEFAULT_IRIS = new IriFactory(IriFactory.DEFAULT_BASE);

  /** Stands for all entities of a kind. */
  public static final String ALL = "all";

  private final EntityResolver names;

  public ParameterBinding(EntityResolver names) {
    this.names = names;
  }

  /** Splits arguments of the form {@code NAME=VALUE}, each name at most once, in their order. */
  public static Map<String, String> split(List<String> arguments) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw QueryException.usage("Found \"" + argument + "\", expected NAME=VALUE.");
      }
      String name = argument.substring(0, equals);
      if (argument.substring(equals + 1).isBlank()) {
        throw withoutValue(name);
      }
      if (texts.put(name, argument.substring(equals + 1)) != null) {
        throw QueryException.usage("The parameter " + name + " is given twice.");
      }
    }
    return texts;
  }

  /** The values for {@code query} that {@code texts} give, by parameter name. */
  public Map<String, Node> of(CannedQuery query, Map<String, String> texts) {
    Map<String, Node> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, value(query.parameter(name), text)));
    return values;
  }

  private Node value(CannedQuery.Parameter parameter, String text) {
    if (text.isBlank()) {
      throw withoutValue(parameter.name());
    }
    try {
      return read(parameter, text);
    } catch (QueryException e) {
      throw e.fault() == QueryException.Fault.USAGE
          ? QueryException.usage("parameter " + parameter.name() + ": " + e.getMessage()) : e;
    }
  }

  private Node read(CannedQuery.Parameter parameter, String text) {
    Node standard = parameter.defaultValue();
    if (standard.isURI()) {
      return DEFAULT_IRIS.kind(standard.getURI()).map(kind -> {
        if (text.strip().equals(ALL) && standard.getURI().equals(DEFAULT_IRIS.namespace(kind))) {
          return names.all(kind);
        }
        return kind == EntityKind.CATALOGUE ? catalogueOrEntry(parameter, text) : names.find(kind, text);
      }).orElseGet(() -> names.choices(standard).map(choices -> choices.find(text)).orElseGet(() -> iri(text)));
    }
    Node value = NodeFactory.createLiteral(text, standard.getLiteralLanguage(), standard.getLiteralDatatype());
    if (!value.getLiteralDatatype().isValid(text)) {
      throw QueryException.usage("found \"" + text + "\", expected a value of type "
          + standard.getLiteralDatatype().getURI().replaceFirst(".*#", "xsd:"));
    }
    parameter.range().filter(range -> !range.contains(value)).ifPresent(range -> {
      throw QueryException
          .usage("found " + text + ", expected a number from " + range.least() + " to " + range.most());
    });
    return value;
  }

  /**
   * A catalogue where the default is one, an entry where it is one; an entry of the same kind where the parameter is
   * called by the kind of its default, such as {@code measure}.
   */
  private Node catalogueOrEntry(CannedQuery.Parameter parameter, String text) {
    String id = DEFAULT_IRIS.id(parameter.defaultValue());
    boolean wantsEntry = id.indexOf('/') >= 0;
    String kind = names.entryKind(parameter.defaultValue());
    boolean wantsKind = kind.equals(parameter.name());
    Node found = names.findFirstAmong(EntityKind.CATALOGUE, node -> names.isEntry(node) == wantsEntry
        && !(wantsKind && !names.entryKind(node).equals(kind)), text);
    if (names.isEntry(found) != wantsEntry) {
      throw QueryException
          .usage("found the " + (wantsEntry ? "whole catalogue " : "entry ") + names.id(found) + ", expected "
              + (wantsEntry ? "one of its entries, such as " + id
                  : "a catalogue, such as " + names.id(found).replaceFirst("/.*", "")));
    }
    if (wantsKind && !names.entryKind(found).equals(kind)) {
      throw QueryException.usage("found the " + names.entryKind(found) + " " + names.id(found) + ", expected a " + kind
          + ", such as " + id + "; for the risks of any entry ask risks-of-catalogue-entry entry=" + names.id(found));
    }
    return found;
  }

  private static Node iri(String text) {
    if (!text.matches("[a-z][a-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")) {
      throw QueryException.usage("found \"" + text + "\", expected an IRI");
    }
    return NodeFactory.createURI(text);
  }

  private static QueryException withoutValue(String name) {
    return QueryException
        .usage("The parameter " + name + " has no value. Give one, or leave the parameter out for its default.");
  }
}
