package io.mpphub.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Admission;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Holds;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
class DeliveryGate implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryGate.class);
  private static final long PAUSE_MILLIS = 250;
  private static final Set<CircuitBreaker.State> OPEN =
      EnumSet.of(CircuitBreaker.State.OPEN, CircuitBreaker.State.FORCED_OPEN);

  private final CamelContext camel;
  private final ConnectorRegistry connectors;
  private final Recipients recipients;
  private final Admission admission;
  private final Holds holds;
  private final CircuitBreakerRegistry breakers;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hub-gate");
            thread.setDaemon(true);
            return thread;
          });

  DeliveryGate(
      CamelContext camel,
      ConnectorRegistry connectors,
      Recipients recipients,
      Admission admission,
      Holds holds,
      CircuitBreakerRegistry breakers) {
    this.camel = camel;
    this.connectors = connectors;
    this.recipients = recipients;
    this.admission = admission;
    this.holds = holds;
    this.breakers = breakers;
  }

  /** Opens and closes what has to be. */
  void turn() {
    for (Connector connector : connectors.all()) {
      Route route = camel.getRoute(DeliveryRoutes.id(connector.name()));
      if (route != null && route.getConsumer() instanceof SuspendableService consumer) {
        turn(
            connector.name(),
            admission.closure(connector).isPresent() || isCircuitOpen(connector.name()),
            consumer);
      }
    }
    for (Recipient recipient : recipients.all()) {
      Route route = camel.getRoute(DeliveryRoutes.id(recipient.name()));
      if (route != null && route.getConsumer() instanceof SuspendableService consumer) {
        turn(recipient.name(), isCircuitOpen(recipient.name()), consumer);
      }
    }
  }

  private void turn(String name, boolean closed, SuspendableService consumer) {
    if (closed && !consumer.isSuspended()) {
      // Only the consumer: the route's own suspension would wait for what is under way.
      consumer.suspend();
      LOG.info("Deliveries to '{}' pause", name);
    } else if (!closed && consumer.isSuspended()) {
      consumer.resume();
      LOG.info("Deliveries to '{}' go on", name);
    }
  }

  private boolean isCircuitOpen(String name) {
    return breakers.find(name).map(CircuitBreaker::getState).filter(OPEN::contains).isPresent();
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
      holds.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Holds can't be read ({}); those known before stay", e.getClass().getSimpleName());
    }
  }

  // No Spring lifecycle: that would start Camel, which this depends on, before its routes are read.
  @EventListener(ApplicationStartedEvent.class)
  void start() {
    refresh();
    clockwork.scheduleWithFixedDelay(this::run, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    clockwork.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void destroy() {
    clockwork.shutdownNow();
  }
}
