package io.mpphub.webhook;

import io.mpphub.connector.EndpointUrl;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Check of the addresses that may be called: HTTPS on the public internet. Applied when a webhook
 * is made, and to each new connection: a name's addresses may have changed since. The client
 * connects to the very addresses that were looked at.
 */
final class Targets implements DnsResolver {

  /** The name stands for an address that isn't called. */
  static final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  private static final int LONGEST = 2000;
  private static final int MOST_ADDRESSES = 2;

  private final boolean allowPrivate;
  private final Set<Integer> ports;
  private final DnsResolver names;

  /**
   * @param allowPrivate lets everything be called that speaks HTTP
   */
  Targets(boolean allowPrivate, Set<Integer> ports, DnsResolver names) {
    this.allowPrivate = allowPrivate;
    this.ports = ports;
    this.names = names;
  }

  Targets(boolean allowPrivate, Set<Integer> ports) {
    this(allowPrivate, ports, SystemDefaultDnsResolver.INSTANCE);
  }

  /** Returns the rule that an address breaks, empty when it may be called. */
  Optional<String> fault(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
    if (url.length() > LONGEST || uri.getHost() == null || uri.getRawFragment() != null) {
      return Optional.of("must be a URL");
    }
    if (!"https".equals(uri.getScheme()) && !(allowPrivate && "http".equals(uri.getScheme()))) {
      return Optional.of("must begin with https://");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("must not hold a user or password");
    }
    if (!EndpointUrl.hasPossiblePort(uri)) {
      return Optional.of("must have a port of 1 to 65535, or none");
    }
    if (uri.getPort() != -1 && !allowPrivate && !ports.contains(uri.getPort())) {
      return Optional.of("must have one of the usual ports for HTTPS");
    }
    try {
      resolve(host(uri));
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("must be a host on the public internet");
    }
  }

  // An IPv6 address stands in brackets in a URL only.
  private static String host(URI uri) {
    return uri.getHost().replaceAll("^\\[|]$", "");
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    if (!allowPrivate && !PublicAddresses.arePublic(addresses)) {
      throw new ForbiddenAddressException();
    }
    // Each one that is silent costs the time of a connection.
    return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}
