package io.mpphub.console.route;

import io.mpphub.connector.AgencyException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.util.ObjectHelper;
import org.springframework.stereotype.Component;

/**
 * Remembers why each route failed, which Camel counts but doesn't keep: the last failure of each
 * cause's code, so that a resident not found doesn't hide the agency's outage before. Camel asks it
 * for a policy for every route it makes.
 */
@Component
class RouteFailures implements RoutePolicyFactory {

  /**
   * A failure.
   *
   * @param exchangeId tells whether Camel's last exchange of the route was this one
   */
  public record Failure(Instant at, FailureCause cause, String exchangeId) {}

  private final Map<String, Map<String, Failure>> byRoute = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> heldBack = new ConcurrentHashMap<>();
  private final Clock clock;

  RouteFailures(Clock clock) {
    this.clock = clock;
  }

  /** The last failure of each code, newest first. */
  List<Failure> of(String routeId) {
    return byRoute.getOrDefault(routeId, Map.of()).values().stream()
        .sorted(Comparator.comparing(Failure::at).reversed())
        .toList();
  }

  /**
   * Returns the number of calls of a connector's operation that never left the hub, since the route
   * was made.
   */
  long heldBack(String routeId) {
    LongAdder count = heldBack.get(routeId);
    return count == null ? 0 : count.sum();
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    // One each: Camel stops a route's policies with the route.
    return new Watch();
  }

  private final class Watch extends RoutePolicySupport {

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      Throwable thrown = exchange.getException();
      if (thrown == null && ExchangeHelper.isFailureHandled(exchange)) {
        thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
      }
      if (thrown != null) {
        Failure failure =
            new Failure(clock.instant(), FailureCause.of(thrown), exchange.getExchangeId());
        byRoute
            .computeIfAbsent(route.getRouteId(), id -> new ConcurrentHashMap<>())
            .put(failure.cause().code(), failure);
        if (isHeldBack(route.getRouteId(), thrown)) {
          heldBack.computeIfAbsent(route.getRouteId(), id -> new LongAdder()).increment();
        }
      }
    }

    @Override
    public void onRemove(Route route) {
      byRoute.remove(route.getRouteId());
      heldBack.remove(route.getRouteId());
    }

    /** The operation's own, not passed on by one that needed it. */
    private boolean isHeldBack(String routeId, Throwable thrown) {
      AgencyException failure = ObjectHelper.getException(AgencyException.class, thrown);
      return failure != null
          && failure.reach() == AgencyException.Reach.HELD_BACK
          && routeId.equals(failure.connector() + "." + failure.operation());
    }
  }
}
