package org.airiskgraph.server.http;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Where a server listens, and to whom.
 *
 * @param host address to bind
 * @param port 0 for a free one
 * @param publicHosts names by which clients reach it, besides the machine's own loopback names
 * @param forwarded whether a proxy in front says, in {@code Forwarded} or {@code X-Forwarded-*} headers, what the
 *     client asked for
 * @param limits what one client may use
 */
public record ServerConfig(String host, int port, Set<String> publicHosts, boolean forwarded, Limits limits) {
  public ServerConfig {
    requireNonNull(host, "host");
    requireNonNull(limits, "limits");
    publicHosts = Set.copyOf(publicHosts);
  }

  /** On loopback only. */
  public static ServerConfig local(int port) {
    return new ServerConfig("127.0.0.1", port, Set.of(), false, Limits.standard());
  }

  public ServerConfig withLimits(Limits changed) {
    return new ServerConfig(host, port, publicHosts, forwarded, changed);
  }
}
