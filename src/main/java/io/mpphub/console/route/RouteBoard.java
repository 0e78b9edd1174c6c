package io.mpphub.console.route;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.mpphub.connector.ConnectorRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;
import org.springframework.stereotype.Component;

/** All routes with their figures: counts from Camel's management, times from Micrometer. */
@Component
public class RouteBoard {

  private static final double P95 = 0.95;

  private final CamelContext camel;
  private final MeterRegistry meters;
  private final ConnectorRegistry connectors;
  private final RouteFailures failures;
  private final CallRates rates = new CallRates();
  private final Clock clock;

  RouteBoard(
      CamelContext camel,
      MeterRegistry meters,
      ConnectorRegistry connectors,
      RouteFailures failures,
      Clock clock) {
    this.camel = camel;
    this.meters = meters;
    this.connectors = connectors;
    this.failures = failures;
    this.clock = clock;
  }

  /** By kind, connector and id. */
  public List<RouteView> all() {
    return camel.getRoutes().stream()
        .filter(route -> !isOneVersion(route.getId()))
        .map(this::view)
        .flatMap(Optional::stream)
        .sorted(
            Comparator.comparing(RouteView::kind)
                .thenComparing(RouteView::connector, Comparator.nullsFirst(String::compareTo))
                .thenComparing(RouteView::id))
        .toList();
  }

  /**
   * True for one version's route: its calls count at the operation's own route, which leads to it.
   */
  static boolean isOneVersion(String routeId) {
    return routeId.contains("@");
  }

  /** Empty when there is no such route. */
  Optional<RouteView> find(String id) {
    return Optional.ofNullable(camel.getRoute(id)).flatMap(this::view);
  }

  /** Takes a sample for the rates; to be called several times a minute. */
  void sample() {
    Map<String, Long> totals = new HashMap<>();
    for (Route route : camel.getRoutes()) {
      managed(route.getId()).ifPresent(m -> totals.put(route.getId(), calls(route.getId(), m)));
    }
    rates.note(clock.instant(), totals);
  }

  private Optional<ManagedRouteMBean> managed(String id) {
    ManagedCamelContext management =
        camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
    return Optional.ofNullable(management).map(m -> m.getManagedRoute(id));
  }

  private Optional<RouteView> view(Route route) {
    return managed(route.getId()).map(managed -> view(route, managed));
  }

  private RouteView view(Route route, ManagedRouteMBean managed) {
    String id = route.getId();
    RouteKind.Place place = RouteKind.of(id, connectors.all());
    Optional<Timer> timer =
        Optional.ofNullable(meters.find(RouteMetrics.TIMER).tag("routeId", id).timer());
    List<RouteFailures.Failure> failed = failures.of(id);
    List<RouteView.Failure> errors = failed.stream().map(RouteBoard::error).toList();
    return new RouteView(
        id,
        title(route, place),
        place.kind(),
        place.connector(),
        camel.getRouteController().getRouteStatus(id).name().toLowerCase(Locale.ROOT),
        managed.getExchangesInflight(),
        managed.getExchangesCompleted() - managed.getFailuresHandled(),
        managed.getExchangesFailed() + managed.getFailuresHandled(),
        timer.filter(t -> t.count() > 0).map(t -> t.mean(TimeUnit.MILLISECONDS)).orElse(null),
        timer.map(RouteBoard::p95).orElse(null),
        rates.perMinute(id, calls(id, managed), clock.instant()),
        lastCall(managed),
        errors.isEmpty() ? null : errors.get(0),
        errors,
        failed.stream().limit(1).anyMatch(f -> f.cause().trouble() && isLast(f, managed)));
  }

  /** Without those of an operation that never left: they tell nothing of the agency. */
  private long calls(String id, ManagedRouteMBean managed) {
    return Math.max(0, managed.getExchangesTotal() - failures.heldBack(id));
  }

  private static String title(Route route, RouteKind.Place place) {
    return Stream.of(place.title(), route.getDescription(), route.getId())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  /** Null when Micrometer's window of the last minutes is empty. */
  private static Double p95(Timer timer) {
    for (ValueAtPercentile value : timer.takeSnapshot().percentileValues()) {
      if (value.percentile() == P95 && value.value() > 0) {
        return value.value(TimeUnit.MILLISECONDS);
      }
    }
    return null;
  }

  private static Instant lastCall(ManagedRouteMBean managed) {
    return Stream.of(
            managed.getLastExchangeCompletedTimestamp(), managed.getLastExchangeFailureTimestamp())
        .filter(Objects::nonNull)
        .map(Date::toInstant)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** An answered failure counts as completed in Camel, so the exchange's id tells. */
  private static boolean isLast(RouteFailures.Failure failure, ManagedRouteMBean managed) {
    Date completed = managed.getLastExchangeCompletedTimestamp();
    Date failed = managed.getLastExchangeFailureTimestamp();
    boolean failedLast = failed != null && (completed == null || !failed.before(completed));
    return failure.exchangeId().equals(managed.getLastExchangeCompletedExchangeId()) || failedLast;
  }

  private static RouteView.Failure error(RouteFailures.Failure failure) {
    FailureCause cause = failure.cause();
    return new RouteView.Failure(failure.at(), cause.code(), cause.text(), cause.trouble());
  }
}
