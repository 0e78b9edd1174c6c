package io.mpphub.delivery.queue;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.ConnectorStopped;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.ChainsChanged;
import io.mpphub.folder.RouteRemoval;
import io.mpphub.folder.TemplatesChanged;
import jakarta.jms.ConnectionFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/**
 * Gives each connector that takes deliveries, or is asked by checks, its consumer: route {@code
 * delivery.<connector>}. Each has a connection of its own, not of the pool: a pool's is never
 * stopped, so that a pausing consumer would still be handed a message, give it back, and the broker
 * would hold that back ever longer.
 */
public class DeliveryRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRoutes.class);
  private static final String TEMPLATE = "delivery";
  private static final String PREFIX = "delivery.";
  private static final String CONNECTIONS = "deliveryConnections";

  private final CamelContext camel;
  private final Chains chains;
  private final StoppedRoutes stopped;

  /** Number of concurrent consumers, by recipient. */
  private final Map<String, Integer> wanted = new HashMap<>();

  /** Templates of the running consumers. */
  private final Map<String, RouteTemplateDefinition> made = new HashMap<>();

  private final Map<String, Connector> agencies = new HashMap<>();

  public DeliveryRoutes(
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
  synchronized void start(ConnectorStarted event) throws Exception {
    Connector connector = event.connector();
    agencies.put(connector.name(), connector);
    boolean delivers = connector.takesDeliveries() || chains.ask(connector.name());
    start(connector.name(), delivers ? connector.limits().concurrency() : null);
  }

  /**
   * @param concurrency number of consumers, null for none
   */
  synchronized void start(String name, Integer concurrency) throws Exception {
    if (concurrency == null) {
      stop(name);
      return;
    }
    Integer before = wanted.put(name, concurrency);
    RouteTemplateDefinition template = template();
    if (Objects.equals(before, concurrency) && made.get(name) == template) {
      return;
    }
    take(name);
    if (template == null) {
      LOG.error("Deliveries to {} wait: no file of routes/ has the template {}", name, TEMPLATE);
      return;
    }
    try {
      TemplatedRouteBuilder.builder(camel, TEMPLATE)
          .routeId(id(name))
          .parameter("connector", name)
          .parameter("concurrency", concurrency)
          .parameter("autoStartup", !isStopped(id(name)))
          .add();
      made.put(name, template);
    } catch (RuntimeException e) {
      RouteRemoval.remove(camel, id(name));
      throw e;
    }
  }

  private RouteTemplateDefinition template() {
    return camel
        .getCamelContextExtension()
        .getContextPlugin(Model.class)
        .getRouteTemplateDefinition(TEMPLATE);
  }

  /** Deliveries that a file's fault kept from running run once it is mended. */
  @EventListener
  synchronized void follow(TemplatesChanged event) {
    // A removed template changes nothing for running consumers.
    if (event.ids().contains(TEMPLATE) && template() != null) {
      Map.copyOf(wanted).forEach((name, concurrency) -> tell(name, () -> start(name, concurrency)));
    }
  }

  /** Those that are asked now, and weren't, get their consumers, too. */
  @EventListener
  synchronized void follow(ChainsChanged event) {
    Map.copyOf(agencies)
        .forEach((name, connector) -> tell(name, () -> start(new ConnectorStarted(connector))));
  }

  private interface Change {
    void make() throws Exception;
  }

  /** Keeps one recipient's failure from the others. */
  private static void tell(String name, Change change) {
    try {
      change.make();
    } catch (Exception e) {
      LOG.error("Deliveries to {} can't be started; what is queued waits", name, e);
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

  /** Queued messages wait for the connector to come back. */
  @EventListener
  synchronized void stop(ConnectorStopped event) throws Exception {
    agencies.remove(event.connector().name());
    stop(event.connector().name());
  }

  synchronized void stop(String name) throws Exception {
    wanted.remove(name);
    take(name);
  }

  private void take(String name) throws Exception {
    if (made.remove(name) != null) {
      RouteRemoval.remove(camel, id(name));
    }
  }

  public static String id(String connector) {
    return PREFIX + connector;
  }

  /** Whose deliveries a route is for. */
  static String connector(String routeId) {
    return routeId.substring(PREFIX.length());
  }
}
