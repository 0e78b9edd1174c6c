package io.mpphub.connector.run;

import io.mpphub.connector.Connector;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All protocols, by the name that connector files give them. A protocol is found by the line that
 * its package adds to {@code META-INF/services}.
 */
public final class Protocols {

  private static final String DEFAULT = "rest";

  /** Templates of all protocols. */
  private static final Set<String> OWN = Set.of(Protocol.LOGIN, "operation");

  public static final Map<String, Protocol> ALL =
      ServiceLoader.load(Protocol.class, Protocol.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .collect(Collectors.toMap(Protocol::name, p -> p, (a, b) -> a, TreeMap::new));

  private Protocols() {}

  /** True when what runs of a connector may be made from a template of this id. */
  public static boolean makeOf(String template) {
    return OWN.contains(template)
        || ALL.keySet().stream()
            .anyMatch(name -> template.equals(name) || template.startsWith(name + "-"));
  }

  /** A connector's, or REST while its file names none. */
  public static Protocol of(Connector connector) {
    Protocol named = ALL.get(Objects.requireNonNullElse(connector.protocol(), DEFAULT));
    return named == null ? ALL.get(DEFAULT) : named;
  }
}
