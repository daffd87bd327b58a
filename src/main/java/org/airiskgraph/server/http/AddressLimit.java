package org.airiskgraph.server.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/** Closes new connections of an address that has too many open already; for servers without a proxy in front. */
public final class AddressLimit implements Connection.Listener {
  private final int connections;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  /** Allows this number of connections per address; 0 sets no limit. */
  public AddressLimit(int connections) {
    this.connections = connections;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connections > 0 && open.merge(address(connection), 1, Integer::sum) > connections) {
      connection.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connections > 0) {
      open.computeIfPresent(address(connection), (address, count) -> count == 1 ? null : count - 1);
    }
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? ClientAddress.of(internet.getAddress().getHostAddress()) : String.valueOf(remote);
  }
}
