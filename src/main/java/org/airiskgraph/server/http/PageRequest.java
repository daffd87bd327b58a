package org.airiskgraph.server.http;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page's content depends on; equal requests have equal responses.
 *
 * @param path as the client sent it, from its first slash
 * @param parameters those that the page knows, each with a value that is not empty
 * @param mediaType the media type chosen for the client; empty where the path alone decides
 * @param server address under which the client reached this server, with its slash; empty for pages that do not name it
 */
public record PageRequest(String path, Map<String, String> parameters, String mediaType, String server) {
  public PageRequest {
    requireNonNull(path, "path");
    requireNonNull(mediaType, "mediaType");
    requireNonNull(server, "server");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The value of a parameter, empty if it is not given. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The values of a parameter that may be given several times. */
  public List<String> values(String name) {
    return parameter(name).lines().toList();
  }

  /** The path after {@code prefix}; empty if it is shorter. */
  public String pathAfter(String prefix) {
    return path.substring(Math.min(prefix.length(), path.length()));
  }
}
