package io.mpphub.edge;

import java.net.UnknownHostException;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.catalina.Valve;
import org.apache.catalina.util.NetMaskSet;
import org.apache.catalina.valves.RemoteIpValve;

/** The proxies whose {@code X-Forwarded-For} the server believes; none where it believes none. */
final class KnownProxies {

  private KnownProxies() {}

  static Predicate<String> of(Collection<Valve> valves) {
    return valves.stream()
        .filter(RemoteIpValve.class::isInstance)
        .map(RemoteIpValve.class::cast)
        .flatMap(valve -> Stream.of(valve.getInternalProxies(), valve.getTrustedProxies()))
        .filter(addresses -> addresses != null && !addresses.isEmpty())
        .map(KnownProxies::matching)
        .reduce(address -> false, Predicate::or);
  }

  /** A list of networks, or a pattern, as the valve itself tells them apart. */
  private static Predicate<String> matching(String addresses) {
    if (addresses.indexOf('/') <= 0) {
      return address -> address.matches(addresses);
    }
    NetMaskSet networks = NetMaskSet.parse(addresses);
    return address -> {
      try {
        return networks.contains(address);
      } catch (UnknownHostException e) {
        return false;
      }
    };
  }
}
