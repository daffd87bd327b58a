package org.airiskgraph.server.reconcile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.airiskgraph.graph.GraphReader;
import org.airiskgraph.query.QueryException;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

/** Gives values of properties for entities that a table has been matched with. */
final class DataExtension {
  private static final int MOST_IDS = 500;
  private static final int MOST_VALUES = 100_000;

  private final EntityTypes types;

  DataExtension(EntityTypes types) {
    this.types = types;
  }

  /** A proposal of properties for a type; all of them if it is empty. */
  static JsonObject proposal(String type, int limit) {
    return EntityTypes.object("type", type, "properties", Property.ALL.stream()
        .filter(property -> type.isEmpty() || property.kinds().contains(EntityTypes.find(type)))
        .limit(limit).map(Property::json).toList());
  }

  /** The answer to {@code {"ids": […], "properties": [{"id": …}, …]}}. */
  JsonObject extend(JsonObject query) {
    List<String> ids = list(query, "ids").stream().map(DataExtension::text).distinct().toList();
    List<Property> properties = list(query, "properties").stream()
        .map(item -> Property.find(text(item.isJsonObject() ? item.getAsJsonObject().get("id") : item))).distinct()
        .toList();
    if (ids.size() > MOST_IDS) {
      throw QueryException.usage("found " + ids.size() + " ids, expected at most " + MOST_IDS);
    }
    JsonObject rows = new JsonObject();
    int values = 0;
    for (String id : ids) {
      Optional<Node> entity = types.entity(id);
      JsonObject row = new JsonObject();
      for (Property property : properties) {
        JsonArray cells = new JsonArray();
        entity
            .ifPresent(node -> property.values().apply(types.reader(), node).forEach(value -> cells.add(cell(value))));
        values += cells.size();
        row.add(property.id(), cells);
      }
      if (values > MOST_VALUES) {
        throw QueryException
            .usage("the answer has more than " + MOST_VALUES + " values; ask for fewer ids or properties");
      }
      rows.add(id, row);
    }
    return EntityTypes.object("meta", properties.stream().map(Property::json).toList(), "rows", rows);
  }

  private JsonObject cell(Node value) {
    if (types.kind(value).isPresent()) {
      return EntityTypes.object("id", types.id(value), "name", types.reader().label(value));
    }
    if (value.isLiteral() && XSDDatatype.XSDinteger.equals(value.getLiteralDatatype())
        && value.getLiteralLexicalForm().matches("-?\\d{1,9}")) {
      return EntityTypes.object("int", Integer.parseInt(value.getLiteralLexicalForm()));
    }
    return EntityTypes.object("str", value.isURI() ? types.reader().label(value) : GraphReader.text(value));
  }

  private static List<JsonElement> list(JsonObject query, String name) {
    if (!query.has(name) || !query.get(name).isJsonArray()) {
      throw QueryException.usage("extend: expected a list \"" + name + "\"");
    }
    return StreamSupport.stream(query.getAsJsonArray(name).spliterator(), false).toList();
  }

  private static String text(JsonElement element) {
    if (element == null || !element.isJsonPrimitive()) {
      throw QueryException.usage("extend: found " + element + ", expected the id of an entity or property as a text");
    }
    return element.getAsString();
  }
}
