package io.mpphub.console.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Drifts;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import io.mpphub.delivery.message.MessageCount;
import io.mpphub.delivery.message.Messages;
import io.mpphub.folder.FileProblem;
import io.mpphub.invalid.InvalidBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * All connectors, those that run and those that were refused. Trouble with the database comes out
 * as Spring's {@code DataAccessException}.
 */
@Component
public class ConnectorBoard {

  private final ConnectorRegistry connectors;
  private final CircuitBreakerRegistry breakers;
  private final Messages messages;
  private final InvalidBox invalid;
  private final Drifts drifts;
  private final LeftFiles left;
  private final Pauses pauses;

  ConnectorBoard(
      ConnectorRegistry connectors,
      CircuitBreakerRegistry breakers,
      Messages messages,
      InvalidBox invalid,
      Drifts drifts,
      LeftFiles left,
      Pauses pauses) {
    this.connectors = connectors;
    this.breakers = breakers;
    this.messages = messages;
    this.invalid = invalid;
    this.drifts = drifts;
    this.left = left;
    this.pauses = pauses;
  }

  /**
   * By name.
   *
   * @param routes all of them, as the board of routes has them
   */
  public List<ConnectorView> all(List<RouteView> routes) {
    List<MessageCount> counts = messages.openCounts();
    Map<String, Long> unread = invalid.waiting();
    Map<String, List<FileProblem>> refused = connectors.refused();
    List<ConnectorView> views = new ArrayList<>();
    for (Connector connector : connectors.all()) {
      views.add(
          running(
              connector,
              routes.stream().filter(r -> connector.name().equals(r.connector())).toList(),
              deliveries(connector.name(), counts),
              unread.getOrDefault(connector.name(), 0L),
              refused.getOrDefault(connector.name(), List.of())));
    }
    refused.forEach(
        (name, faults) -> {
          if (connectors.find(name).isEmpty()) {
            views.add(
                refused(name, deliveries(name, counts), unread.getOrDefault(name, 0L), faults));
          }
        });
    views.sort(Comparator.comparing(ConnectorView::name));
    return views;
  }

  private ConnectorView running(
      Connector connector,
      List<RouteView> routes,
      Map<String, Long> deliveries,
      long invalid,
      List<FileProblem> faults) {
    CircuitBreaker breaker = breakers.circuitBreaker(connector.name());
    List<RouteView> operations =
        routes.stream().filter(route -> route.kind() != RouteKind.DELIVERY).toList();
    ConnectorView.Pause pause = pauses.of(connector);
    return new ConnectorView(
        connector.name(),
        connector.title(),
        connector.protocol(),
        connector.contact(),
        ConnectorHealth.of(breaker.getState(), pause, routes),
        circuit(breaker),
        deliveries,
        invalid,
        ConnectorHealth.deliveriesStand(routes),
        pause,
        pause == null ? null : messages.oldestOnItsWay(connector.name()).orElse(null),
        operations.stream().mapToDouble(RouteView::callsPerMinute).sum(),
        operations,
        faults,
        drifts.all().stream().filter(d -> d.connector().equals(connector.name())).toList(),
        left.all().stream().filter(l -> l.connector().equals(connector.name())).toList());
  }

  private static ConnectorView refused(
      String name, Map<String, Long> deliveries, long invalid, List<FileProblem> faults) {
    return new ConnectorView(
        name,
        name,
        null,
        null,
        ConnectorHealth.REFUSED,
        null,
        deliveries,
        invalid,
        false,
        null,
        null,
        0,
        List.of(),
        faults,
        List.of(),
        List.of());
  }

  private static ConnectorView.Circuit circuit(CircuitBreaker breaker) {
    CircuitBreaker.Metrics metrics = breaker.getMetrics();
    int calls = metrics.getNumberOfBufferedCalls();
    int failed = metrics.getNumberOfFailedCalls();
    return new ConnectorView.Circuit(
        breaker.getState().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        calls == 0 ? null : failed * 100.0 / calls,
        failed,
        calls,
        breaker.getCircuitBreakerConfig().getSlidingWindowSize());
  }

  private static Map<String, Long> deliveries(String connector, List<MessageCount> counts) {
    Map<String, Long> byStatus = new TreeMap<>();
    for (MessageCount count : counts) {
      if (count.connector().equals(connector)) {
        byStatus.put(count.status().wireName(), count.count());
      }
    }
    return byStatus;
  }
}
