package io.mpphub.delivery;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.ConnectorStopped;
import io.mpphub.store.StoppedRoutes;
import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/**
 * Gives each connector that takes deliveries, or is asked by checks, its consumer: route {@code
 * delivery.<connector>}. Each has a connection of its own, not of the pool: a pool's is never
 * stopped, so that a pausing consumer would still be handed a message, give it back, and the broker
 * would hold that back ever longer.
 */
class DeliveryRoutes {

  private static final String PREFIX = "delivery.";
  private static final String CONNECTIONS = "deliveryConnections";

  private final CamelContext camel;
  private final Chains chains;
  private final StoppedRoutes stopped;
  private final Map<String, Integer> concurrencies = new ConcurrentHashMap<>();

  DeliveryRoutes(
      CamelContext camel, Chains chains, StoppedRoutes stopped, ConnectionFactory broker) {
    this.stopped = stopped;
    this.chains = chains;
    this.camel = camel;
    camel
        .getRegistry()
        .bind(
            CONNECTIONS,
            ConnectionFactory.class,
            broker instanceof JmsPoolConnectionFactory pool ? pool.getConnectionFactory() : broker);
  }

  /** Leaves a consumer alone that is right already: a new version delivers as the old one did. */
  @EventListener
  void start(ConnectorStarted event) throws Exception {
    Connector connector = event.connector();
    boolean delivers = connector.takesDeliveries() || chains.ask(connector.name());
    start(connector.name(), delivers ? connector.limits().concurrency() : null);
  }

  /**
   * @param wanted how many at the same time, null for no consumer
   */
  void start(String name, Integer wanted) throws Exception {
    if (Objects.equals(wanted, concurrencies.get(name))) {
      return;
    }
    remove(name);
    if (wanted != null) {
      TemplatedRouteBuilder.builder(camel, "delivery")
          .routeId(id(name))
          .parameter("connector", name)
          .parameter("concurrency", wanted)
          .parameter("autoStartup", !isStopped(id(name)))
          .add();
      concurrencies.put(name, wanted);
    }
  }

  /** A route of a new version, or of a hub that starts, is as stopped as the one before. */
  private boolean isStopped(String route) {
    try {
      return stopped.all().contains(route);
    } catch (DataAccessException e) {
      // The console stops it once the database tells.
      return false;
    }
  }

  /** What is queued waits for the connector to come back. */
  @EventListener
  void stop(ConnectorStopped event) throws Exception {
    remove(event.connector().name());
  }

  void remove(String connector) throws Exception {
    if (concurrencies.remove(connector) != null) {
      camel.getRouteController().stopRoute(id(connector));
      camel.removeRoute(id(connector));
    }
  }

  static String id(String connector) {
    return PREFIX + connector;
  }

  /** Whose deliveries a route is for. */
  static String connector(String routeId) {
    return routeId.substring(PREFIX.length());
  }
}
