package io.mpphub.console.route;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/**
 * Counts and times what each route does, as {@code camel.route.policy} and {@code
 * camel.exchanges.*}, for as long as there is the route. The names and tags are those of Camel's
 * own component. One version's routes are left out: the operation's own route, which leads to them,
 * counts.
 */
@Component
class RouteMetrics implements RoutePolicyFactory {

  /** Timer of a route, told apart by the tag {@code routeId}. */
  static final String TIMER = "camel.route.policy";

  private final MeterRegistry meters;

  RouteMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
    return RouteBoard.isOneVersion(routeId) ? null : new Figures(camel, routeId);
  }

  private final class Figures extends RoutePolicySupport {

    private final String started;
    private final Timer times;
    private final Counter all;
    private final Counter failed;
    private final Counter succeeded;
    private final Counter handled;
    private final Counter redelivered;

    Figures(CamelContext camel, String routeId) {
      Tags tags =
          Tags.of(
              "camelContext",
              camel.getName(),
              "kind",
              "CamelRoute",
              "routeId",
              routeId,
              "eventType",
              "route");
      this.started = TIMER + "-" + routeId;
      this.times =
          Timer.builder(TIMER).tags(tags).description("Route performance metrics").register(meters);
      this.all = counter("total", tags, "Total number of processed exchanges");
      this.failed = counter("failed", tags, "Number of failed exchanges");
      this.succeeded = counter("succeeded", tags, "Number of successfully completed exchanges");
      this.handled = counter("failures.handled", tags, "Number of failures handled");
      this.redelivered =
          counter(
              "external.redeliveries",
              tags,
              "Number of external initiated redeliveries (such as from JMS broker)");
    }

    private Counter counter(String name, Tags tags, String description) {
      return Counter.builder("camel.exchanges." + name)
          .tags(tags)
          .description(description)
          .register(meters);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      exchange.setProperty(started, Timer.start(meters));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      if (exchange.removeProperty(started) instanceof Timer.Sample sample) {
        sample.stop(times);
      }
      all.increment();
      if (exchange.isFailed()) {
        failed.increment();
        return;
      }
      succeeded.increment();
      if (ExchangeHelper.isFailureHandled(exchange)) {
        handled.increment();
      }
      if (exchange.isExternalRedelivered()) {
        redelivered.increment();
      }
    }

    @Override
    public void onRemove(Route route) {
      List.<Meter>of(times, all, failed, succeeded, handled, redelivered).forEach(meters::remove);
    }
  }
}
