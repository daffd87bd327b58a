package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.junit.jupiter.api.Test;

class AddressLimitTest {
  private final List<String> closed = new ArrayList<>();

  private Connection from(String address) {
    EndPoint end = proxy(EndPoint.class, new InetSocketAddress(address, 1));
    return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> method.getName().equals("close") ? closed.add(address) ? null : null
            : method.getName().equals("getEndPoint") ? end : null);
  }

  private static <T> T proxy(Class<T> type, Object remote) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> method.getName().equals("getRemoteSocketAddress") ? remote : null));
  }

  @Test
  void oneConnectionTooManyOfAnAddressIsClosedAndNoneOfAnother() {
    AddressLimit limit = new AddressLimit(2);
    List.of("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2").forEach(address -> limit.onOpened(from(address)));
    assertEquals(List.of("192.0.2.1"), closed);
  }

  @Test
  void closedConnectionsMakeRoom() {
    AddressLimit limit = new AddressLimit(2);
    for (int i = 0; i < 9; i++) {
      limit.onOpened(from("192.0.2.1"));
      limit.onClosed(from("192.0.2.1"));
    }
    assertEquals(List.of(), closed);
  }

  @Test
  void zeroSetsNoLimit() {
    AddressLimit limit = new AddressLimit(0);
    for (int i = 0; i < 99; i++) {
      limit.onOpened(from("192.0.2.1"));
    }
    assertEquals(List.of(), closed);
  }
}
