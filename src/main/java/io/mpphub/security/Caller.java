package io.mpphub.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Who tries to come in.
 *
 * @param address where from, null for anywhere; of IPv6 the network, which one customer has as a
 *     whole
 * @param name as whom, null where a proof names nobody
 */
record Caller(Door door, String address, String name) {

  /** A way in. */
  enum Door {
    API,
    AGENCY,
    OPERATORS;

    /** For logs and metrics. */
    String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Bytes of an IPv6 address that are its network. */
  private static final int NETWORK = 8;

  private static final String IPV6 = "[0-9a-fA-F]*:[0-9a-fA-F:.]*";

  /**
   * @param address as the server tells it
   */
  static Caller of(Door door, String address, String name) {
    // Operators' names are the same in capitals.
    return new Caller(door, network(address), name == null ? null : name.toLowerCase(Locale.ROOT));
  }

  Caller anyName() {
    return new Caller(door, address, null);
  }

  Caller anywhere() {
    return new Caller(door, null, name);
  }

  private static String network(String address) {
    if (address == null || !address.matches(IPV6)) {
      return String.valueOf(address);
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      if (bytes.length > NETWORK) {
        Arrays.fill(bytes, NETWORK, bytes.length, (byte) 0);
      }
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
