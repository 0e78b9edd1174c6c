package io.mpphub.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Owner of an address: of IPv6 the network, which one customer has as a whole. */
public final class Network {

  /** Bytes of an IPv6 address that are its network. */
  private static final int BYTES = 8;

  private static final String IPV6 = "[0-9a-fA-F]*:[0-9a-fA-F:.]*";

  private Network() {}

  /**
   * @param address in figures, as the server tells it; null stays the word
   * @return the address itself where it is no IPv6 address
   */
  public static String of(String address) {
    if (address == null || !address.matches(IPV6)) {
      return String.valueOf(address);
    }
    try {
      return of(InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      return address;
    }
  }

  static String of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length > BYTES) {
      Arrays.fill(bytes, BYTES, bytes.length, (byte) 0);
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return address.getHostAddress();
    }
  }
}
