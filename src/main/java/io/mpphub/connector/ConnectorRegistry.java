package io.mpphub.connector;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/** The connectors that run now, by name. Safe for use by many threads. */
@Component
public class ConnectorRegistry {

  private final Map<String, Connector> running = new ConcurrentSkipListMap<>();

  public Optional<Connector> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** All that run, in the order of their names. */
  public Collection<Connector> all() {
    return List.copyOf(running.values());
  }

  void put(Connector connector) {
    running.put(connector.name(), connector);
  }
}
