package io.mpphub.console.connector;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** State of a connector's agency, as far as the hub's calls tell. */
public enum ConnectorHealth {
  /** Its files have a fault: it doesn't run. */
  REFUSED,
  /** An operator or the hub holds it, or its deliveries are stopped. */
  HELD,
  /** The agency is closed, or its quota used up: no call is made for a while. */
  PAUSED,
  /** The circuit is open: no call is made. */
  DOWN,
  /** The last call ended in trouble, or the circuit is probing. */
  FAILING,
  /** Nothing was called since the start. */
  UNKNOWN,
  OK;

  /**
   * @param pause why nothing is sent to the agency now, null when calls are made
   * @param routes the connector's
   */
  static ConnectorHealth of(
      CircuitBreaker.State circuit, ConnectorView.Pause pause, List<RouteView> routes) {
    if (pause != null) {
      return pause.kind().equals("held") ? HELD : PAUSED;
    }
    ConnectorHealth health = of(circuit, routes);
    return health == DOWN || !deliveriesStand(routes) ? health : HELD;
  }

  /** True when an operator stopped the route of the connector's deliveries. */
  static boolean deliveriesStand(List<RouteView> routes) {
    return routes.stream().anyMatch(r -> r.kind() == RouteKind.DELIVERY && !r.isStarted());
  }

  private static ConnectorHealth of(CircuitBreaker.State circuit, List<RouteView> routes) {
    return switch (circuit) {
      case OPEN, FORCED_OPEN -> DOWN;
      case HALF_OPEN -> FAILING;
      default -> ofLastCall(routes);
    };
  }

  private static ConnectorHealth ofLastCall(List<RouteView> routes) {
    Optional<RouteView> last =
        routes.stream()
            .filter(route -> route.kind() == RouteKind.OPERATION && route.lastCallAt() != null)
            .max(Comparator.comparing(RouteView::lastCallAt));
    return last.map(route -> route.failing() ? FAILING : OK).orElse(UNKNOWN);
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
