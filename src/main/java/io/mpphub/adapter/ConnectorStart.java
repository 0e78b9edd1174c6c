package io.mpphub.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/**
 * Starts every connector of the {@code connectors} folder once Camel runs and before the hub says
 * it's ready.
 */
class ConnectorStart {

  private final Path folder;
  private final Connectors connectors;

  ConnectorStart(Path folder, Connectors connectors) {
    this.folder = folder;
    this.connectors = connectors;
  }

  @EventListener(ApplicationStartedEvent.class)
  void startAll() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      folders.filter(Files::isDirectory).sorted().forEach(connectors::load);
    }
  }
}
