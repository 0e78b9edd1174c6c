package io.mpphub.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/**
 * Starts every connector of the {@code connectors} folder once Camel runs and before the hub says
 * it's ready. A folder with a fault is left out as a whole; the others run.
 */
class Connectors {

  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  private final Path folder;
  private final ConnectorLoader loader;
  private final ConnectorRoutes routes;
  private final ConnectorRegistry registry;
  private final ApplicationEventPublisher events;

  Connectors(
      Path folder,
      ConnectorLoader loader,
      ConnectorRoutes routes,
      ConnectorRegistry registry,
      ApplicationEventPublisher events) {
    this.folder = folder;
    this.loader = loader;
    this.routes = routes;
    this.registry = registry;
    this.events = events;
  }

  @EventListener(ApplicationStartedEvent.class)
  void startAll() throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      folders.filter(Files::isDirectory).sorted().forEach(this::start);
    }
  }

  private void start(Path agency) {
    String name = agency.getFileName().toString();
    try {
      Connector connector = loader.load(agency);
      routes.start(connector, agency.resolve("mappings"));
      registry.put(connector);
      events.publishEvent(new ConnectorStarted(connector));
      LOG.info("Connector '{}' takes messages: {}", name, connector.operations().keySet());
    } catch (InvalidConnectorException e) {
      registry.refuse(name, e.problems());
      e.problems().forEach(problem -> LOG.error("{}", problem.describe()));
      LOG.error("Connector '{}' is not started; the others run", name);
    } catch (Exception e) {
      throw new IllegalStateException("The routes of connector '" + name + "' can't be made", e);
    }
  }
}
