package io.mpphub.cli.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/**
 * Where an endpoint's URL leads to.
 *
 * @param secure whether it speaks TLS from the first byte
 */
record Address(String scheme, String host, int port, boolean secure) {

  private static final Map<String, Integer> PORTS =
      Map.of(
          "http", 80,
          "https", 443,
          "sftp", 22,
          "amqp", 5672,
          "amqps", 5671,
          "tcp", 61616,
          "postgresql", 5432,
          "mysql", 3306,
          "mariadb", 3306,
          "sqlserver", 1433);

  /** Null for a URL without a host, such as one of a database in a file. */
  static Address of(String url) {
    String plain = url.replaceFirst("^jdbc:", "").replaceFirst("[;?].*$", "");
    try {
      URI uri = new URI(plain);
      if (uri.getHost() == null) {
        return null;
      }
      int port = uri.getPort() > 0 ? uri.getPort() : PORTS.getOrDefault(uri.getScheme(), -1);
      boolean secure = uri.getScheme().equals("https") || uri.getScheme().equals("amqps");
      return port < 0 ? null : new Address(uri.getScheme(), uri.getHost(), port, secure);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  boolean isHttp() {
    return scheme.equals("http") || scheme.equals("https");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
