package io.mpphub.console.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Closure;
import io.mpphub.connector.admit.Hold;
import io.mpphub.connector.admit.Holds;
import io.mpphub.console.connector.ConnectorView.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** GivenReason for which no calls go to an agency now. */
@Component
public class Pauses {

  private final ConnectorRegistry connectors;
  private final CircuitBreakerRegistry breakers;
  private final Holds holds;
  private final Admission admission;

  Pauses(
      ConnectorRegistry connectors,
      CircuitBreakerRegistry breakers,
      Holds holds,
      Admission admission) {
    this.connectors = connectors;
    this.breakers = breakers;
    this.holds = holds;
    this.admission = admission;
  }

  /** Held, closed or out of quota; null when calls are made. */
  public Pause of(Connector connector) {
    Optional<Hold> hold = holds.of(connector.name());
    if (hold.isPresent()) {
      Hold held = hold.get();
      Instant probe = held.probe() == null ? null : held.probe().at();
      return new Pause("held", null, held.by(), held.at(), held.reason(), probe);
    }
    return admission.closure(connector).map(Pauses::of).orElse(null);
  }

  private static Pause of(Closure closure) {
    return new Pause(
        closure.kind().name().toLowerCase(Locale.ROOT),
        closure.until().equals(Instant.MAX) ? null : closure.until(),
        null,
        null,
        closure.reason(),
        null);
  }

  /** Returns the pause, or one for an open circuit; null when deliveries are made. */
  Pause ofDeliveries(String connector) {
    Optional<Connector> found = connectors.find(connector);
    if (found.isEmpty()) {
      return new Pause("refused", null, null, null, "No such connector runs.", null);
    }
    Pause pause = of(found.get());
    return pause == null && isCircuitOpen(connector)
        ? new Pause("down", null, null, null, "Too many of the last calls failed.", null)
        : pause;
  }

  /** Of all connectors that run, by name; those that deliver aren't there. */
  public Map<String, Pause> all() {
    return of(connectors.all().stream().map(Connector::name).toList());
  }

  /** Of these connectors; those that deliver aren't there. */
  public Map<String, Pause> of(List<String> names) {
    Map<String, Pause> found = new TreeMap<>();
    for (String name : names) {
      Pause pause = ofDeliveries(name);
      if (pause != null) {
        found.put(name, pause);
      }
    }
    return found;
  }

  private boolean isCircuitOpen(String connector) {
    return breakers
        .find(connector)
        .map(CircuitBreaker::getState)
        .filter(
            state ->
                state == CircuitBreaker.State.OPEN || state == CircuitBreaker.State.FORCED_OPEN)
        .isPresent();
  }
}
