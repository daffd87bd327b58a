package org.airiskgraph.web;

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
public record ServerOptions(String host, int port, Set<String> publicHosts, boolean forwarded, Limits limits) {
  public ServerOptions {
    requireNonNull(host, "host");
    requireNonNull(limits, "limits");
    publicHosts = Set.copyOf(publicHosts);
  }

  /** On loopback only. */
  public static ServerOptions local(int port) {
    return new ServerOptions("127.0.0.1", port, Set.of(), false, Limits.standard());
  }

  public ServerOptions withLimits(Limits changed) {
    return new ServerOptions(host, port, publicHosts, forwarded, changed);
  }
}
