package io.mpphub.adapter;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All protocols, by the name that connector files give them. */
final class Protocols {

  static final Map<String, Protocol> ALL =
      Stream.of(new RestProtocol(), new SqlProtocol())
          .collect(Collectors.toMap(Protocol::name, p -> p, (a, b) -> a, TreeMap::new));

  private Protocols() {}
}
