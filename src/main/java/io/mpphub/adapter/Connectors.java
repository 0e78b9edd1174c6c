package io.mpphub.adapter;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorLoader;
import io.mpphub.connector.ConnectorProblem;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.ConnectorStopped;
import io.mpphub.connector.InvalidConnectorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Starts, replaces and takes down connectors while messages flow. A folder with a fault, or whose
 * samples fail, is refused as a whole: what ran before goes on. One change at a time.
 */
class Connectors {

  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  private final ConnectorLoader loader;
  private final Samples samples;
  private final Adapters adapters;
  private final Switchboard switchboard;
  private final ConnectorRegistry registry;
  private final ApplicationEventPublisher events;
  private final Map<String, RunningVersion> running = new TreeMap<>();
  private int versions;

  Connectors(
      ConnectorLoader loader,
      Samples samples,
      Adapters adapters,
      Switchboard switchboard,
      ConnectorRegistry registry,
      ApplicationEventPublisher events) {
    this.loader = loader;
    this.samples = samples;
    this.adapters = adapters;
    this.switchboard = switchboard;
    this.registry = registry;
    this.events = events;
  }

  /**
   * Puts what a folder says now in place of what ran.
   *
   * @return false when the folder was refused; the registry has its faults
   */
  synchronized boolean load(Path folder) {
    String name = folder.getFileName().toString();
    try {
      Connector connector = loader.load(folder);
      List<ConnectorProblem> failed = samples.check(connector, folder);
      if (!failed.isEmpty()) {
        throw new InvalidConnectorException(failed);
      }
      turnTo(adapters.start(connector, folder, ++versions));
      return true;
    } catch (InvalidConnectorException e) {
      refuse(name, e.problems());
    } catch (Exception e) {
      LOG.error("The routes of connector '{}' can't be made", name, e);
      refuse(name, List.of(ConnectorProblem.of(name, "Camel can't make its routes of it")));
    }
    return false;
  }

  private void turnTo(RunningVersion next) throws Exception {
    Connector connector = next.connector();
    RunningVersion before = running.put(connector.name(), next);
    switchboard.turnTo(next);
    registry.put(connector);
    if (before != null) {
      before.retire().thenRunAsync(before::remove);
    }
    events.publishEvent(new ConnectorStarted(connector));
    LOG.info(
        "Connector '{}' takes messages: {}", connector.name(), connector.operations().keySet());
  }

  private void refuse(String name, List<ConnectorProblem> problems) {
    registry.refuse(name, problems);
    problems.forEach(problem -> LOG.error("{}", problem.describe()));
    LOG.error(
        running.containsKey(name)
            ? "Connector '{}' is not changed; the version before goes on"
            : "Connector '{}' is not started; the others run",
        name);
  }

  /** Takes a connector down when its folder is gone. What is queued for it waits. */
  synchronized void remove(String name) {
    registry.remove(name);
    RunningVersion gone = running.remove(name);
    if (gone != null) {
      events.publishEvent(new ConnectorStopped(gone.connector()));
      switchboard.remove(gone);
      gone.retire().thenRunAsync(gone::remove);
      LOG.info("Connector '{}' is gone; what is queued for it waits", name);
    }
  }
}
