package org.airiskgraph.export;

import jakarta.json.stream.JsonGenerator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.RDF;

/**
 * The {@code @context} of an export: a short name for every property and class in it, with what most of its
 * values are (an IRI, a text in a language, a literal of a datatype), and prefixes for the rest.
 */
final class JsonLdContext {
  /**
   * What the plain values of a term are.
   *
   * @param key {@code "@type"}, {@code "@language"} or empty
   * @param value a datatype, {@code "@id"} or a language
   */
  record Coercion(String key, String value) {
    static final Coercion NONE = new Coercion("", "");
    static final Coercion IRI = new Coercion("@type", "@id");

    static Coercion of(Node object) {
      if (!object.isLiteral()) {
        return IRI;
      }
      if (!object.getLiteralLanguage().isEmpty()) {
        return new Coercion("@language", object.getLiteralLanguage());
      }
      String datatype = object.getLiteralDatatypeURI();
      return datatype.endsWith("XMLSchema#string") ? NONE : new Coercion("@type", datatype);
    }
  }

  /** A name of a property. */
  record Term(String name, String iri, Coercion coercion) {}

  private static final String SLASH_OR_HASH = ".*[/#]";

  private final IriFactory iris;
  private final Map<String, String> prefixes = new TreeMap<>();
  private final Map<Node, Term> terms = new HashMap<>();
  private final Map<Node, String> classes = new HashMap<>();

  private JsonLdContext(IriFactory iris) {
    this.iris = iris;
  }

  static JsonLdContext of(Graph graph, IriFactory iris) {
    JsonLdContext context = new JsonLdContext(iris);
    graph.getPrefixMapping().getNsPrefixMap().forEach((prefix, namespace) -> {
      // Instances stand relative to the base; a prefix must end where JSON-LD lets prefixes end.
      if (!prefix.isEmpty() && namespace.matches(SLASH_OR_HASH) && !namespace.startsWith(iris.base() + "ontology/")
          && iris.kind(namespace).isEmpty()) {
        context.prefixes.put(prefix, namespace);
      }
    });
    context.terms(graph);
    return context;
  }

  private void terms(Graph graph) {
    Map<Node, Map<Coercion, Integer>> kinds = new HashMap<>();
    Set<Node> types = new HashSet<>();
    graph.find().forEachRemaining(triple -> {
      if (triple.getPredicate().equals(RDF.type.asNode())) {
        types.add(triple.getObject());
      } else {
        kinds.computeIfAbsent(triple.getPredicate(), p -> new HashMap<>()).merge(Coercion.of(triple.getObject()), 1,
            Integer::sum);
      }
    });
    Set<String> taken = new HashSet<>(prefixes.keySet());
    ours(kinds.keySet()).forEach(predicate -> terms.put(predicate,
        new Term(name(predicate.getURI(), taken), predicate.getURI(), most(kinds.get(predicate)))));
    ours(types).forEach(type -> classes.put(type, name(type.getURI(), taken)));
  }

  /** Our own terms come first, so that they get the short names. */
  private static List<Node> ours(Set<Node> nodes) {
    return nodes.stream().filter(Node::isURI).sorted(Comparator
        .<Node, Boolean>comparing(node -> !node.getURI().startsWith(AIRG.NS)).thenComparing(Node::getURI)).toList();
  }

  private String name(String iri, Set<String> taken) {
    String local = iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    return local.matches("[A-Za-z][A-Za-z0-9_-]*") && taken.add(local) ? local : compact(iri);
  }

  private static Coercion most(Map<Coercion, Integer> kinds) {
    return kinds.entrySet().stream().max(Map.Entry.<Coercion, Integer>comparingByValue()
        .thenComparing(entry -> entry.getKey().key() + entry.getKey().value())).orElseThrow().getKey();
  }

  Term term(Node predicate) {
    return terms.get(predicate);
  }

  String type(Node type) {
    return classes.getOrDefault(type, id(type));
  }

  /** An instance relative to the base, another IRI with a prefix or in full. */
  String id(Node node) {
    if (node.isBlank()) {
      String label = node.getBlankNodeLabel();
      return label.matches("[A-Za-z0-9]+") ? "_:" + label : NodeFmtLib.strNT(node);
    }
    String iri = node.getURI();
    if (iris.kind(iri).isPresent()) {
      return iri.substring(iris.base().length());
    }
    return compact(iri);
  }

  /** With the longest prefix that fits. */
  String compact(String iri) {
    return prefixes.entrySet().stream()
        .filter(
            prefix -> iri.startsWith(prefix.getValue()) && !iri.substring(prefix.getValue().length()).startsWith("//"))
        .max(Comparator.comparing(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length())).orElse(iri);
  }

  static boolean isInteger(String datatype) {
    return datatype.matches(".*XMLSchema#(integer|positiveInteger|nonNegativeInteger|int|long)");
  }

  /** Writes the member {@code @context}. */
  void write(JsonGenerator json) {
    json.writeStartObject("@context").write("@version", new java.math.BigDecimal("1.1")).write("@base", iris.base());
    prefixes.forEach(json::write);
    Map<String, Runnable> definitions = new TreeMap<>();
    terms.values().forEach(term -> definitions.put(term.name(), () -> write(json, term)));
    classes.forEach((type, name) -> {
      if (!name.contains(":")) {
        definitions.put(name, () -> json.write(name, compact(type.getURI())));
      }
    });
    definitions.values().forEach(Runnable::run);
    json.writeEnd();
  }

  private void write(JsonGenerator json, Term term) {
    if (term.coercion().equals(Coercion.NONE)) {
      json.write(term.name(), compact(term.iri()));
      return;
    }
    String value = term.coercion().value();
    json.writeStartObject(term.name()).write("@id", compact(term.iri()))
        .write(term.coercion().key(), value.startsWith("http") ? compact(value) : value).writeEnd();
  }
}
