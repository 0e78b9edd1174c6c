package io.mpphub.delivery;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorStarted;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.context.event.EventListener;

/** Gives each connector that takes deliveries its consumer: route {@code delivery.<connector>}. */
class DeliveryRoutes {

  private final CamelContext camel;

  DeliveryRoutes(CamelContext camel) {
    this.camel = camel;
  }

  @EventListener
  void start(ConnectorStarted event) throws Exception {
    Connector connector = event.connector();
    String routeId = "delivery." + connector.name();
    if (!connector.takesDeliveries()) {
      return;
    }
    if (camel.getRoute(routeId) != null) {
      camel.getRouteController().stopRoute(routeId);
      camel.removeRoute(routeId);
    }
    TemplatedRouteBuilder.builder(camel, "delivery")
        .routeId(routeId)
        .parameter("connector", connector.name())
        .parameter("concurrency", connector.limits().concurrency())
        .add();
  }
}
