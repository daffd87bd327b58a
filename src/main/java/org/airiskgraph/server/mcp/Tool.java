package org.airiskgraph.server.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A tool.
 *
 * @param name as in the protocol
 * @param title for people
 * @param description what it does and when to use it, for a model
 * @param parameters in the order in which they are described
 * @param answer its answer to a call; what is wrong with a call is a {@link org.airiskgraph.query.QueryException}
 */
record Tool(String name, String title, String description, List<Parameter> parameters,
    Function<ToolInput, Facts> answer) {

  /** All answers have these parts, and others by tool. */
  static final Map<String, Object> OUTPUT_SCHEMA = Map.of("type", "object", "required", List.of("cite"), "properties",
      Map.of("total", Map.of("type", "integer", "description", "Number of results in all"),
          "offset", Map.of("type", "integer", "description", "Number of results before the first shown"),
          "shown", Map.of("type", "integer", "description", "Number of results shown"),
          "note", Map.of("type", "string", "description", "What is not shown, and how to ask for it"),
          "results", Map.of("type", "array", "items", Map.of("type", "object")),
          "cite", Map.of("type", "object", "description", "Version, license, and the line of credit to cite")));

  /** The parameters as a JSON schema. */
  Map<String, Object> inputSchema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
    return Map.of("type", "object", "properties", properties, "additionalProperties", false, "required",
        parameters.stream().filter(Parameter::required).map(Parameter::name).toList());
  }
}
