package org.airiskgraph.server.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter of a tool.
 *
 * @param name as in the protocol
 * @param type its type in JSON Schema
 * @param description what it wants, for a model
 * @param required whether a call must give it
 * @param standard value of a number that is not given
 * @param least smallest number
 * @param most largest number
 * @param allowed the only texts that are allowed; empty for any
 */
record Parameter(String name, String type, String description, boolean required, int standard, int least, int most,
    List<String> allowed) {
  private static final int FARTHEST = 1_000_000;

  static final Parameter RISK =
      text("risk", "The risk: an identifier (34.02.03, mit561), its IRI, its name, or a part of the name");
  static final Parameter OFFSET = number("offset", "Number of results to leave out before the first", 0, 0, FARTHEST);

  static Parameter text(String name, String description) {
    return new Parameter(name, "string", description, true, 0, 0, 0, List.of());
  }

  /** A text that a call need not give. */
  static Parameter optional(String name, String description, List<String> allowed) {
    return new Parameter(name, "string", description, false, 0, 0, 0, allowed);
  }

  /** Texts by name, which a call need not give. */
  static Parameter texts(String name, String description) {
    return new Parameter(name, "object", description, false, 0, 0, 0, List.of());
  }

  static Parameter number(String name, String description, int standard, int least, int most) {
    return new Parameter(name, "integer", description, false, standard, least, most, List.of());
  }

  static Parameter limit(int standard, int most) {
    return number("limit", "Most results to show", standard, 1, most);
  }

  boolean isNumber() {
    return type.equals("integer");
  }

  /** This parameter in a JSON schema. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(Map.of("type", type, "description", description));
    if (isNumber()) {
      schema.putAll(Map.of("minimum", least, "maximum", most, "default", standard));
    }
    if (!allowed.isEmpty()) {
      schema.put("enum", allowed);
    }
    if (type.equals("object")) {
      schema.put("additionalProperties", Map.of("type", "string"));
    }
    return schema;
  }

  /** What a call should give. */
  String wanted() {
    return name + ": " + (isNumber() ? "a whole number from " + least + " to " + most
        : allowed.isEmpty() ? description : "one of " + String.join(", ", allowed));
  }
}
