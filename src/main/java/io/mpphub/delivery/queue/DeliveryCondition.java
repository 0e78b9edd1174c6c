package io.mpphub.delivery.queue;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Admission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether anything may be sent to an agency now. */
public class DeliveryCondition {

  private static final Set<CircuitBreaker.State> OPEN =
      EnumSet.of(CircuitBreaker.State.OPEN, CircuitBreaker.State.FORCED_OPEN);

  private final ConnectorRegistry connectors;
  private final Recipients recipients;
  private final Admission admission;
  private final CircuitBreakerRegistry breakers;

  public DeliveryCondition(
      ConnectorRegistry connectors,
      Recipients recipients,
      Admission admission,
      CircuitBreakerRegistry breakers) {
    this.recipients = recipients;
    this.connectors = connectors;
    this.admission = admission;
    this.breakers = breakers;
  }

  /**
   * False also for one that doesn't run.
   *
   * @param name a connector's or a recipient's
   */
  public boolean isFree(String name) {
    return connectors
        .find(name)
        .map(this::isFree)
        .orElseGet(() -> recipients.delivers(name) && !isCircuitOpen(name));
  }

  /**
   * Neither held nor closed nor out of quota, and its circuit isn't open. A hold's probe frees it
   * until one message is on its way.
   */
  public boolean isFree(Connector connector) {
    return admission.isPassable(connector) && !isCircuitOpen(connector.name());
  }

  /**
   * Returns the cause that blocks all calls to the agency, in one word; empty when there is none.
   */
  Optional<String> barred(Connector connector) {
    return admission
        .closure(connector)
        .map(closure -> closure.kind().name().toLowerCase(Locale.ROOT))
        .or(() -> isCircuitOpen(connector.name()) ? Optional.of("circuit") : Optional.empty());
  }

  private boolean isCircuitOpen(String name) {
    return breakers.find(name).map(CircuitBreaker::getState).filter(OPEN::contains).isPresent();
  }
}
