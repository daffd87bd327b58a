package org.airiskgraph.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one client: an IPv4 address, or the /64 network of an IPv6 address, all of which one customer has. */
public final class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /** The client of a remote address, as a servlet or a trusted proxy names it; no name is looked up. */
  public static String of(String remote) {
    String address = String.valueOf(remote).replaceAll("[\\[\\]]", "");
    if (!address.contains(":")) {
      return address;
    }
    try {
      // With a colon it can only be an address in digits.
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
