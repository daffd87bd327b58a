package org.airiskgraph.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({"192.0.2.1, 192.0.2.1", "unknown, unknown", "2001:db8:1:2:3::4, 20010db800010002",
      "[2001:db8:1:2:ffff::9], 20010db800010002", "::ffff:192.0.2.1, 192.0.2.1", "a:b, a:b", "::1, 0000000000000000"})
  void addressesOfOneIpv6NetworkAreOneClient(String remote, String client) {
    assertEquals(client, ClientAddress.of(remote));
  }
}
