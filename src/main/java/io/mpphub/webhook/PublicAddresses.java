package io.mpphub.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Tells addresses of the public internet from all others: this machine, private and shared
 * networks, link-local ones with the metadata services of clouds, multicast, documentation, and
 * IPv6 addresses that stand for an IPv4 one. From the IANA special-purpose registries.
 */
final class PublicAddresses {

  private static final List<IpAddressMatcher> SPECIAL =
      matchers(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Only these are in public use, but for some parts of them. */
  private static final IpAddressMatcher GLOBAL_UNICAST = new IpAddressMatcher("2000::/3");

  private static final List<IpAddressMatcher> SPECIAL_UNICAST =
      matchers("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private PublicAddresses() {}

  /** Java has turned an IPv4 address that is mapped into IPv6 into the IPv4 one already. */
  static boolean isPublic(InetAddress address) {
    String text = withoutZone(address.getHostAddress());
    return address instanceof Inet4Address
        ? SPECIAL.stream().noneMatch(range -> range.matches(text))
        : GLOBAL_UNICAST.matches(text)
            && SPECIAL_UNICAST.stream().noneMatch(range -> range.matches(text));
  }

  static boolean arePublic(InetAddress[] addresses) {
    return addresses.length > 0 && Arrays.stream(addresses).allMatch(PublicAddresses::isPublic);
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static List<IpAddressMatcher> matchers(String... ranges) {
    return Stream.of(ranges).map(IpAddressMatcher::new).toList();
  }
}
