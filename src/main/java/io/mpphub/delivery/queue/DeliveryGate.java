package io.mpphub.delivery.queue;

import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Holds;
import io.mpphub.schedule.Rounds;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.SuspendableService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/**
 * Pauses the consumption of a connector's queue while nothing may be sent to its agency: on hold,
 * outside opening hours, daily quota used up, circuit open. Messages then rest in the queue and use
 * up no tries. The first message after an open circuit is the probe.
 */
public class DeliveryGate implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryGate.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final CamelContext camel;
  private final ConnectorRegistry connectors;
  private final Recipients recipients;
  private final DeliveryCondition condition;
  private final Holds holds;
  private final DeliveryMetrics metrics;

  /** A database that is away can hold up the reading of holds, and nothing else. */
  private final Rounds rounds = new Rounds("hub-gate", 2);

  public DeliveryGate(
      CamelContext camel,
      ConnectorRegistry connectors,
      Recipients recipients,
      DeliveryCondition condition,
      Holds holds,
      DeliveryMetrics metrics) {
    this.camel = camel;
    this.connectors = connectors;
    this.recipients = recipients;
    this.condition = condition;
    this.holds = holds;
    this.metrics = metrics;
  }

  /** Opens and closes what has to be. */
  public void turn() {
    connectors.all().forEach(one -> turn(one.name(), condition.isFree(one)));
    recipients.all().forEach(one -> turn(one.name(), condition.isFree(one.name())));
  }

  /** A route that an operator has stopped is left alone: resuming its consumer would start it. */
  private void turn(String name, boolean free) {
    Route route = camel.getRoute(DeliveryRoutes.id(name));
    if (route != null
        && camel.getRouteController().getRouteStatus(route.getRouteId()).isStarted()
        && route.getConsumer() instanceof SuspendableService consumer) {
      turn(name, !free, consumer);
    }
  }

  private void turn(String name, boolean closed, SuspendableService consumer) {
    if (closed && !consumer.isSuspended()) {
      // Only the consumer: the route's own suspension would wait for exchanges under way.
      consumer.suspend();
      LOG.info("Deliveries to '{}' pause", name);
    } else if (!closed && consumer.isSuspended()) {
      consumer.resume();
      LOG.info("Deliveries to '{}' go on", name);
    }
  }

  private void show() {
    Map<String, String> paused = new TreeMap<>();
    connectors
        .all()
        .forEach(one -> condition.barred(one).ifPresent(reason -> paused.put(one.name(), reason)));
    metrics.paused(paused);
  }

  private void run() {
    try {
      turn();
    } catch (RuntimeException e) {
      LOG.error("Deliveries can't be paused or let go on; it is tried again at once", e);
    }
  }

  private void refresh() {
    try {
      show();
      holds.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Holds can't be read ({}); those known before stay", e.getClass().getSimpleName());
    }
  }

  // No Spring lifecycle: that would start Camel, which this depends on, before its routes are read.
  @EventListener(ApplicationStartedEvent.class)
  void start() {
    refresh();
    rounds.every(PAUSE, this::run);
    rounds.every(Duration.ofSeconds(1), Duration.ofSeconds(1), this::refresh);
  }

  @Override
  public void destroy() {
    rounds.stop();
  }
}
