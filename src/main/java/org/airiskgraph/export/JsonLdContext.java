package org.airiskgraph.export;

import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.reader.InputException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.RDF;

/**
 * The {@code @context} of a document: what the published context, {@code ontology/context.jsonld}, says of the
 * properties and classes in it, so that it can be read without the network, and means the same with the published one
 * in its place. Only the base of instances, and prefixes for what the published context does not know, are its own.
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

  /** A name of a property, what its values are, and whether they are an array even if there is one only. */
  record Term(String name, Coercion coercion, boolean isSet) {}

  private final IriFactory iris;
  private final PublishedContext published;
  private final Map<String, String> namespaces;
  private final Map<Node, Term> properties = new HashMap<>();
  private final Map<Node, String> classes = new HashMap<>();

  private JsonLdContext(IriFactory iris, PublishedContext published) {
    this.iris = iris;
    this.published = published;
    this.namespaces = new TreeMap<>(published.namespaces());
  }

  /**
   * The context of a document with {@code graph}.
   *
   * @throws InputException if the published context has a fault
   */
  static JsonLdContext of(Graph graph, IriFactory iris) {
    PublishedContext published = PublishedContext.read();
    JsonLdContext context = new JsonLdContext(iris, published);
    Map<String, String> more = new HashMap<>(graph.getPrefixMapping().getNsPrefixMap());
    // Instances stand relative to the base; a prefix must end where JSON-LD lets prefixes end.
    more.entrySet().removeIf(prefix -> prefix.getKey().isEmpty() || published.members().containsKey(prefix.getKey())
        || published.namespaces().containsValue(prefix.getValue())
        || !prefix.getValue().matches(PublishedContext.NAMESPACE)
        || iris.kind(prefix.getValue()).isPresent());
    Set<Node> predicates = new HashSet<>();
    Set<Node> types = new HashSet<>();
    graph.find().forEachRemaining(triple -> {
      predicates.add(triple.getPredicate());
      if (triple.getPredicate().equals(RDF.type.asNode())) {
        types.add(triple.getObject());
      }
      if (!more.isEmpty()) {
        // In a document with the prefix "urn", "urn:isbn:1" would be another IRI.
        Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
            .map(node -> node.isLiteral() ? node.getLiteralDatatypeURI() : node.isURI() ? node.getURI() : "")
            .forEach(iri -> more.remove(iri.replaceFirst(":.*", "")));
      }
    });
    context.namespaces.putAll(more);
    predicates.forEach(predicate -> context.properties.put(predicate,
        published.terms().getOrDefault(predicate.getURI(),
            new Term(context.compact(predicate.getURI()), Coercion.NONE, false))));
    types.stream().filter(type -> type.isURI() && published.terms().containsKey(type.getURI()))
        .forEach(type -> context.classes.put(type, published.terms().get(type.getURI()).name()));
    return context;
  }

  Term term(Node predicate) {
    return properties.get(predicate);
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
    return iris.kind(iri).isPresent() && iri.indexOf(':', iris.base().length()) < 0
        ? iri.substring(iris.base().length()) : compact(iri);
  }

  /** With the longest namespace that fits. */
  String compact(String iri) {
    return namespaces.entrySet().stream()
        .filter(prefix -> iri.startsWith(prefix.getValue()) && !iri.startsWith("//", prefix.getValue().length()))
        .max(Comparator.comparing(prefix -> prefix.getValue().length()))
        .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length())).orElse(iri);
  }

  static boolean isInteger(String datatype) {
    return datatype.matches(".*XMLSchema#(integer|positiveInteger|nonNegativeInteger|int|long)");
  }

  /** Writes the member {@code @context}. */
  void write(JsonGenerator json) {
    Set<String> used = new HashSet<>(classes.values());
    properties.values().forEach(term -> used.add(term.name()));
    json.writeStartObject("@context").write("@version", new BigDecimal("1.1")).write("@base", iris.base());
    namespaces.forEach(json::write);
    published.members().forEach((name, value) -> {
      if (used.contains(name)) {
        json.write(name, value);
      }
    });
    json.writeEnd();
  }
}
