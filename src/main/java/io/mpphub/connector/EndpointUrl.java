package io.mpphub.connector;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of an endpoint's URL, by protocol. */
public final class EndpointUrl {

  private static final Map<String, Set<String>> SCHEMES =
      Map.of(
          "sftp", Set.of("sftp"),
          "jms", Set.of("amqp", "amqps", "tcp"),
          "sql", Set.of("jdbc"));

  private static final Set<String> HTTP = Set.of("http", "https");

  private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9._-]+)*/?");

  /** Behind an IPv6 address in brackets, too. */
  private static final Pattern PORT = Pattern.compile(":([0-9]*)$");

  private static final Pattern WRITTEN = Pattern.compile("[1-9][0-9]{0,4}");

  /** A database's URL may name several servers. */
  private static final Pattern SERVERS = Pattern.compile("^jdbc:[^/]*//([^/;?]*)");

  private static final int LAST_PORT = 65_535;

  private static final String BAD_PORT = "must have a port of 1 to 65535, or none";

  private EndpointUrl() {}

  /**
   * Whether a URL with a host names no port, or one that there can be. Not an empty one, nor one
   * with zeros before it: these are typing errors that each reader takes otherwise.
   */
  public static boolean hasPossiblePort(URI uri) {
    return hasPossiblePort(uri.getRawAuthority());
  }

  private static boolean hasPossiblePort(String authority) {
    Matcher named = PORT.matcher(authority);
    return !named.find()
        || WRITTEN.matcher(named.group(1)).matches()
            && Integer.parseInt(named.group(1)) <= LAST_PORT;
  }

  /**
   * Returns the broken rule, null for none. Without any part of the URL itself.
   *
   * @param isBase whether paths are put behind it
   */
  public static String fault(String protocol, String url, boolean isBase) {
    if (protocol.equals("sql")) {
      return jdbcFault(url);
    }
    Set<String> schemes = SCHEMES.getOrDefault(protocol, HTTP);
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null && schemes.contains(uri.getScheme())) {
        if (!hasPossiblePort(uri)) {
          return BAD_PORT;
        }
        if (protocol.equals("sftp") && pathFault(uri) != null) {
          return pathFault(uri);
        }
        if (schemes == HTTP
            && (uri.getRawFragment() != null || (isBase && uri.getRawQuery() != null))) {
          return "must be a URL without a query";
        }
        return uri.getUserInfo() == null ? null : "must be a URL without a user's name";
      }
    } catch (URISyntaxException e) {
      // Reported below: to a reader, both are no usable URL.
    }
    return schemes == HTTP
        ? "must be an http or https URL with a host"
        : "must be a URL with a host that begins with "
            + String.join(":// or ", schemes.stream().sorted().toList())
            + "://";
  }

  /** A poll and a write must mean the same folder. */
  private static String pathFault(URI uri) {
    if (uri.getPath().startsWith("//")) {
      return "must have one slash before its path, which begins where the login leads";
    }
    return PLAIN_PATH.matcher(uri.getPath()).matches()
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
        ? null
        : "must have a path of plain names: letters, digits, points, hyphens and underscores";
  }

  private static String jdbcFault(String url) {
    if (!url.startsWith("jdbc:")) {
      return "must be a JDBC URL";
    }
    Matcher servers = SERVERS.matcher(url);
    if (servers.find()
        && !Arrays.stream(servers.group(1).split(",")).allMatch(EndpointUrl::hasPossiblePort)) {
      return BAD_PORT;
    }
    try {
      DriverManager.getDriver(url);
      return null;
    } catch (SQLException e) {
      return "must be a JDBC URL of a database whose driver is on the hub's class path";
    }
  }
}
