package org.airiskgraph.server;

import java.util.Set;
import org.airiskgraph.server.http.Limits;

/**
 * Where a server listens, and which requests it accepts.
 *
 * @param host address to bind
 * @param port port to bind; 0 for a free one
 * @param allowedHosts host names, in lower case, that requests may name besides the loopback names
 * @param trustForwardedHeaders whether to believe the {@code Forwarded} and {@code X-Forwarded-*} headers of a proxy
 * @param maxConnectionsPerAddress most open connections of one client address; 0 sets no limit, as is right with a proxy
 * @param limits bounds on what one client may use
 */
public record ServerConfig(String host, int port, Set<String> allowedHosts, boolean trustForwardedHeaders,
    int maxConnectionsPerAddress, Limits limits) {
  public ServerConfig {
    allowedHosts = Set.copyOf(allowedHosts);
  }
}
