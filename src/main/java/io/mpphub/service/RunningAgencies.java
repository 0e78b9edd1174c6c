package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.check.SampleBodies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Those that this hub runs. */
@Component
final class RunningAgencies implements Agencies {

  private final ConnectorRegistry connectors;
  private final Path folder;

  RunningAgencies(ConnectorRegistry connectors, @Value("${hub.home}") String home) {
    this.connectors = connectors;
    this.folder = Path.of(home, "connectors");
  }

  /** Another one when they have changed; null before any was looked for. */
  String look() {
    return connectors.isLooked() ? Long.toString(connectors.changes()) : null;
  }

  @Override
  public Optional<Connector> find(String connector) {
    return connectors.find(connector);
  }

  @Override
  public List<String> names() {
    return connectors.all().stream().map(Connector::name).toList();
  }

  @Override
  public boolean isRefused(String connector) {
    return connectors.find(connector).isEmpty() && connectors.refused().containsKey(connector);
  }

  @Override
  public List<JsonNode> samples(String connector, String operation, String file) {
    // Those of a version that is refused are not of the one that runs.
    return connectors.refused().containsKey(connector)
        ? List.of()
        : SampleBodies.of(folder.resolve(connector), operation, file);
  }
}
