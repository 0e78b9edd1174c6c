package io.mpphub.delivery.attempt;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Endpoint;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.queue.DeliveryProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits of the time that a request may be in flight: by the agency's timeout, unless the hub's
 * settings say otherwise, since a proxy may hand on a request that the hub has given up.
 */
public class Settling {

  static final Duration SHORTEST_LEASE = Duration.ofSeconds(30);

  private final ConnectorRegistry connectors;
  private final DeliveryProperties properties;

  public Settling(ConnectorRegistry connectors, DeliveryProperties properties) {
    this.connectors = connectors;
    this.properties = properties;
  }

  /**
   * Returns the time from which the agency's "unknown" is true of a message in doubt.
   *
   * @return in the past when there is no doubt, or its beginning is unknown
   */
  Instant end(Message message) {
    Instant doubted = message.progress().doubtedAt();
    if (doubted == null) {
      return Instant.MIN;
    }
    return doubted.plus(
        Optional.ofNullable(properties.settle())
            .orElseGet(() -> timeout(message).map(Settling::longer).orElse(Duration.ZERO)));
  }

  /** Returns the lease of an attempt, after which it is taken for dead. */
  Duration lease(Message message) {
    return Optional.ofNullable(properties.lease())
        .orElseGet(
            () -> {
              // A question, the command, and a question about its answer.
              Duration calls = timeout(message).orElse(Duration.ZERO).multipliedBy(4);
              return calls.compareTo(SHORTEST_LEASE) > 0 ? calls : SHORTEST_LEASE;
            });
  }

  private static Duration longer(Duration timeout) {
    return timeout.plus(timeout.dividedBy(2));
  }

  private Optional<Duration> timeout(Message message) {
    return connectors.find(message.connector()).map(Connector::endpoint).map(Endpoint::timeout);
  }
}
