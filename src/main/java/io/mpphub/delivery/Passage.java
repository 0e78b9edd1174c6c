package io.mpphub.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Admission;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import java.util.EnumSet;
import java.util.Set;

/** Whether anything may be sent to an agency now. */
class Passage {

  private static final Set<CircuitBreaker.State> OPEN =
      EnumSet.of(CircuitBreaker.State.OPEN, CircuitBreaker.State.FORCED_OPEN);

  private final ConnectorRegistry connectors;
  private final Admission admission;
  private final CircuitBreakerRegistry breakers;

  Passage(ConnectorRegistry connectors, Admission admission, CircuitBreakerRegistry breakers) {
    this.connectors = connectors;
    this.admission = admission;
    this.breakers = breakers;
  }

  /** False also for a connector that doesn't run. */
  boolean isFree(String connector) {
    return connectors.find(connector).map(this::isFree).orElse(false);
  }

  /** Neither held nor closed nor out of quota, and its circuit isn't open. */
  boolean isFree(Connector connector) {
    return admission.closure(connector).isEmpty()
        && breakers
            .find(connector.name())
            .map(CircuitBreaker::getState)
            .filter(OPEN::contains)
            .isEmpty();
  }
}
