package io.mpphub.adapter;

import io.mpphub.connector.Connector;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All protocols, by the name that connector files give them. */
final class Protocols {

  private static final Protocol REST = new RestProtocol();

  static final Map<String, Protocol> ALL =
      Stream.of(REST, new SoapProtocol(), new SqlProtocol(), new SftpProtocol(), new JmsProtocol())
          .collect(Collectors.toMap(Protocol::name, p -> p, (a, b) -> a, TreeMap::new));

  private Protocols() {}

  /** A connector's, or REST while its file names none. */
  static Protocol of(Connector connector) {
    return ALL.getOrDefault(Objects.requireNonNullElse(connector.protocol(), "rest"), REST);
  }
}
