package io.mpphub.adapter;

import io.mpphub.connector.Connector;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All protocols, by the name that connector files give them. */
final class Protocols {

  private static final Protocol REST = new RestProtocol();

  /** Templates of all protocols. */
  private static final Set<String> OWN = Set.of("login", "operation");

  static final Map<String, Protocol> ALL =
      Stream.of(REST, new SoapProtocol(), new SqlProtocol(), new SftpProtocol(), new JmsProtocol())
          .collect(Collectors.toMap(Protocol::name, p -> p, (a, b) -> a, TreeMap::new));

  private Protocols() {}

  /** True when what runs of a connector may be made from a template of this id. */
  static boolean makeOf(String template) {
    return OWN.contains(template)
        || ALL.keySet().stream()
            .anyMatch(name -> template.equals(name) || template.startsWith(name + "-"));
  }

  /** A connector's, or REST while its file names none. */
  static Protocol of(Connector connector) {
    return ALL.getOrDefault(Objects.requireNonNullElse(connector.protocol(), "rest"), REST);
  }
}
