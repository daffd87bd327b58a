package org.airiskgraph.server.reconcile;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.catalogue.EntityKind;
import org.airiskgraph.graph.AIRG;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.graph.IriFactory;
import org.airiskgraph.query.QueryException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Entities and their types in the service: a type is a class of the ontology, by its local name; an entity is the part of
 * its IRI after the base, such as {@code risk/34.02.03}.
 *
 * @param reader the graph
 * @param iris base of its instances
 */
record EntityTypes(GraphReader reader, IriFactory iris) {
  static final List<EntityKind> KINDS =
      List.of(EntityKind.RISK, EntityKind.CONCEPT, EntityKind.MITIGATION, EntityKind.SOURCE);

  private static final Gson GSON = new Gson();

  static String id(EntityKind kind) {
    return kind.classNames().get(0);
  }

  static JsonObject json(EntityKind kind) {
    return object("id", id(kind), "name", kind.title());
  }

  /** An object of names and values in turn; values are texts, numbers, truth values, JSON or lists of these. */
  static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      object.add((String) namesAndValues[i], value instanceof JsonElement json ? json : GSON.toJsonTree(value));
    }
    return object;
  }

  /** The type of this identifier, IRI or name. */
  static EntityKind find(String text) {
    String asked = text.startsWith(AIRG.NS) ? text.substring(AIRG.NS.length()) : text;
    return KINDS.stream().filter(kind -> asked.equalsIgnoreCase(id(kind)) || asked.equalsIgnoreCase(kind.title()))
        .findFirst().orElseThrow(() -> QueryException.usage("found the type \"" + text
            + "\", expected one of " + KINDS.stream().map(EntityTypes::id).collect(Collectors.joining(", "))));
  }

  String id(Node entity) {
    return entity.getURI().substring(iris.base().length());
  }

  /** The kind of an entity in the identifier space; empty for other nodes. */
  Optional<EntityKind> kind(Node node) {
    return node.isURI() ? iris.kind(node.getURI()) : Optional.empty();
  }

  /** The entity of this identifier or IRI, if there is one. */
  Optional<Node> entity(String id) {
    Node node = NodeFactory.createURI(id.startsWith(iris.base()) ? id : iris.base() + id);
    return kind(node).isPresent() && reader.knows(node) ? Optional.of(node) : Optional.empty();
  }

  JsonArray typesOf(Node entity) {
    JsonArray types = new JsonArray();
    kind(entity).ifPresent(kind -> types.add(json(kind)));
    return types;
  }
}
