package org.airiskgraph.server.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.airiskgraph.query.QueryException;
import org.airiskgraph.query.Suggestions;

/**
 * The arguments of a call. What is wrong with them is a {@link QueryException} with a message from which a model can
 * correct the call.
 */
final class ToolInput {
  private static final int LONGEST_SHOWN = 100;

  private final Map<String, Parameter> parameters;
  private final Map<String, Object> arguments = new LinkedHashMap<>();
  private final String client;

  /** Reads what {@code client} gives for {@code tool}; every argument must be one of its parameters. */
  ToolInput(Tool tool, Map<String, Object> given, String client) {
    this.client = client;
    this.parameters = tool.parameters().stream()
        .collect(Collectors.toMap(Parameter::name, parameter -> parameter, (a, b) -> a, LinkedHashMap::new));
    if (given != null) {
      given.forEach((name, value) -> {
        if (!parameters.containsKey(name)) {
          throw QueryException.usage("the tool " + tool.name() + " has no parameter " + shown(name)
              + Suggestions.of(name, parameters.keySet()).map(near -> "; did you mean " + near + "?").orElse("")
              + (parameters.isEmpty() ? "; it takes none" : "; it takes " + String.join(", ", parameters.keySet())));
        }
        if (value != null && !value.toString().isBlank()) {
          arguments.put(name, value);
        }
      });
    }
    for (Parameter parameter : tool.parameters()) {
      if (parameter.required() && !arguments.containsKey(parameter.name())) {
        throw QueryException.usage("the tool " + tool.name() + " needs " + parameter.wanted());
      }
    }
  }

  private QueryException unexpected(String name) {
    return QueryException.usage("parameter " + name + ": found " + shown(arguments.get(name)) + ", expected "
        + parameters.get(name).wanted().substring(name.length() + 2));
  }

  /** A value in quotation marks, cut if it is long. */
  static String shown(Object value) {
    String text = String.valueOf(value);
    return "\"" + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text) + "\"";
  }

  /** A text; numbers count as texts, because models send 7.2 for "7.2". */
  Optional<String> optional(String name) {
    Object value = arguments.get(name);
    List<String> allowed = parameters.get(name).allowed();
    if (value != null && (!(value instanceof String || value instanceof Number)
        || !allowed.isEmpty() && !allowed.contains(value.toString()))) {
      throw unexpected(name);
    }
    return Optional.ofNullable(value).map(Object::toString);
  }

  String text(String name) {
    return optional(name).orElseThrow();
  }

  int number(String name) {
    Parameter parameter = parameters.get(name);
    String text = arguments.getOrDefault(name, parameter.standard()).toString();
    int number = text.matches("\\d{1,7}(\\.0)?") ? (int) Double.parseDouble(text) : -1;
    if (number < parameter.least() || number > parameter.most()) {
      throw unexpected(name);
    }
    return number;
  }

  /** Who calls: an address, or a name for a caller on this machine. */
  String client() {
    return client;
  }

  int offset() {
    return number(Parameter.OFFSET.name());
  }

  int limit() {
    return number("limit");
  }

  /** Texts by name. */
  Map<String, String> texts(String name) {
    Object value = arguments.getOrDefault(name, Map.of());
    if (!(value instanceof Map<?, ?> map)) {
      throw QueryException.usage(
          "parameter " + name + ": found " + shown(value) + ", expected an object such as {\"risk\": \"34.02.03\"}");
    }
    map.forEach((key, text) -> {
      if (text instanceof Map || text instanceof List) {
        throw QueryException.usage("parameter " + key + ": found " + shown(text) + ", expected one text");
      }
    });
    return map.entrySet().stream().filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(entry -> entry.getKey().toString(),
            entry -> String.valueOf(entry.getValue()), (a, b) -> a, LinkedHashMap::new));
  }
}
