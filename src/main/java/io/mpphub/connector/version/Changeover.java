package io.mpphub.connector.version;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.ConnectorStopped;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Puts one version of a connector in the place of another: for messages, the registry, and its
 * listeners. All of them have the same version. Not for use by several threads.
 */
final class Changeover {

  private static final Logger LOG = LoggerFactory.getLogger(Changeover.class);

  private final Switchboard switchboard;
  private final ConnectorRegistry registry;
  private final ApplicationEventPublisher events;
  private final Map<String, Running> running = new TreeMap<>();

  /**
   * @param hash of its files, of the secrets' values and of the templates: a new one is a new
   *     version
   */
  private record Running(RunningVersion version, String hash) {}

  Changeover(
      Switchboard switchboard, ConnectorRegistry registry, ApplicationEventPublisher events) {
    this.switchboard = switchboard;
    this.registry = registry;
    this.events = events;
  }

  boolean runs(String name) {
    return running.containsKey(name);
  }

  boolean runs(String name, String hash) {
    return runs(name) && running.get(name).hash().equals(hash);
  }

  /** A running version has no faults, even if a later one was refused. */
  void confirm(String name) {
    registry.put(running.get(name).version().connector());
  }

  /**
   * Starts the new version when all have taken it, else keeps the one before.
   *
   * @throws Exception when one of them can't take it
   */
  void turnTo(RunningVersion next, String hash) throws Exception {
    Connector connector = next.connector();
    Running before = running.get(connector.name());
    try {
      switchboard.turnTo(next);
      registry.put(connector);
      events.publishEvent(new ConnectorStarted(connector));
    } catch (Throwable e) {
      turnBack(next, before == null ? null : before.version());
      throw e;
    }
    running.put(connector.name(), new Running(next, hash));
    if (before != null) {
      takeDown(before.version());
    }
    LOG.info(
        "Connector '{}' takes messages: {}", connector.name(), connector.operations().keySet());
  }

  private void turnBack(RunningVersion next, RunningVersion before) {
    try {
      if (before == null) {
        switchboard.remove(next);
        registry.remove(next.connector().name());
        events.publishEvent(new ConnectorStopped(next.connector()));
      } else {
        switchboard.turnTo(before);
        registry.put(before.connector());
        events.publishEvent(new ConnectorStarted(before.connector()));
      }
    } catch (Exception e) {
      LOG.error("Connector '{}' is back, but not all know it", next.connector().name(), e);
    }
    takeDown(next);
  }

  private static void takeDown(RunningVersion version) {
    // In its own thread: the one that ends the last message may be Camel's.
    version.retire().thenRunAsync(version::remove);
  }

  /** Takes a connector down; false when it doesn't run. */
  boolean remove(String name) {
    Running gone = running.remove(name);
    if (gone == null) {
      return false;
    }
    try {
      events.publishEvent(new ConnectorStopped(gone.version().connector()));
    } finally {
      switchboard.remove(gone.version());
      takeDown(gone.version());
    }
    return true;
  }
}
