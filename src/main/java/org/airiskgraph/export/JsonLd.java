package org.airiskgraph.export;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.airiskgraph.graph.IriFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/**
 * Writes <a href="https://www.w3.org/TR/json-ld11/">JSON-LD 1.1</a>: one object a subject, in the graph's order,
 * under a {@link JsonLdContext} in which {@code "rank": 1} and {@code "sourceDocument": "source/34"} say all.
 */
final class JsonLd {
  private final JsonLdContext context;
  private final JsonGenerator json;

  private JsonLd(JsonLdContext context, JsonGenerator json) {
    this.context = context;
    this.json = json;
  }

  /**
   * Writes {@code graph} to {@code out}, which the caller closes, in the order in which it lists its triples, without
   * holding them. A subject whose triples do not follow each other becomes several objects with one {@code @id}, which mean
   * the same.
   *
   * @param first the subject to begin with, if the graph describes one entity
   * @param iris gives the base of relative IRIs
   */
  static void write(Graph graph, Optional<Node> first, IriFactory iris, OutputStream out) {
    JsonGenerator json = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createGenerator(out);
    JsonLd writer = new JsonLd(JsonLdContext.of(graph, iris), json);
    json.writeStartObject();
    writer.context.write(json);
    json.writeStartArray("@graph");
    first.ifPresent(subject -> writer.nodes(graph.find(subject, Node.ANY, Node.ANY)));
    writer.nodes(graph.find().filterDrop(triple -> first.filter(triple.getSubject()::equals).isPresent()));
    json.writeEnd().writeEnd();
    json.flush();
  }

  private void nodes(Iterator<Triple> triples) {
    List<Triple> subject = new ArrayList<>();
    triples.forEachRemaining(triple -> {
      if (!subject.isEmpty() && !subject.get(0).getSubject().equals(triple.getSubject())) {
        node(subject);
        subject.clear();
      }
      subject.add(triple);
    });
    if (!subject.isEmpty()) {
      node(subject);
    }
  }

  private void node(List<Triple> triples) {
    json.writeStartObject();
    json.write("@id", context.id(triples.get(0).getSubject()));
    Map<Node, List<Node>> values = new LinkedHashMap<>();
    triples.forEach(triple -> values.computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
        .add(triple.getObject()));
    List<Node> types = values.remove(RDF.type.asNode());
    if (types != null) {
      values("@type", types, false, type -> json.write(context.type(type)));
    }
    values.forEach((predicate, objects) -> {
      JsonLdContext.Term term = context.term(predicate);
      values(term.name(), objects, term.isSet(), object -> value(term, object));
    });
    json.writeEnd();
  }

  /** One value stands alone, unless the term has a set of them; several are an array. */
  private void values(String name, List<Node> values, boolean isSet, Consumer<Node> writer) {
    json.writeKey(name);
    if (values.size() == 1 && !isSet) {
      writer.accept(values.get(0));
      return;
    }
    json.writeStartArray();
    values.forEach(writer);
    json.writeEnd();
  }

  private void value(JsonLdContext.Term term, Node object) {
    if (!object.isLiteral()) {
      reference(term, object);
    } else if (term.coercion().equals(JsonLdContext.Coercion.of(object))) {
      coerced(object);
    } else {
      spelledOut(object);
    }
  }

  private void reference(JsonLdContext.Term term, Node object) {
    if (term.coercion().equals(JsonLdContext.Coercion.IRI)) {
      json.write(context.id(object));
    } else {
      json.writeStartObject().write("@id", context.id(object)).writeEnd();
    }
  }

  private void coerced(Node literal) {
    String text = literal.getLiteralLexicalForm();
    String datatype = literal.getLiteralDatatypeURI();
    // A JSON number or truth value reads back as the same literal only where its form is the canonical one.
    if (JsonLdContext.isInteger(datatype) && text.matches("0|-?[1-9]\\d{0,8}")) {
      json.write(Integer.parseInt(text));
    } else if (datatype.endsWith("#boolean") && text.matches("true|false")) {
      json.write(Boolean.parseBoolean(text));
    } else {
      json.write(text);
    }
  }

  private void spelledOut(Node literal) {
    json.writeStartObject().write("@value", literal.getLiteralLexicalForm());
    if (!literal.getLiteralLanguage().isEmpty()) {
      json.write("@language", literal.getLiteralLanguage());
    } else if (!literal.getLiteralDatatypeURI().endsWith("XMLSchema#string")) {
      json.write("@type", context.compact(literal.getLiteralDatatypeURI()));
    }
    json.writeEnd();
  }
}
